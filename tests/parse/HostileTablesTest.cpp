// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Lists of processes, sockets and logins: whatever a server tells, no crash, and bounded rows.
#include "core/parse/FailedLogins.h"
#include "core/parse/ListeningSockets.h"
#include "core/parse/LoginList.h"
#include "core/parse/ProcessOwners.h"
#include "core/parse/ProcessRates.h"
#include "core/parse/ProcessStat.h"
#include "tests/parse/ParseSupport.h"

#include <algorithm>
#include <array>
#include <random>

using namespace vedette;
using namespace vedette::parse;

namespace {

constexpr std::array<QByteArrayView, 6> tableTexts{
    "1 (init) S 0 1 1 0 -1 4194560 5 6 7 8 30 12 99 98 20 0 4 0 900 8192 250 1 2 3\n"
    "77 (a\n) (b) R 1 1 1 0 -1 4194560 5 6 7 8 30 12 99 98 20 0 4 0 900 8192 250\nsum 5 1\n",
    "1 root /sbin/init\n77 bob vi a b\n",
    "1/io:read_bytes: 5\n1/io:write_bytes: 6\n",
    "Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port\n"
    "tcp LISTEN 0 5 [::1]:25 [::]:* users:((\"a\",pid=1,fd=1),(\"b\",pid=2,fd=1))\nend 0\n",
    "/proc/net/tcp:   0: 0100007F:0277 00000000:0000 0A 00000000:00000000 00:00000000\n"
    "/proc/net/udp6: 1: 00000000000000000000000001000000:0016 0:0 07 00000000:00000000\nend 0\n",
    "bob pts/0 Nov  2 10:20 (192.0.2.10)\n"
    "bob pts/1 ::1 Sun Nov  2 11:28:21 2025 - Sun Nov  2 11:38:21 2025 (00:10)\nend 0\n"};

bool isSoundPort(const ListeningPort& port)
{
    return port.port > 0 && port.port <= 65'535 && port.address.size() <= 128
        && port.process.size() <= 400;
}

bool isSoundLogin(const LoginSession& session)
{
    return session.user.size() <= 128 && session.terminal.size() <= 128
        && session.from.size() <= 128 && session.until.size() <= 128;
}

bool processesAreSound(QByteArrayView text)
{
    const auto stats = parseProcessStats(text);
    if (!stats) {
        return true;
    }
    const auto uses = usesOf(stats->processes, parseProcessIo(text));
    const auto rates = processRates(uses, uses, stats->processes, {.seconds = 1});
    return busiestProcesses(stats->processes, rates).size() <= 300
        && std::ranges::all_of(stats->processes, [](const ProcessStat& process) {
               return process.pid > 0 && process.threads >= 0 && process.name.size() <= 128;
           });
}

bool socketsAreSound(QByteArrayView text)
{
    const auto list = parseSocketList(text);
    const auto files = parseNetSockets(text, ByteOrder::BigEndian);
    return (!list || std::ranges::all_of(list->table.ports, isSoundPort))
        && (!files || std::ranges::all_of(files->table.ports, isSoundPort));
}

/// Every parser reads every text.
bool areReadSafely(QByteArrayView text)
{
    static_cast<void>(parseFileSize(text));
    static_cast<void>(parseByteOrder(text));
    static_cast<void>(parseProcessOwners(text));
    return processesAreSound(text) && socketsAreSound(text)
        && std::ranges::all_of(parseWho(text).sessions, isSoundLogin)
        && std::ranges::all_of(parseLast(text), isSoundLogin);
}

} // namespace

TEST_CASE("No list stumbles over an answer that ends early")
{
    for (const QByteArrayView text : tableTexts) {
        for (qsizetype length = 0; length <= text.size(); ++length) {
            INFO(text.first(9).toByteArray() << " cut to " << length);
            REQUIRE(areReadSafely(text.first(length)));
        }
    }
}

TEST_CASE("No list stumbles over bytes that were changed at random")
{
    std::mt19937 random(20'260'102); // NOLINT: the same numbers in every run
    for (int round = 0; round < 3000; ++round) {
        QByteArray text = tableTexts.at(random() % tableTexts.size()).toByteArray();
        const int changes = 1 + static_cast<int>(random() % 8);
        for (int i = 0; i < changes; ++i) {
            const auto at = static_cast<qsizetype>(random() % static_cast<unsigned>(text.size()));
            text[at] = static_cast<char>(random() % 256);
        }
        INFO("round " << round);
        REQUIRE(areReadSafely(text));
    }
}

TEST_CASE("A megabyte of anything is read in no time")
{
    const QByteArray start = GENERATE(QByteArray("1 ("),
                                      QByteArray("1 (\n"),
                                      QByteArray("()"),
                                      QByteArray("tcp L 0 0 a:1 b (\"x\", "),
                                      QByteArray("tcp L 0 0 a:1 users:((\""),
                                      QByteArray("a b Nov 2 10:20\n"));

    CHECK(areReadSafely(start.repeated((1 << 20) / start.size())));
}
