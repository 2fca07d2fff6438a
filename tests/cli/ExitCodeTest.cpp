// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ExitCode.h"

#include "tests/support/Catch.h"

#include <vector>

using namespace vedette;
using cli::ExitCode;

namespace {

struct Row
{
    ExitCode exit;
    std::vector<ErrorCode> errors;
};

const std::vector<Row>& table()
{
    static const std::vector<Row> rows{
        {ExitCode::Failed, {ErrorCode::Cancelled, ErrorCode::Internal}},
        {ExitCode::Usage, {ErrorCode::InvalidConfig, ErrorCode::InvalidFile}},
        {ExitCode::Unreachable,
         {ErrorCode::Timeout,
          ErrorCode::NameNotFound,
          ErrorCode::Unreachable,
          ErrorCode::Refused,
          ErrorCode::ProxyCommandOff,
          ErrorCode::ProxyCommandFailed,
          ErrorCode::ConnectionLost,
          ErrorCode::AuthUnanswered,
          ErrorCode::ServerLimits}},
        {ExitCode::Authentication,
         {ErrorCode::AuthDenied,
          ErrorCode::AuthInterrupted,
          ErrorCode::AuthNeedsUser,
          ErrorCode::PasswordExpired,
          ErrorCode::AuthQuestion,
          ErrorCode::JumpHostLogin,
          ErrorCode::KeyUnreadable,
          ErrorCode::VaultMissing,
          ErrorCode::VaultLocked,
          ErrorCode::MasterPasswordWrong,
          ErrorCode::KeychainFailed,
          ErrorCode::SecretExposed}},
        {ExitCode::HostKey,
         {ErrorCode::HostKeyUnknown, ErrorCode::HostKeyChanged, ErrorCode::HostKeyRevoked}},
        {ExitCode::UnusableAnswer,
         {ErrorCode::SshProtocol,
          ErrorCode::CommandMissing,
          ErrorCode::CommandFailed,
          ErrorCode::Malformed,
          ErrorCode::OutputTooLarge,
          ErrorCode::NotAvailable,
          ErrorCode::AccessDiffers}},
        {ExitCode::DataFolder,
         {ErrorCode::PermissionDenied,
          ErrorCode::StoreBusy,
          ErrorCode::StoreFull,
          ErrorCode::StoreCorrupt,
          ErrorCode::StoreReadOnly,
          ErrorCode::StoreIo,
          ErrorCode::VaultDamaged,
          ErrorCode::BackupDamaged,
          ErrorCode::BackupChanged}},
        {ExitCode::NewerDatabase, {ErrorCode::SchemaTooNew}},
        {ExitCode::AlreadyRunning, {ErrorCode::AlreadyRunning}},
        {ExitCode::NotFound, {ErrorCode::NotFound}},
    };
    return rows;
}

} // namespace

TEST_CASE("what a jump host forbids closes the way, and is no matter of the data folder")
{
    const Error forbidden{ErrorCode::PermissionDenied, {}, 0, QStringLiteral("gate")};

    CHECK(cli::exitCode(forbidden) == ExitCode::Unreachable);
    CHECK(cli::exitCode(Error{ErrorCode::PermissionDenied, {}}) == ExitCode::DataFolder);
}

TEST_CASE("every error code leads to the exit code that is documented for its family")
{
    std::size_t covered = 0;
    for (const Row& row : table()) {
        for (const ErrorCode error : row.errors) {
            INFO(errorName(error).data());
            CHECK(cli::exitCode(error) == row.exit);
            ++covered;
        }
    }

    CHECK(covered == static_cast<std::size_t>(ErrorCode::Internal) + 1); // none is missing above
}

TEST_CASE("the help names every exit code")
{
    const QString help = cli::exitCodeHelp();

    for (int code = 0; code <= static_cast<int>(ExitCode::NotFound); ++code) {
        INFO(code);
        CHECK(help.contains(QStringLiteral("\n  %1 ").arg(code)));
    }
    CHECK(help.contains(QStringLiteral("\n  %1 ").arg(static_cast<int>(ExitCode::Interrupted))));
}
