// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/Ending.h"

using namespace Qt::StringLiterals;

namespace vedette::collect {

bool wasKilled(int status)
{
    constexpr int sigkill = 9;
    constexpr int timedOut = 124; // timeout(1) without SIGKILL
    return status == timedOut || status == 128 + sigkill || status == 256 + sigkill; // ksh93: 256
}

std::optional<Error> endingOf(const PollText& text, QByteArrayView section, const QString& command)
{
    bool isNumber = false;
    const int status = text.section(section).value_or(QByteArrayView()).trimmed().toInt(&isNumber);
    if (!isNumber || status == 0) {
        return std::nullopt;
    }
    if (wasKilled(status)) {
        return Error{ErrorCode::Timeout, command + u" did not end in time"_s, status};
    }
    switch (status) {
    case 126:
        return Error{ErrorCode::PermissionDenied, command + u" may not be run"_s, status};
    case 127:
        return Error{ErrorCode::CommandMissing, command, status};
    default:
        return Error{
            ErrorCode::CommandFailed, u"%1 ended with %2"_s.arg(command).arg(status), status};
    }
}

} // namespace vedette::collect
