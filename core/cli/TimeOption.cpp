// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/TimeOption.h"

#include "core/base/Clock.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace vedette::cli {

Result<Timestamp> timeOption(const VerbParser& parser, const QString& option, Timestamp fallback)
{
    if (!parser.isSet(option)) {
        return fallback;
    }
    constexpr DurationRange anyPast{.most = std::chrono::days{36'525}};
    if (const auto ago = parser.duration(option, {}, anyPast)) {
        return systemClock().now() - *ago;
    }
    const QString text = parser.value(option);
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    if (!time.isValid()) {
        return fail(
            ErrorCode::InvalidConfig,
            u"--%1: “%2” is neither a time as “2026-03-01 08:30” nor one ago as “36h”"_s.arg(option,
                                                                                             text));
    }
    return fromMsecs(time.toMSecsSinceEpoch());
}

} // namespace vedette::cli
