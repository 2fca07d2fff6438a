// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Error.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

using Entry = std::pair<ErrorCode, QLatin1StringView>;

constexpr std::array entries{
    Entry{ErrorCode::Cancelled, "cancelled"_L1},
    Entry{ErrorCode::Timeout, "timeout"_L1},
    Entry{ErrorCode::NameNotFound, "name_not_found"_L1},
    Entry{ErrorCode::Unreachable, "unreachable"_L1},
    Entry{ErrorCode::Refused, "refused"_L1},
    Entry{ErrorCode::ProxyCommandOff, "proxy_command_off"_L1},
    Entry{ErrorCode::ProxyCommandFailed, "proxy_command_failed"_L1},
    Entry{ErrorCode::ConnectionLost, "connection_lost"_L1},
    Entry{ErrorCode::HostKeyUnknown, "host_key_unknown"_L1},
    Entry{ErrorCode::HostKeyChanged, "host_key_changed"_L1},
    Entry{ErrorCode::HostKeyRevoked, "host_key_revoked"_L1},
    Entry{ErrorCode::AuthDenied, "auth_denied"_L1},
    Entry{ErrorCode::AuthInterrupted, "auth_interrupted"_L1},
    Entry{ErrorCode::AuthUnanswered, "auth_unanswered"_L1},
    Entry{ErrorCode::AuthNeedsUser, "auth_needs_user"_L1},
    Entry{ErrorCode::PasswordExpired, "password_expired"_L1},
    Entry{ErrorCode::AuthQuestion, "auth_question"_L1},
    Entry{ErrorCode::JumpHostLogin, "jump_host_login"_L1},
    Entry{ErrorCode::AccessDiffers, "access_differs"_L1},
    Entry{ErrorCode::KeyUnreadable, "key_unreadable"_L1},
    Entry{ErrorCode::SshProtocol, "ssh_protocol"_L1},
    Entry{ErrorCode::ServerLimits, "server_limits"_L1},
    Entry{ErrorCode::CommandMissing, "command_missing"_L1},
    Entry{ErrorCode::CommandFailed, "command_failed"_L1},
    Entry{ErrorCode::PermissionDenied, "permission_denied"_L1},
    Entry{ErrorCode::Malformed, "malformed"_L1},
    Entry{ErrorCode::OutputTooLarge, "output_too_large"_L1},
    Entry{ErrorCode::NotAvailable, "not_available"_L1},
    Entry{ErrorCode::StoreBusy, "store_busy"_L1},
    Entry{ErrorCode::StoreFull, "store_full"_L1},
    Entry{ErrorCode::StoreCorrupt, "store_corrupt"_L1},
    Entry{ErrorCode::StoreReadOnly, "store_read_only"_L1},
    Entry{ErrorCode::StoreIo, "store_io"_L1},
    Entry{ErrorCode::SchemaTooNew, "schema_too_new"_L1},
    Entry{ErrorCode::InvalidConfig, "invalid_config"_L1},
    Entry{ErrorCode::InvalidFile, "invalid_file"_L1},
    Entry{ErrorCode::NotFound, "not_found"_L1},
    Entry{ErrorCode::AlreadyRunning, "already_running"_L1},
    Entry{ErrorCode::VaultMissing, "vault_missing"_L1},
    Entry{ErrorCode::VaultLocked, "vault_locked"_L1},
    Entry{ErrorCode::MasterPasswordWrong, "master_password_wrong"_L1},
    Entry{ErrorCode::VaultDamaged, "vault_damaged"_L1},
    Entry{ErrorCode::KeychainFailed, "keychain_failed"_L1},
    Entry{ErrorCode::SecretExposed, "secret_exposed"_L1},
    Entry{ErrorCode::BackupDamaged, "backup_damaged"_L1},
    Entry{ErrorCode::BackupChanged, "backup_changed"_L1},
    Entry{ErrorCode::Internal, "internal"_L1},
};

} // namespace

QLatin1StringView errorName(ErrorCode code)
{
    const auto* entry = std::ranges::find(entries, code, &Entry::first);
    return entry == entries.end() ? "internal"_L1 : entry->second;
}

std::optional<ErrorCode> errorFromName(QLatin1StringView name)
{
    const auto* entry = std::ranges::find(entries, name, &Entry::second);
    if (entry == entries.end()) {
        return std::nullopt;
    }
    return entry->first;
}

Error Error::in(QStringView context) const
{
    Error told = *this;
    told.detail = detail.isEmpty() ? context.toString() : context.toString() + u": "_s + detail;
    return told;
}

} // namespace vedette
