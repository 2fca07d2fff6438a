// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// An ssh_config that includes its second half: refused, or every host of it is resolved to values
// that a server may have, twice to the same.
#include "core/model/JumpHosts.h"
#include "core/ssh/config/SshConfig.h"
#include "tests/fuzz/Fuzz.h"
#include "tests/support/SshConfigDouble.h"

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

constexpr qsizetype fewHosts = 20;

void requireSound(const ssh::SshConfig& config, const QString& host)
{
    const auto resolved = config.resolve(host);
    if (!resolved) {
        fuzz::require(resolved.error().code == ErrorCode::InvalidFile
                      || resolved.error().code == ErrorCode::InvalidConfig);
        return;
    }
    fuzz::require(resolved->port > 0 && !resolved->identityFiles.isEmpty());
    fuzz::require(!resolved->proxyJump || !resolved->proxyCommand);
    fuzz::require(resolved->connectTimeout.value_or(0) >= 0);
    fuzz::require(toJson(*config.resolve(host)) == toJson(*resolved));
    const auto way = config.jumpHosts(*resolved);
    fuzz::require(way ? way->size() <= std::size_t{maxJumpHosts}
                          && way->empty() == !resolved->proxyJump
                      : way.error().code == ErrorCode::InvalidConfig);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto config = ssh::SshConfig::load(
        u"/c"_s,
        test::sshConfigSystem({{"/c", text}, {"/home/jane/.ssh/h", text.mid(text.size() / 2)}}));
    fuzz::require(config.has_value());
    requireSound(*config, u"db1"_s);
    requireSound(*config, QString::fromUtf8(text.left(64)));
    const QStringList hosts = config->hosts().value_or(QStringList());
    for (const QString& host : hosts.mid(0, fewHosts)) {
        requireSound(*config, host);
    }
    return 0;
}
