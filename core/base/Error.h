// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <optional>

namespace vedette {

/// What went wrong, by family. The words for a person are made in core/text/ErrorText.
enum class ErrorCode
{
    Cancelled,
    Timeout,
    NameNotFound, ///< the resolver knows no address for the host
    Unreachable, ///< no route, network down
    Refused, ///< the port is closed
    ProxyCommandOff, ///< no person has switched on the command that leads to the server
    ProxyCommandFailed, ///< that command can't be started, or has ended
    ConnectionLost, ///< an established session ended
    HostKeyUnknown,
    HostKeyChanged,
    HostKeyRevoked, ///< marked @revoked in known_hosts
    AuthDenied,
    AuthInterrupted, ///< the connection was closed while a key or secret was being judged
    AuthUnanswered, ///< no word came in time whether a password is right
    AuthNeedsUser, ///< a person must give a password or passphrase first
    PasswordExpired, ///< the server lets nobody in before another password is chosen there
    AuthQuestion, ///< at each login the server asks what only a person can answer
    JumpHostLogin, ///< a jump host on the way refuses the login, or needs a secret first
    AccessDiffers, ///< a shell where the fixed probe was expected, or the other way round
    KeyUnreadable, ///< a private key file is missing, unreadable or malformed
    SshProtocol,
    ServerLimits, ///< MaxSessions, MaxStartups or a penalty of the server
    CommandMissing,
    CommandFailed,
    PermissionDenied,
    Malformed, ///< an answer that can't be read as what it should be
    OutputTooLarge,
    NotAvailable, ///< this server does not have it
    StoreBusy,
    StoreFull,
    StoreCorrupt,
    StoreReadOnly,
    StoreIo,
    SchemaTooNew,
    InvalidConfig,
    InvalidFile, ///< a file that the user named can't be read, written or understood
    NotFound,
    AlreadyRunning,
    VaultMissing, ///< a vault must be made first
    VaultLocked, ///< the vault's master password must be given first
    MasterPasswordWrong,
    VaultDamaged, ///< the vault file is not what was written
    KeychainFailed, ///< the system's keychain is missing, locked, or does not answer
    SecretExposed, ///< a file with a secret that others could read
    BackupDamaged, ///< a backup is not what was written
    BackupChanged, ///< a backup is not the one that somebody has looked at
    Internal
};

/// The stable identifier of a code, as it stands in JSON and in logs ("host_key_changed").
[[nodiscard]] QLatin1StringView errorName(ErrorCode code);
[[nodiscard]] std::optional<ErrorCode> errorFromName(QLatin1StringView name);

/// A failure with its context. Immutable value.
/// `detail` is English, for logs and for the "details" fold; it never holds a secret.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString detail;
    int native = 0; ///< errno, SQLite's extended code or libssh's code; 0 when there is none
    /// "ops@bastion:2222" (of a host key perhaps without the user): it failed, not the server.
    QString jumpHost = {};
    std::optional<ErrorCode> cause = {}; ///< of JumpHostLogin: what the login there failed with

    /// The same failure, told with what was being done: "open store: …".
    [[nodiscard]] Error in(QStringView context) const;

    bool operator==(const Error&) const = default;
};

} // namespace vedette
