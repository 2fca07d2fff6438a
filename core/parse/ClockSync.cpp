// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/ClockSync.h"

#include "core/parse/Scanner.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr double maxOffset = 1e10; ///< seconds: 300 years
constexpr double maxServerTime = 1e11;
constexpr double wholeSecond = 1;
constexpr double goodPrecision = 0.25; ///< seconds

/// A number with a sign.
std::optional<double> signedDecimal(QByteArrayView text)
{
    const bool isNegative = text.startsWith('-');
    if (isNegative || text.startsWith('+')) {
        text = text.sliced(1);
    }
    const auto value = toDecimal(text);
    if (!value || *value > maxOffset) {
        return std::nullopt;
    }
    return isNegative ? -*value : *value;
}

/// 0 without its sign: "-0.0" would be shown.
double negated(double value)
{
    return value == 0 ? 0.0 : -value;
}

/// "2.345s" in seconds.
std::optional<double> spanPart(QByteArrayView text)
{
    struct Unit
    {
        QByteArrayView name;
        double seconds;
    };
    constexpr std::array units{Unit{"us", 1e-6},
                               Unit{"ms", 1e-3},
                               Unit{"s", 1},
                               Unit{"min", 60},
                               Unit{"h", 3600},
                               Unit{"d", 86'400},
                               Unit{"w", 604'800},
                               Unit{"month", 2'629'800},
                               Unit{"y", 31'557'600}};
    const auto* const end
        = std::find_if_not(text.begin(), text.end(), [](char c) { return c <= '9' && c >= '.'; });
    const auto value = toDecimal(QByteArrayView(text.begin(), end));
    const auto* const unit = std::ranges::find(units, QByteArrayView(end, text.end()), &Unit::name);
    if (!value || unit == units.end()) {
        return std::nullopt;
    }
    return *value * unit->seconds;
}

/// "+1min 2.345s", "-12us" or "-0", as systemd writes a span of time.
std::optional<double> toSpan(QByteArrayView text)
{
    const bool isNegative = text.startsWith('-');
    if (!isNegative && !text.startsWith('+')) {
        return std::nullopt;
    }
    text = text.sliced(1);
    if (text == QByteArrayView("0")) {
        return 0.0;
    }
    double seconds = 0;
    Scanner parts(text);
    for (auto part = parts.nextField(); part; part = parts.nextField()) {
        const auto more = spanPart(*part);
        if (!more) {
            return std::nullopt;
        }
        seconds += *more;
    }
    if (text.isEmpty() || seconds > maxOffset) {
        return std::nullopt;
    }
    return isNegative ? -seconds : seconds;
}

/// The last field but one.
std::optional<QByteArrayView> lastButOne(QByteArrayView line)
{
    std::optional<QByteArrayView> before;
    std::optional<QByteArrayView> last;
    Scanner fields(line);
    while (const auto field = fields.nextField()) {
        before = last;
        last = field;
    }
    return before;
}

} // namespace

Result<ClockSync> parseChronyTracking(QByteArrayView text)
{
    constexpr std::size_t systemTime = 4;
    constexpr std::size_t leapStatus = 13;
    std::array<QByteArrayView, 14> fields;
    QByteArrayView rest = text.trimmed();
    for (QByteArrayView& field : fields) {
        const qsizetype comma = rest.indexOf(',');
        field = comma < 0 ? rest : rest.first(comma);
        rest = comma < 0 ? QByteArrayView() : rest.sliced(comma + 1);
    }
    const auto correction = signedDecimal(fields.at(systemTime));
    if (!correction || fields.at(leapStatus).isEmpty()) {
        return fail(ErrorCode::Malformed, u"chronyc tracking has no system time"_s);
    }
    // 7F7F0101 is the server's own clock, which is no other than itself (chrony's refclock
    // "local").
    const bool isLocal = fields.front() == QByteArrayView("7F7F0101");
    ClockSync sync;
    sync.isSynchronised = !isLocal && fields.at(leapStatus).trimmed() != "Not synchronised";
    if (*sync.isSynchronised) {
        // chronyc itself calls a positive number "slow of NTP time".
        sync.offset = negated(*correction);
    }
    return sync;
}

Result<ClockSync> parseTimesyncStatus(QByteArrayView text)
{
    bool isStatus = false;
    ClockSync sync;
    Scanner lines(text, 50);
    while (const auto line = lines.nextLine()) {
        const QByteArrayView entry = line->trimmed();
        const qsizetype colon = entry.indexOf(':');
        if (colon < 0) {
            continue;
        }
        const QByteArrayView name = entry.first(colon);
        isStatus = isStatus || name == QByteArrayView("Server");
        if (name == QByteArrayView("Offset")) {
            // NTP's offset is what to add to the clock (RFC 5905, 8): it is behind by so much.
            const auto offset = toSpan(entry.sliced(colon + 1).trimmed());
            sync.offset = offset ? std::optional(negated(*offset)) : std::nullopt;
        }
    }
    if (!isStatus) {
        return fail(ErrorCode::Malformed, u"timesync-status names no server"_s);
    }
    return sync;
}

Result<ClockSync> parseNtpPeers(QByteArrayView text)
{
    if (!text.contains("offset")) {
        return fail(ErrorCode::Malformed, u"ntpq lists no peers"_s);
    }
    ClockSync sync;
    sync.isSynchronised = false;
    Scanner lines(text, 100);
    while (const auto line = lines.nextLine()) {
        // "*" is the system's peer, "o" the same with a pulse per second.
        if (!line->startsWith('*') && !line->startsWith('o')) {
            continue;
        }
        sync.isSynchronised = true;
        // In milliseconds, and as NTP's offset: to be added to the clock.
        const auto offset = signedDecimal(lastButOne(*line).value_or(QByteArrayView()));
        sync.offset = offset ? std::optional(negated(*offset / 1000)) : std::nullopt;
        break;
    }
    return sync;
}

Result<ClockSync> parseNtpctlStatus(QByteArrayView text)
{
    ClockSync sync;
    if (text.contains("clock synced")) {
        sync.isSynchronised = true;
    } else if (text.contains("clock unsynced")) {
        sync.isSynchronised = false;
    } else {
        return fail(ErrorCode::Malformed, u"ntpctl does not tell of the clock"_s);
    }
    return sync;
}

Result<ServerTime> parseServerTime(QByteArrayView text)
{
    const QByteArrayView line = text.trimmed();
    const qsizetype point = line.indexOf('.');
    const auto whole = toCount(point < 0 ? line : line.first(point));
    if (!whole || static_cast<double>(*whole) > maxServerTime) {
        return fail(ErrorCode::Malformed, u"date tells no seconds"_s);
    }
    // Where %N is unknown it stands there as it is, or as "N".
    const auto exact = toDecimal(line);
    const bool isWhole = point < 0 || point == line.size() - 1 || !exact;
    return ServerTime{isWhole ? static_cast<double>(*whole) : *exact, isWhole};
}

std::optional<double> clockSkew(const ClockReading& reading)
{
    const bool isWhole = reading.before.isWhole || reading.after.isWhole;
    // The difference of two whole seconds may be one too many.
    const double spent
        = isWhole ? 0 : std::max(reading.after.seconds - reading.before.seconds, 0.0);
    const double onTheWay = std::max(reading.roundTrip.count() - spent, 0.0);
    // Of whole seconds the middle is taken.
    const double server = reading.after.seconds + (isWhole ? wholeSecond / 2 : 0);
    const double ours = static_cast<double>(toMsecs(reading.receivedAt)) / 1000;
    const double skew = server - (ours - onTheWay / 2);
    const double doubt = onTheWay / 2 + (isWhole ? wholeSecond / 2 : 0);
    if (!std::isfinite(skew) || (doubt > goodPrecision && std::abs(skew) < 4 * doubt)) {
        return std::nullopt;
    }
    return skew;
}

} // namespace vedette::parse
