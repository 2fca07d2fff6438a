// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ssh/Helpers.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace vedette::test {

/// A key pair of a user, on disk.
struct UserKey
{
    QString path;
    QByteArray blob; ///< of the public key
    QByteArray line; ///< for authorized_keys
};

/// An ed25519 key, made by ssh-keygen.
UserKey makeUserKey(const QString& path, const QString& passphrase = {});
/// As ssh-keygen(1) has -t and -b: {"ecdsa", "384"}.
UserKey makeUserKeyOf(const QStringList& kind, const QString& path, const QString& passphrase = {});

/// A home folder without keys; the login of the test knows no agent.
class Home
{
public:
    explicit Home(const QByteArray& agentSocket = {})
        : m_identity(QFile::encodeName(m_folder.path()), agentSocket)
    {
        QDir(m_folder.path()).mkdir(QStringLiteral(".ssh"));
    }

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    CleanIdentity m_identity;
};

} // namespace vedette::test
