// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/Ids.h"
#include "core/model/ServerRetention.h"

#include <QString>
#include <QStringList>

namespace vedette {

enum class ServerKind
{
    Ssh,
    Local ///< this computer, through a local shell
};

enum class AuthMethod
{
    Automatic, ///< the agent, then the usual key files
    KeyFile,
    Password
};

/// What the login is given on the server.
enum class ServerAccess
{
    Shell, ///< a shell, which runs the probes that are sent to it
    FixedProbe ///< the probes alone: the key's line in authorized_keys forces them
};

/// What to do with a host key that was never seen (a changed one is always refused).
enum class HostKeyPolicy
{
    Ask,
    AcceptNew,
    Strict
};

/// A monitored machine as the user configured it. Immutable value; holds no secret.
struct Server
{
    ServerId id;
    ServerKind kind = ServerKind::Ssh;
    QString name;
    QString host;
    quint16 port = 22;
    QString user;
    AuthMethod auth = AuthMethod::Automatic;
    QString identityFile; ///< absolute path of a private key, for AuthMethod::KeyFile
    QString certificateFile; ///< absolute path, of that key; empty: only the one beside it
    QString identityAgent; ///< socket of an agent: absolute path; "none"; empty: SSH_AUTH_SOCK
    QString proxyJump; ///< jump hosts as parseJumpHosts() reads them; empty: none
    /// A command on this computer that leads to it, as splitProxyCommand() reads it; empty: none.
    QString proxyCommand; ///< never beside proxyJump, and only run with runsProxyCommand
    ServerAccess access = ServerAccess::Shell;
    HostKeyPolicy hostKeyPolicy = HostKeyPolicy::Ask;
    QString hostKeyAlias; ///< the name its host keys are known by; empty: host and port
    /// Absolute paths, read instead of the user's known_hosts; or "none" alone; empty: the usual.
    QStringList knownHostsFiles;
    QString group;
    QStringList tags;
    bool isMonitored = true;
    bool runsProxyCommand = false; ///< as a person decided; else nothing leads there
    bool usesSudo = false; ///< what root alone may read (smartctl, dmidecode …) by sudo -n
    bool pollsByShell = false; ///< never from files, where an SFTP server logs what it is asked
    QStringList watchedCertificates; ///< absolute paths of PEM files on the server
    seconds statusInterval{10};
    seconds metricsInterval{30};
    ServerRetention retention = {};
    int position = 0; ///< place in the list, ascending

    bool operator==(const Server&) const = default;
};

inline constexpr qsizetype maxKnownHostsFiles = 8;
inline constexpr qsizetype maxWatchedCertificates = 32;
inline constexpr seconds minStatusInterval{1};
inline constexpr seconds minMetricsInterval{5};
inline constexpr seconds maxInterval{3600};

/// "This computer", watched through a local shell.
[[nodiscard]] Server thisComputer();

/// "deploy@db1.example.net:2222"; the port only when it isn't 22; an IPv6 host in brackets.
[[nodiscard]] QString addressOf(const Server& server);

/// Names with the same key are one name: what differs is the case, or how Unicode composes it. No
/// two servers share it.
[[nodiscard]] QString nameKey(const QString& name);

/// InvalidConfig with the field's name in `detail`, perhaps behind a reason and ": ", when
/// something can't be: "name" (empty), "nameTooLong" (also a group; or not plainText),
/// "nameReserved" ("local"), "tags", "statusInterval", "metricsInterval", "retention",
/// "watchedCertificates" (no absolute path, named twice, or too many), "port", "identityFile",
/// "certificateFile", "identityAgent", "proxyJump", "proxyCommand", "hostKeyAlias",
/// "knownHostsFiles", "host" and "user" (those that OpenSSH would refuse, or that could be taken
/// for an option).
[[nodiscard]] Result<void> validate(const Server& server);

/// Reads "local", "host", "user@host", "user@host:port", "user@[v6]:port" or
/// "ssh://user@host:port".
[[nodiscard]] Result<Server> parseTarget(const QString& text);

} // namespace vedette
