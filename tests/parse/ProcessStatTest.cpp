// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/ProcessStat.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

/// All behind the name, up to rss: utime 30, stime 12, 4 threads, start 900, rss 250.
constexpr QByteArrayView restOfStat
    = ") S 1 1 1 0 -1 4194560 5 6 7 8 30 12 99 98 20 -5 4 0 900 8192 250";

QByteArray statLine(QByteArrayView start)
{
    return start.toByteArray() + restOfStat.toByteArray() + '\n';
}

} // namespace

TEST_CASE("A process is read from its stat file, to the end or up to its memory")
{
    const QByteArray end = GENERATE(QByteArray(), QByteArray(" 18446744073709551615 1 1 0 0"));

    const auto stats = parseProcessStats(statLine("77 (sshd").trimmed() + end + '\n');

    REQUIRE(stats);
    REQUIRE(stats->processes.size() == 1);
    CHECK(stats->processes.front()
          == ProcessStat{.pid = 77,
                         .name = u"sshd"_s,
                         .state = u'S',
                         .isKernelThread = false,
                         .threads = 4,
                         .cpuTicks = 42,
                         .startTicks = 900,
                         .residentPages = 250});
    CHECK_FALSE(stats->sum);
}

TEST_CASE("A name with blanks, parentheses and line feeds moves no field")
{
    const QByteArray name = GENERATE(QByteArray("a b"),
                                     QByteArray(") R 1 1 (x"),
                                     QByteArray("()"),
                                     QByteArray("a\nb"),
                                     QByteArray("\n\n\n"),
                                     QByteArray("a\n1 (init"));

    const auto stats
        = parseProcessStats(statLine("7 (one") + statLine("77 (" + name) + statLine("778 (last"));

    REQUIRE(stats);
    REQUIRE(stats->processes.size() == 3);
    CHECK(stats->processes.at(1).pid == 77);
    CHECK(stats->processes.at(1).cpuTicks == 42);
    CHECK_FALSE(stats->processes.at(1).name.contains(u'\n'));
    CHECK(stats->processes.at(2).name == u"last"_s);
}

TEST_CASE("A thread of the kernel is known by its flag")
{
    const auto stats = parseProcessStats(
        "10 (kworker/0:0H-events_highpri) I 2 0 0 0 -1 69238880 0 0 0 0 0 0 0 0 0 -20 1 0 25 0 0");

    REQUIRE(stats);
    CHECK(stats->processes.front().isKernelThread);
    CHECK(stats->processes.front().state == u'I');
}

TEST_CASE("What a server added up itself is read, and no name can forge it")
{
    const auto stats
        = parseProcessStats(statLine("5 (a") + statLine("6 (\nsum 1 1") + "sum 20500 3\n");

    REQUIRE(stats);
    CHECK(stats->processes.size() == 2);
    CHECK(stats->sum == ProcessSum{20'500, 3});
    CHECK(parseProcessStats("sum 1 0\n")->processes.empty());
}

TEST_CASE("Threads and zombies are added up")
{
    const auto stats = parseProcessStats(
        statLine("5 (a") + "6 (sh) Z 1 1 1 0 -1 4 0 0 0 0 0 0 0 0 20 0 1 0 900 0 0\n");
    REQUIRE(stats);

    CHECK(sumOf(stats->processes) == ProcessSum{.threads = 5, .zombies = 1});
}

TEST_CASE("Impossible processes are left out, and a text without any is malformed")
{
    const QByteArray text = GENERATE(QByteArray(),
                                     QByteArray("cat: 7/stat: No such process\n"),
                                     QByteArray("7 (sh) S 1 1 1 0 -1 0 0 0 0 0 1 2\n"),
                                     statLine("0 (sh"),
                                     statLine("-7 (sh"),
                                     statLine("99999999999 (sh"),
                                     statLine("7 (sh").replace(" S ", " 12 "),
                                     statLine("7 (sh").replace(" 30 ", " -30 "),
                                     statLine("7 (sh").replace(" 30 ", " 18446744073709551615 "));

    const auto stats = parseProcessStats(text);

    REQUIRE_FALSE(stats);
    CHECK(stats.error().code == ErrorCode::Malformed);
}
