// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Server.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace vedette::test {

enum class SshSoftware
{
    OpenSsh,
    Dropbear,
    TinySsh
};

[[nodiscard]] QString nameOf(SshSoftware software);

/// How a server asks for the password.
enum class PasswordEntry
{
    Method, ///< "password" (RFC 4252, 8), judged by the server itself
    Dialogue ///< "keyboard-interactive" (RFC 4256), judged by PAM; OpenSSH only
};

/// A server of another make on a free port of 127.0.0.1, for the current user by key and, where it
/// takes one, by password. It lives in namespaces of its own, where the user's home, /etc/shadow
/// and /etc/pam.d are those of the test: nothing of this computer is read or changed, and all that
/// it started ends with it. Needs root. Lives on: the thread of the test.
class InteropServer final
{
public:
    explicit InteropServer(SshSoftware software, PasswordEntry entry = PasswordEntry::Method);
    InteropServer(const InteropServer&) = delete;
    InteropServer& operator=(const InteropServer&) = delete;
    ~InteropServer();

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// Why it does not run: say "skipped: " and leave the test.
    [[nodiscard]] QString whyNot() const { return m_whyNot; }
    [[nodiscard]] bool takesPassword() const { return m_software != SshSoftware::TinySsh; }

    /// An entry with the key that opens it; accepts the host key at first sight.
    [[nodiscard]] Server server() const;
    [[nodiscard]] static QByteArray password();
    /// "ssh-ed25519 AAAA…"
    [[nodiscard]] QByteArray publicKey() const;
    /// From the next login on the user's authorized_keys is this.
    [[nodiscard]] bool authorize(const QByteArray& lines) const;

    /// A file in the home folder of the user who logs in.
    [[nodiscard]] bool writeHomeFile(const QString& name, const QByteArray& content) const;
    /// The user has to choose another password first.
    [[nodiscard]] bool expirePassword() const;

    /// Ends it with all of its sessions, without a word to their clients.
    void kill();
    /// On the same port with another host key.
    [[nodiscard]] bool restartWithNewHostKey();

private:
    [[nodiscard]] bool prepare();
    [[nodiscard]] bool writeFiles() const;
    [[nodiscard]] bool makeHostKey();
    [[nodiscard]] QStringList command() const;
    [[nodiscard]] bool start();
    [[nodiscard]] bool writeConfig() const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    SshSoftware m_software;
    PasswordEntry m_entry;
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port;
    int m_hostKeys = 0;
    bool m_isRunning = false;
    QString m_whyNot;
};

} // namespace vedette::test
