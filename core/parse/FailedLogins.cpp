// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/FailedLogins.h"

#include "core/parse/Counter.h"
#include "core/parse/Scanner.h"

#include <QLatin1StringView>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr int fieldsBeforeSize = 4; // of ls -n: mode, links, user, group
constexpr quint64 shortRecord = 384;
constexpr quint64 longRecord = 400;
constexpr CounterLimits loginLimits{.possible = 1e6, .afterWrap = 0};

/// bits/wordsize.h of glibc, __WORDSIZE_TIME64_COMPAT32: where 32-bit programs share the file,
/// times have 32 bits in it.
quint64 usualRecord(QStringView architecture)
{
    constexpr std::array longOnes{"aarch64"_L1, "s390x"_L1, "alpha"_L1};
    const bool isLong = std::ranges::any_of(
        longOnes, [architecture](QLatin1StringView name) { return architecture == name; });
    return isLong ? longRecord : shortRecord;
}

/// The file tells: it holds whole records, of whatever programs the machine runs.
std::optional<quint64> recordSize(quint64 bytes, QStringView architecture)
{
    const bool isShort = bytes % shortRecord == 0;
    const bool isLong = bytes % longRecord == 0;
    if (isShort && isLong) {
        return usualRecord(architecture);
    }
    if (isShort || isLong) {
        return isShort ? shortRecord : longRecord;
    }
    return std::nullopt;
}

} // namespace

std::optional<quint64> parseFileSize(QByteArrayView text)
{
    Scanner lines(text);
    Scanner fields(lines.nextLine().value_or(QByteArrayView()));
    const auto first = fields.nextField();
    if (const auto size = first ? toCount(*first) : std::nullopt) {
        return size;
    }
    fields.skipFields(fieldsBeforeSize - 1);
    return fields.nextCount();
}

std::optional<double>
failedLoginRate(const FailedLogins& before, const FailedLogins& now, QStringView architecture)
{
    const double elapsed = now.uptime - before.uptime;
    const auto record = recordSize(now.bytes, architecture);
    if (!record || now.bytes < before.bytes || (now.bytes - before.bytes) % *record != 0) {
        return std::nullopt;
    }
    return rateOf(before.bytes / *record, now.bytes / *record, elapsed, loginLimits);
}

} // namespace vedette::parse
