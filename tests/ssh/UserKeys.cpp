// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ssh/UserKeys.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace vedette::test {

UserKey makeUserKey(const QString& path, const QString& passphrase)
{
    return makeUserKeyOf({u"ed25519"_s}, path, passphrase);
}

UserKey makeUserKeyOf(const QStringList& kind, const QString& path, const QString& passphrase)
{
    QStringList arguments{
        u"-q"_s, u"-N"_s, passphrase, u"-f"_s, path, u"-t"_s, kind.value(0, u"ed25519"_s)};
    if (kind.size() > 1) {
        arguments += {u"-b"_s, kind.at(1)};
    }
    REQUIRE(QProcess::execute(u"ssh-keygen"_s, arguments) == 0);
    QFile file(path + u".pub"_s);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray line = file.readAll();
    return {path, QByteArray::fromBase64(line.split(' ').value(1)), line};
}

} // namespace vedette::test
