// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/ClockProbe.h"

#include "core/parse/ClockSync.h"

#include <array>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

using parse::ClockSync;

struct TimeService
{
    QByteArrayView section;
    Result<ClockSync> (*read)(QByteArrayView text);
};

constexpr std::array timeServices{TimeService{"chrony", parse::parseChronyTracking},
                                  TimeService{"timesync", parse::parseTimesyncStatus},
                                  TimeService{"ntpq", parse::parseNtpPeers},
                                  TimeService{"ntpctl", parse::parseNtpctlStatus}};

std::optional<ClockSync> readService(const PollText& text)
{
    for (const TimeService& service : timeServices) {
        const auto section = text.section(service.section);
        auto sync = section ? service.read(*section) : fail(ErrorCode::NotAvailable);
        if (!sync) {
            continue;
        }
        // timesyncd makes a file once it has set the clock.
        if (const auto done = text.section("timesyncDone")) {
            sync->isSynchronised = done->trimmed() == QByteArrayView("1");
        }
        return *std::move(sync);
    }
    return std::nullopt;
}

std::optional<double> readSkew(const SlowInput& input)
{
    const auto before
        = parse::parseServerTime(input.text.section("before").value_or(QByteArrayView()));
    const auto after
        = parse::parseServerTime(input.text.section("after").value_or(QByteArrayView()));
    if (!before || !after) {
        return std::nullopt;
    }
    return parse::clockSkew({*before, *after, input.collectedAt, input.roundTrip});
}

/// Not a SampleList, which leaves out what is negative.
void addClock(std::vector<Sample>& samples, const QString& field, double value)
{
    samples.push_back({{u"clock"_s, field, {}}, value});
}

} // namespace

Result<SlowOutput> readClock(SlowInput& input)
{
    const ClockSync sync = readService(input.text).value_or(ClockSync{});
    const auto skew = input.isLocal ? std::nullopt : readSkew(input);
    SlowOutput output;
    if (const auto offset = sync.offset ? sync.offset : skew) {
        addClock(output.samples, u"offset"_s, *offset);
        addClock(output.samples, u"estimated"_s, sync.offset ? 0.0 : 1.0);
    }
    // A clock that follows a wrong source is right by its own account: this shows it.
    if (skew) {
        addClock(output.samples, u"skew"_s, *skew);
    }
    if (sync.isSynchronised) {
        addClock(output.samples, u"synchronised"_s, *sync.isSynchronised ? 1.0 : 0.0);
    }
    if (output.samples.empty()) {
        return fail(ErrorCode::NotAvailable, u"no time service, and no time as exact as needed"_s);
    }
    return output;
}

} // namespace vedette::collect
