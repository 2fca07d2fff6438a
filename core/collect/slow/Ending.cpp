// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/Ending.h"

using namespace Qt::StringLiterals;

namespace vedette::collect {

std::optional<Error> endingOf(const PollText& text, QByteArrayView section, const QString& command)
{
    bool isNumber = false;
    const int status = text.section(section).value_or(QByteArrayView()).trimmed().toInt(&isNumber);
    if (!isNumber || status == 0) {
        return std::nullopt;
    }
    switch (status) {
    case 124: // timeout(1)
    case 137: // SIGKILL: 128 and its number, in ksh93 256 and its number
    case 265:
        return Error{ErrorCode::Timeout, command + u" did not end in time"_s, status};
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
