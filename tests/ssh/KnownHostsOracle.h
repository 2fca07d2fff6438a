// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/HostKey.h"
#include "core/ssh/KnownHost.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>
#include <QTemporaryDir>

#include <vector>

namespace vedette::test {

/// What OpenSSH's own client makes of known_hosts files: it is run against an OpenSSH server that
/// has a key of three types and lets nobody in. Lives on: the thread of the test.
class KnownHostsOracle final
{
public:
    struct Question
    {
        QByteArray host;
        quint16 port = 22;
        QByteArray policy; ///< of StrictHostKeyChecking
        QByteArray keyType = "ssh-ed25519"; ///< which of its keys the server shows
        QStringList files; ///< not changed; a missing one is asked for all the same
    };
    struct Answer
    {
        ssh::KnownHostStatus status = ssh::KnownHostStatus::Unknown;
        bool isLetIn = false; ///< the login went on to authentication
        int file = -1; ///< which of the files decided; -1 where ssh names none
        int line = 0;
        QByteArray said;
    };

    KnownHostsOracle();

    /// False where there is no OpenSSH: say "skipped: " and leave the test.
    [[nodiscard]] bool isUsable() const { return m_whyNot.isEmpty(); }
    [[nodiscard]] QString whyNot() const { return m_whyNot; }

    /// Several are asked at the same time; the answers are in the order of the questions.
    [[nodiscard]] std::vector<Answer> ask(const std::vector<Question>& questions) const;

    /// The server's key of that type; with "other" before it a key that it does not have.
    [[nodiscard]] HostKey key(const QByteArray& name) const { return m_keys.value(name); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

private:
    [[nodiscard]] bool prepare();
    [[nodiscard]] bool makeKey(const QByteArray& name, const QString& type);
    [[nodiscard]] QStringList copies(const QStringList& files, qsizetype question) const;
    [[nodiscard]] QStringList arguments(const Question& question, const QStringList& files) const;

    QTemporaryDir m_folder;
    QMap<QByteArray, HostKey> m_keys;
    QString m_whyNot;
};

} // namespace vedette::test
