// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ssh/UserKeys.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace vedette::test {

UserKey makeUserKey(const QString& path, const QString& passphrase)
{
    QProcess::execute(u"ssh-keygen"_s,
                      {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, passphrase, u"-f"_s, path});
    QFile file(path + u".pub"_s);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return {path, QByteArray::fromBase64(file.readAll().split(' ').value(1))};
}

} // namespace vedette::test
