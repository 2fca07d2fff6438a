// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/HostKey.h"
#include "core/model/Server.h"

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace vedette::test {

/// A real OpenSSH server on a free port of 127.0.0.1, for logins of the current user by key.
/// Trusts user certificates signed by the key that a test makes as `folder`/user_ca.
/// Lives on: the thread of the test. Ends with it.
class SshdFixture final
{
public:
    /// `limits`: lines of sshd_config(5) that come first.
    explicit SshdFixture(QByteArray limits = {});
    SshdFixture(const SshdFixture&) = delete;
    SshdFixture& operator=(const SshdFixture&) = delete;
    ~SshdFixture();

    /// False where there is no sshd: say "skipped: " and leave the test.
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] QString whyNot() const { return m_whyNot; }

    /// An entry for the current user that leads here, with the key that opens it.
    [[nodiscard]] Server server() const;
    [[nodiscard]] HostKeyPin pin() const { return m_pin; }
    /// Its host key of another type: shown to who asks for that first.
    [[nodiscard]] HostKey secondKey() const;
    [[nodiscard]] QString keyPath() const;
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// Of the one that listens: each login is served by children of it.
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    /// The key that opens it, as a line of authorized_keys holds it: "ssh-ed25519 AAAA…".
    [[nodiscard]] QByteArray publicKey() const;
    /// From the next login on its authorized_keys is this.
    [[nodiscard]] bool authorize(const QByteArray& lines) const;

    /// What it has said since this was last asked for.
    [[nodiscard]] QByteArray takeLog();

    /// The next server process on the same port has another host key.
    [[nodiscard]] bool restartWithNewHostKey();
    /// Takes no more logins; open sessions end with their clients.
    void stop();

private:
    [[nodiscard]] bool prepare();
    [[nodiscard]] bool makeKey(const QString& name, const QString& type);
    [[nodiscard]] bool start(quint16 port);
    [[nodiscard]] bool waitUntilListening();
    void writeConfig(quint16 port) const;

    const QByteArray m_limits;
    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_hostKeyName;
    HostKeyPin m_pin;
    bool m_isRunning = false;
    QString m_whyNot;
};

} // namespace vedette::test
