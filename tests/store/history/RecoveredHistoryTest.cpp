// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/RecoveredRanges.h"
#include "core/store/history/SpanReader.h"
#include "tests/store/history/HistoryTester.h"
#include "tests/store/history/House.h"
#include "tests/support/Catch.h"

#include <algorithm>
#include <stop_token>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::store;
using test::at;
using test::failedPoll;
using test::HistoryTester;
using test::poll;
using test::usageOf;

namespace {

constexpr ServerId host{1};
constexpr qint64 tenMinutes = 600;
const MetricId heat{u"temperature"_s, u"celsius"_s, u"a"_s};

/// What sysstat had written down at that time.
Snapshot recordedUsage(Timestamp time, double value)
{
    Snapshot snapshot;
    snapshot.server = host;
    snapshot.kind = PollKind::Slow;
    snapshot.probe = u"sysstat"_s;
    snapshot.collectedAt = time;
    snapshot.samples = {{test::cpuUsage(), value},
                        {{u"server"_s, u"recovered"_s, {}}, static_cast<double>(tenMinutes)}};
    return snapshot;
}

Snapshot markOf(Timestamp time, bool isMonitored)
{
    Snapshot snapshot;
    snapshot.server = host;
    snapshot.kind = PollKind::Status;
    snapshot.collectedAt = time;
    snapshot.samples = {{{u"server"_s, u"monitored"_s, {}}, isMonitored ? 1.0 : 0.0}};
    return snapshot;
}

/// Each 30 s, with a temperature.
std::vector<Snapshot> polledEvery(qint64 from, qint64 to)
{
    std::vector<Snapshot> polls;
    for (qint64 second = from; second < to; second += 30) {
        polls.push_back(poll(host, at(second), 10));
        polls.back().samples.push_back({heat, 40});
    }
    return polls;
}

std::vector<Snapshot> recorded(qint64 from, qint64 to)
{
    std::vector<Snapshot> polls;
    for (qint64 second = from; second < to; second += tenMinutes) {
        polls.push_back(recordedUsage(at(second), 70));
    }
    return polls;
}

/// Watched until 3000 s and from 20,000 s on; then what was between is recovered, up to 19,800 s.
void fillGap(HistoryTester& tester)
{
    const auto before = polledEvery(0, 3000);
    const auto after = polledEvery(20'000, 23'000);
    const auto late = recorded(3000 + tenMinutes, 20'000);
    tester.append(before);
    tester.append(after);
    tester.waitForCommits(before.size() + after.size());
    tester.append(late);
    tester.waitForCommits(late.size());
}

std::optional<NewestPoll> newestOf(HistoryTester& tester, Timestamp before)
{
    BoundedQueue<Result<std::optional<NewestPoll>>> answers{1};
    tester.store().readNewest(
        host, before, [&answers](const Result<std::optional<NewestPoll>>& newest) {
            static_cast<void>(answers.push(newest));
        });
    const auto answer = answers.waitPop(milliseconds{10'000});
    REQUIRE(answer);
    REQUIRE(*answer);
    return **answer;
}

} // namespace

TEST_CASE("what a server recorded fills the gap, and is told as recovered")
{
    HistoryTester tester;
    fillGap(tester);

    const auto history = tester.read(usageOf(host, {at(0), at(23'000)}));

    REQUIRE(history);
    const Series& usage = history->series.front();
    CHECK(std::ranges::count(usage.points, 70.0, &SeriesPoint::value) == 28);
    REQUIRE(history->recovered.size() == 1);
    CHECK(history->recovered.front().contains(at(3600)));
    CHECK(history->recovered.front().contains(at(19'800)));
    CHECK_FALSE(history->recovered.front().contains(at(2970)));
    CHECK(history->recovered.front().to <= at(20'000));
    CHECK(std::ranges::none_of(usage.gaps,
                               [](const TimeRange& gap) { return gap.from < at(19'800); }));
}

TEST_CASE("there is no absence where a server's records tell, but where they end")
{
    HistoryTester tester;
    fillGap(tester);

    const auto history = tester.read(usageOf(host, {at(0), at(23'000)}));

    REQUIRE(history);
    CHECK(std::ranges::none_of(history->absences, [](const Absence& absence) {
        return absence.range.from < at(19'800) && absence.range.to > at(3100);
    }));
    CHECK(std::ranges::any_of(history->absences, [](const Absence& absence) {
        return absence.range.contains(at(19'900)) && absence.kind == AbsenceKind::Unobserved;
    }));
}

TEST_CASE("a metric that was not recorded keeps its gap, also seen from within")
{
    HistoryTester tester;
    fillGap(tester);
    HistoryQuery query = usageOf(host, {at(9000), at(12'000)});
    query.metrics.push_back(heat);

    const auto history = tester.read(query);

    REQUIRE(history);
    CHECK(history->series.front().gaps.empty());
    CHECK(history->series.back().gaps == std::vector<TimeRange>{{at(2970), at(20'000)}});
    CHECK(history->recovered == std::vector<TimeRange>{{at(3000), at(19'800) + milliseconds{1}}});
    CHECK(history->absences.empty());
}

TEST_CASE("the mark of what was recovered is no metric that is stored")
{
    HistoryTester tester;
    fillGap(tester);

    const auto history = tester.read(usageOf(host, {at(0), at(23'000)}));

    REQUIRE(history);
    CHECK(std::ranges::none_of(
        history->stored, [](const MetricId& metric) { return metric.field == u"recovered"_s; }));
}

TEST_CASE("that a server did not answer stays true for what it recorded meanwhile")
{
    HistoryTester tester;
    std::vector<Snapshot> polls = polledEvery(0, 3000);
    for (qint64 second = 3000; second < 9000; second += 60) {
        polls.push_back(failedPoll(host, at(second)));
    }
    const auto after = polledEvery(9000, 9600);
    const auto late = recorded(3600, 9000);
    polls.insert(polls.end(), after.begin(), after.end());
    polls.insert(polls.end(), late.begin(), late.end());
    tester.append(polls);
    tester.waitForCommits(polls.size());

    const auto history = tester.read(usageOf(host, {at(0), at(9600)}));

    REQUIRE(history);
    REQUIRE(history->absences.size() == 1);
    CHECK(history->absences.front().kind == AbsenceKind::Unreachable);
    CHECK(history->absences.front().range == TimeRange{at(2970), at(9000)});
    CHECK(std::ranges::none_of(history->series.front().gaps,
                               [](const TimeRange& gap) { return gap.to < at(8500); }));
}

TEST_CASE("before a server was watched for the first time its records are all that is told")
{
    HistoryTester tester;
    std::vector<Snapshot> polls = polledEvery(20'000, 20'600);
    const auto late = recorded(600, 20'000);
    polls.insert(polls.end(), late.begin(), late.end());
    tester.append(polls);
    tester.waitForCommits(polls.size());

    const auto history = tester.read(usageOf(host, {at(0), at(10'000)}));

    REQUIRE(history);
    CHECK_FALSE(history->series.front().points.empty());
    REQUIRE(history->recovered.size() == 1);
    CHECK(history->recovered.front().contains(at(600)));
    CHECK(history->absences.empty());
}

TEST_CASE("the newest answer of a server is told, whatever came in its place since")
{
    HistoryTester tester;
    std::vector<Snapshot> polls = polledEvery(0, 600);
    polls.push_back(failedPoll(host, at(5000)));
    polls.push_back(failedPoll(host, at(15'000)));
    polls.push_back(recordedUsage(at(16'000), 5));
    tester.append(polls);
    tester.waitForCommits(polls.size());

    CHECK(newestOf(tester, at(20'000)) == NewestPoll{at(570), false});
    CHECK(newestOf(tester, at(100)) == NewestPoll{at(90), false});
    CHECK_FALSE(newestOf(tester, at(0)));
}

TEST_CASE("hours in which a server did not answer are no answer when only their averages are left")
{
    test::House house;
    house.writeHours(2);
    for (qint64 second = 7200; second < 3 * 86'400; second += 3600) {
        house.write({failedPoll(host, at(second)), failedPoll(host, at(second + 1800))});
    }
    house.setLimits({std::chrono::days{1}, std::chrono::days{GENERATE(1, 30)}, {}, {}, 0});
    house.keepAt(at(5 * 86'400));
    REQUIRE(house.begins(host, measuredTier).empty());
    REQUIRE_FALSE(house.begins(host, tenMinuteTier).empty());
    const auto newestBefore = [&house](Timestamp before) {
        const auto newest = SpanReader(house.connection()).newest(host, before, std::stop_token());
        REQUIRE(newest);
        return *newest;
    };

    CHECK(newestBefore(at(5 * 86'400)) == NewestPoll{at(7200), false});
    CHECK(newestBefore(at(5430)) == NewestPoll{at(5430), false});
    CHECK_FALSE(newestBefore(at(0)));
}

TEST_CASE("a pause that goes on is the newest that is known of a server")
{
    HistoryTester tester;
    std::vector<Snapshot> polls = polledEvery(0, 600);
    polls.push_back(markOf(at(610), false));
    polls.push_back(markOf(at(9000), true));
    tester.append(polls);
    tester.waitForCommits(polls.size());

    CHECK(newestOf(tester, at(8000)) == NewestPoll{at(610), true});
    CHECK(newestOf(tester, at(20'000)) == NewestPoll{at(9000), false});
}

TEST_CASE("recovered stretches meet, and lengths that can't be are left out")
{
    const auto ranges = recoveredIn({measuredPoint(at(600), 600),
                                     measuredPoint(at(1230), 600),
                                     measuredPoint(at(5000), 600),
                                     measuredPoint(at(9000), -1),
                                     measuredPoint(at(9001), 1e300)});

    CHECK(ranges
          == std::vector<TimeRange>{{at(0), at(1230) + milliseconds{1}},
                                    {at(4400), at(5000) + milliseconds{1}}});
}
