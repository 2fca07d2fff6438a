// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// What the writer does when its file is locked, full, deleted, or when the program is killed.
#include "core/base/Deadline.h"
#include "core/store/Connection.h"
#include "tests/store/history/HistoryTester.h"
#include "tests/store/history/KilledWriter.h"
#include "tests/support/Catch.h"
#include "tests/support/FileSizeLimit.h"

#include <QFile>

#include <algorithm>
#include <iterator>
#include <random>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::at;
using test::HistoryTester;
using test::poll;
using test::usageOf;

namespace {

constexpr ServerId watched{1};

std::size_t storedPolls(HistoryTester& tester)
{
    const auto history = tester.read(usageOf(watched, {at(-1000), at(9000)}));
    REQUIRE(history);
    return history->series.front().points.size();
}

/// Polls that do not compress.
std::vector<Snapshot> largePolls(int count)
{
    std::mt19937_64 random(1);
    std::uniform_real_distribution<double> value(0, 1);
    std::vector<Snapshot> polls;
    for (int i = 0; i < count; ++i) {
        polls.push_back(poll(watched, at(i), i));
        for (int disk = 0; disk < 100; ++disk) {
            polls.back().samples.push_back(
                {{u"disk"_s, u"usedPercent"_s, QString::number(disk)}, value(random)});
        }
    }
    return polls;
}

} // namespace

TEST_CASE("polls wait while another process holds the file, and are written afterwards", "[F25]")
{
    HistoryTester tester;
    const auto other = store::Connection::open({.path = tester.path()});
    REQUIRE(other);
    REQUIRE((*other)->execute(u"BEGIN IMMEDIATE"_s));
    tester.append({poll(watched, at(0), 1), poll(watched, at(30), 2)});

    CHECK(tester.waitForError().code == ErrorCode::StoreBusy);
    CHECK(storedPolls(tester) == 0);

    REQUIRE((*other)->execute(u"ROLLBACK"_s));
    tester.waitForCommits(2);
    CHECK(storedPolls(tester) == 2);
}

TEST_CASE("closing a store that can't write is bounded", "[F25]")
{
    HistoryTester tester;
    const auto other = store::Connection::open({.path = tester.path()});
    REQUIRE(other);
    REQUIRE((*other)->execute(u"BEGIN IMMEDIATE"_s));
    tester.append({poll(watched, at(0), 1)});
    static_cast<void>(tester.waitForError());
    const Deadline deadline = Deadline::after(seconds{3});

    tester.close();

    CHECK_FALSE(deadline.hasExpired());
}

#ifdef Q_OS_UNIX
TEST_CASE("polls wait while there is no room on the disk, and are written afterwards", "[F27]")
{
    HistoryTester tester;
    {
        const test::FileSizeLimit limit(65'536);
        tester.append(largePolls(400));
        const ErrorCode code = tester.waitForError().code;
        CHECK((code == ErrorCode::StoreFull || code == ErrorCode::StoreIo));
    }

    tester.waitForCommits(400);
    CHECK(storedPolls(tester) == 400);
}

TEST_CASE("a file that was deleted while in use is begun anew", "[F31]")
{
    HistoryTester tester;
    tester.append({poll(watched, at(0), 1)});
    tester.waitForCommits(1);
    REQUIRE(storedPolls(tester) == 1);

    REQUIRE(QFile::remove(tester.path()));
    tester.append({poll(watched, at(30), 2)});
    tester.waitForCommits(1);

    CHECK(QFile::exists(tester.path()));
    CHECK(storedPolls(tester) == 1);
    tester.close();
    tester.open();
    CHECK(tester.store().movedAside().isEmpty());
    CHECK(storedPolls(tester) == 1);
}

TEST_CASE("a file that was replaced while in use is gone on with", "[F31]")
{
    HistoryTester other;
    other.append({poll(watched, at(0), 1), poll(watched, at(30), 1)});
    other.waitForCommits(2);
    other.close();
    HistoryTester tester;
    tester.append({poll(watched, at(60), 1)});
    tester.waitForCommits(1);

    test::writeFile(tester.path() + u".new"_s, test::readFile(other.path()));
    REQUIRE(QFile::remove(tester.path()));
    REQUIRE(QFile::rename(tester.path() + u".new"_s, tester.path()));
    tester.append({poll(watched, at(90), 2)});
    tester.waitForCommits(1);

    CHECK(storedPolls(tester) == 3);
    tester.close();
    tester.open();
    CHECK(tester.store().movedAside().isEmpty());
    CHECK(storedPolls(tester) == 3);
}
#endif

TEST_CASE("what was acknowledged is there after the process was killed", "[F33]")
{
    const int lines = GENERATE(1, 499, 777, 1500, 2600);
    HistoryTester tester;
    tester.close();

    const std::vector<Timestamp> acknowledged
        = test::killAfter(tester.folder().folder(), lines, at(0));

    REQUIRE(static_cast<int>(acknowledged.size()) >= lines);
    tester.open();
    CHECK(tester.store().movedAside().isEmpty());
    const auto history
        = tester.read(usageOf(watched, {acknowledged.front(), acknowledged.back() + seconds{1}}));
    REQUIRE(history);
    std::vector<Timestamp> stored;
    for (const SeriesPoint& point : history->series.front().points) {
        stored.push_back(point.time);
    }
    std::vector<Timestamp> missing;
    std::ranges::set_difference(acknowledged, stored, std::back_inserter(missing));
    CAPTURE(acknowledged.size(), stored.size(), missing.size());
    if (!missing.empty()) {
        CAPTURE((missing.front() - at(0)).count(), (missing.back() - at(0)).count());
        CHECK(missing.empty());
    }
}
