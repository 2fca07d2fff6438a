// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/HistoryStore.h"
#include "tests/bench/Benches.h"
#include "tests/bench/Measure.h"
#include "tests/support/TempStore.h"

#include <QFileInfo>

#include <atomic>
#include <cmath>
#include <future>
#include <thread>

using namespace Qt::StringLiterals;

namespace vedette::bench {

namespace {

constexpr int servers = 500;
constexpr int metrics = 60;
constexpr int cycles = 40;
constexpr Timestamp traceStart{std::chrono::hours{24 * 365 * 50}};

/// Values that move as a machine's do: some constant, some integers, some percentages with
/// decimals.
Snapshot poll(int server, int cycle)
{
    Snapshot snapshot;
    snapshot.server = ServerId{server + 1};
    snapshot.collectedAt = traceStart + std::chrono::seconds{30} * cycle;
    for (int i = 0; i < metrics; ++i) {
        const double wave = std::sin(cycle * 0.1 + i + server);
        const double value = i % 3 == 0 ? 4096.0 * (i + 1)
            : i % 3 == 1                ? std::floor(wave * 1e6)
                                        : std::round(wave * 5000) / 100;
        snapshot.samples.push_back({{u"bench"_s, u"field%1"_s.arg(i), {}}, value});
    }
    return snapshot;
}

std::size_t readBack(store::HistoryStore& history, const HistoryQuery& query)
{
    std::promise<std::size_t> points;
    auto done = points.get_future();
    history.read(query, 0, [&](const Result<History>& answer) {
        points.set_value(answer ? answer->series.front().points.size() : 0);
    });
    return done.get();
}

} // namespace

void measureStore()
{
    heading(u"History: %1 servers, %2 metrics each"_s.arg(servers).arg(metrics));
    const test::TempStore folder;
    std::atomic<qint64> committed = 0;
    auto history
        = *store::HistoryStore::open(folder.folder(), [&](const store::HistoryProgress& progress) {
              committed += progress.samplesCommitted;
          });
    const double before = cpuTime().own;
    double building = 0;
    for (int cycle = 0; cycle < cycles; ++cycle) {
        for (int server = 0; server < servers; ++server) {
            const double buildBegin = cpuTime().own;
            const Snapshot snapshot = poll(server, cycle);
            building += cpuTime().own - buildBegin;
            while (!history->append(snapshot)) {
                std::this_thread::yield(); // the writer is behind: this bench pushes as fast as it
                                           // can
            }
        }
    }
    history.reset();
    const double samples = static_cast<double>(servers) * metrics * cycles;
    const double perCycle = (cpuTime().own - before - building) / cycles;
    report({.what = u"ingest of 30,000 samples"_s,
            .value = perCycle,
            .unit = u"ms CPU"_s,
            .goal = Goal{5}});
    report({.what = u"file size"_s,
            .value = static_cast<double>(QFileInfo(folder.historyPath()).size()) / samples,
            .unit = u"B/sample"_s,
            .goal = Goal{1.1}});
    report({.what = u"acknowledged"_s,
            .value = static_cast<double>(committed.load()) / samples * 100,
            .unit = u"%"_s});

    history = *store::HistoryStore::open(folder.folder(), [](const store::HistoryProgress&) {});
    for (int cycle = 0; cycle < 2880; ++cycle) { // a day of one server
        while (!history->append(poll(servers, cycle))) {
            std::this_thread::yield();
        }
    }
    history.reset();
    history = *store::HistoryStore::open(folder.folder(), [](const store::HistoryProgress&) {});
    const HistoryQuery day{ServerId{servers + 1},
                           {{u"bench"_s, u"field2"_s, {}}},
                           {traceStart, traceStart + std::chrono::hours{24}},
                           1000};
    report({.what = u"24 h of one metric, warm"_s,
            .value = medianCpuMs(20, [&] { (void)readBack(*history, day); }),
            .unit = u"ms CPU"_s,
            .goal = Goal{3}});
}

} // namespace vedette::bench
