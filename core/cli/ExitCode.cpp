// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ExitCode.h"

using namespace Qt::StringLiterals;

namespace vedette::cli {

ExitCode exitCode(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Timeout:
    case ErrorCode::NameNotFound:
    case ErrorCode::Unreachable:
    case ErrorCode::Refused:
    case ErrorCode::ProxyCommandOff:
    case ErrorCode::ProxyCommandFailed:
    case ErrorCode::ConnectionLost:
    case ErrorCode::AuthUnanswered:
    case ErrorCode::ServerLimits:
        return ExitCode::Unreachable;
    case ErrorCode::AuthDenied:
    case ErrorCode::AuthInterrupted:
    case ErrorCode::AuthNeedsUser:
    case ErrorCode::PasswordExpired:
    case ErrorCode::AuthQuestion:
    case ErrorCode::JumpHostLogin:
    case ErrorCode::KeyUnreadable:
    case ErrorCode::VaultMissing:
    case ErrorCode::VaultLocked:
    case ErrorCode::MasterPasswordWrong:
    case ErrorCode::KeychainFailed:
    case ErrorCode::SecretExposed:
        return ExitCode::Authentication;
    case ErrorCode::HostKeyUnknown:
    case ErrorCode::HostKeyChanged:
    case ErrorCode::HostKeyRevoked:
        return ExitCode::HostKey;
    case ErrorCode::SshProtocol:
    case ErrorCode::CommandMissing:
    case ErrorCode::CommandFailed:
    case ErrorCode::Malformed:
    case ErrorCode::OutputTooLarge:
    case ErrorCode::NotAvailable:
    case ErrorCode::AccessDiffers:
        return ExitCode::UnusableAnswer;
    case ErrorCode::PermissionDenied:
    case ErrorCode::StoreBusy:
    case ErrorCode::StoreFull:
    case ErrorCode::StoreCorrupt:
    case ErrorCode::StoreReadOnly:
    case ErrorCode::StoreIo:
    case ErrorCode::VaultDamaged:
    case ErrorCode::BackupDamaged:
    case ErrorCode::BackupChanged:
        return ExitCode::DataFolder;
    case ErrorCode::SchemaTooNew:
        return ExitCode::NewerDatabase;
    case ErrorCode::InvalidConfig:
    case ErrorCode::InvalidFile:
        return ExitCode::Usage;
    case ErrorCode::AlreadyRunning:
        return ExitCode::AlreadyRunning;
    case ErrorCode::NotFound:
        return ExitCode::NotFound;
    case ErrorCode::Cancelled:
    case ErrorCode::Internal:
        return ExitCode::Failed;
    }
    return ExitCode::Failed;
}

ExitCode exitCode(const Error& error)
{
    const bool isWayClosed = error.code == ErrorCode::PermissionDenied && !error.jumpHost.isEmpty();
    return isWayClosed ? ExitCode::Unreachable : exitCode(error.code);
}

QString exitCodeHelp()
{
    return u"Exit codes:\n"
           "  0   done\n"
           "  1   failed for another reason\n"
           "  2   wrong arguments, or a value that can't be\n"
           "  3   unreachable: no answer in time, refused, or no such name\n"
           "  4   authentication failed, or a secret is missing\n"
           "  5   the host key is unknown or has changed\n"
           "  6   the server's answer can't be used (garbage, too large, command missing)\n"
           "  7   the data folder or its database can't be used\n"
           "  8   the database comes from a newer version\n"
           "  9   another collector runs on this data folder\n"
           "  10  no such server, command, note or backup\n"
           "  130 ended by Ctrl+C\n"_s;
}

} // namespace vedette::cli
