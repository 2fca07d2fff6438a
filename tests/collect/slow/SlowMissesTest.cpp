// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/SlowMisses.h"

#include "tests/support/Catch.h"

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::SlowTimes;
using collect::SlowWorth;

namespace {

const MonotonicTime loginTime = MonotonicTime{} + std::chrono::hours{50};
const collect::SlowSchedule::Rhythm daily{
    .interval = std::chrono::hours{24}, .first = loginTime, .retry = seconds{300}};

Snapshot nothingBecause(ErrorCode code)
{
    Snapshot snapshot;
    snapshot.probe = u"hardware"_s;
    snapshot.unavailable.push_back({snapshot.probe, Error{code, {}}});
    return snapshot;
}

Snapshot answerWithGap()
{
    Snapshot snapshot = nothingBecause(ErrorCode::Timeout);
    snapshot.samples.push_back({{u"probe"_s, u"duration"_s, u"hardware"_s}, 1.0});
    return snapshot;
}

} // namespace

TEST_CASE("what a slow probe lacks is no miss, what fails is one, and a part is an answer")
{
    CHECK(collect::worthOf(nothingBecause(ErrorCode::CommandMissing)) == SlowWorth::Absence);
    CHECK(collect::worthOf(nothingBecause(ErrorCode::PermissionDenied)) == SlowWorth::Absence);
    CHECK(collect::worthOf(nothingBecause(ErrorCode::NotAvailable)) == SlowWorth::Absence);
    CHECK(collect::worthOf(nothingBecause(ErrorCode::Timeout)) == SlowWorth::Miss);
    CHECK(collect::worthOf(nothingBecause(ErrorCode::CommandFailed)) == SlowWorth::Miss);
    CHECK(collect::worthOf(nothingBecause(ErrorCode::ConnectionLost)) == SlowWorth::Miss);
    CHECK(collect::worthOf(answerWithGap()) == SlowWorth::Answer);
}

TEST_CASE("after an answer or an absence a later session keeps the rhythm")
{
    const Snapshot answer = GENERATE(answerWithGap(), nothingBecause(ErrorCode::CommandMissing));
    SlowTimes times;
    const MonotonicTime asked = loginTime - std::chrono::hours{1};

    collect::noteAsked(nothingBecause(ErrorCode::Timeout), times, asked - seconds{300});
    collect::noteAsked(answer, times, asked);
    const auto rhythm = collect::resumed(daily, u"hardware"_s, times);

    CHECK(rhythm.first == asked + std::chrono::hours{24});
    CHECK_FALSE(rhythm.missedSince);
}

TEST_CASE("after a miss a later session asks again in minutes, after many in hours")
{
    SlowTimes times;
    const MonotonicTime since = loginTime - std::chrono::hours{2};

    collect::noteAsked(nothingBecause(ErrorCode::Timeout), times, since);
    const auto once = collect::resumed({daily.interval, since, daily.retry}, u"hardware"_s, times);
    collect::noteAsked(nothingBecause(ErrorCode::CommandFailed), times, loginTime);
    const auto often = collect::resumed(daily, u"hardware"_s, times);

    CHECK(once.first == since + seconds{300});
    CHECK(once.missedSince == since);
    CHECK(often.first == loginTime + std::chrono::hours{2});
    CHECK(often.missedSince == since);
}

TEST_CASE("what no session has asked yet begins as it is told")
{
    CHECK(collect::resumed(daily, u"hardware"_s, {}).first == loginTime);
}
