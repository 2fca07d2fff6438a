// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/Footprint.h"

#include "core/collect/login/LoginLog.h"
#include "tests/support/Catch.h"

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::Footprint;
using collect::LoginLog;

namespace {

std::optional<double> fieldOf(const std::vector<Sample>& samples, const QString& field)
{
    Snapshot snapshot;
    snapshot.samples = samples;
    return valueOf(snapshot, {u"probe"_s, field, {}});
}

void poll(Footprint& footprint, int times)
{
    for (int i = 0; i < times; ++i) {
        footprint.addPoll();
    }
}

} // namespace

TEST_CASE("What watching costs is the mean of all polls since the first totals")
{
    Footprint footprint;
    poll(footprint, 3);
    CHECK(footprint.samples(0.25, 20'000).empty()); // the login's own cost

    poll(footprint, 4);
    const auto samples = footprint.samples(0.29, 26'000);

    CHECK(fieldOf(samples, u"targetCpu"_s) == Approx(0.01));
    CHECK(fieldOf(samples, u"bytes"_s) == Approx(1'500));
}

TEST_CASE("A cost that is not known is absent, never zero")
{
    Footprint footprint;
    static_cast<void>(footprint.samples(std::nullopt, 0));
    poll(footprint, 1);

    const auto samples = footprint.samples(0.5, 100);

    CHECK_FALSE(fieldOf(samples, u"targetCpu"_s));
    CHECK(fieldOf(samples, u"bytes"_s) == Approx(100));
}

TEST_CASE("Times that fell tell no cost")
{
    Footprint footprint;
    static_cast<void>(footprint.samples(2.0, 0));
    poll(footprint, 1);

    CHECK_FALSE(fieldOf(footprint.samples(1.0, 100), u"targetCpu"_s));

    poll(footprint, 2); // other processes serve it now: counted from there
    CHECK(fieldOf(footprint.samples(1.5, 300), u"targetCpu"_s) == Approx(0.25));
}

TEST_CASE("Logins are counted for a day")
{
    using std::chrono::hours;
    LoginLog log;
    const MonotonicTime start{hours{100}};
    log.add(start);
    log.add(start + hours{1});

    CHECK(log.count(start + hours{2}) == 2);
    CHECK(log.count(start + hours{24}) == 1);
    CHECK(log.count(start + hours{25}) == 0);
}

TEST_CASE("A server that is logged in to without end takes no memory without end")
{
    LoginLog log;
    for (std::size_t i = 0; i < LoginLog::mostKept + 5; ++i) {
        log.add(MonotonicTime{});
    }

    CHECK(log.count(MonotonicTime{}) == LoginLog::mostKept);
}
