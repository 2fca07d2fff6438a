// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/SshConfigDouble.h"

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

constexpr QByteArrayView home = "/home/jane";

QList<QByteArray> pathsLike(const QMap<QByteArray, QByteArray>& files, const QByteArray& pattern)
{
    const QByteArray path
        = pattern.startsWith("~/") ? home.toByteArray() + pattern.mid(1) : pattern;
    QList<QByteArray> paths;
    for (auto it = files.begin(); it != files.end(); ++it) {
        const bool isLike
            = path.endsWith('*') ? it.key().startsWith(path.chopped(1)) : it.key() == path;
        if (isLike) {
            paths.prepend(it.key()); // not sorted
        }
    }
    return paths;
}

} // namespace

ssh::SshConfigSystem sshConfigSystem(const QMap<QByteArray, QByteArray>& files)
{
    return {.read = [files](const QByteArray& path, ssh::SshConfigSource) -> Result<QByteArray> {
                return files.contains(path) ? Result<QByteArray>(files.value(path))
                                            : fail(ErrorCode::NotFound, u"no such file"_s);
            },
            .glob = [files](const QByteArray& pattern) { return pathsLike(files, pattern); },
            .variable =
                [](const QByteArray& name) {
                    return name == "HOME" ? std::optional(home.toByteArray()) : std::nullopt;
                },
            .homeOf = [](const QByteArray&) { return std::optional<QByteArray>(); },
            .servicePort =
                [](const QByteArray& name) {
                    return name == "ssh" ? std::optional<quint16>(22) : std::nullopt;
                },
            .address = [](const QByteArray&) { return std::optional<QByteArray>(); },
            .user = "jane",
            .userId = "1000",
            .home = home.toByteArray(),
            .hostName = "desk"};
}

} // namespace vedette::test
