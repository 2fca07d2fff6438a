// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/HistoryFile.h"
#include "core/store/history/HistoryStore.h"
#include "tests/bench/Benches.h"
#include "tests/bench/HistoryTrace.h"
#include "tests/bench/Measure.h"
#include "tests/support/TempStore.h"

#include <QFileInfo>

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace vedette::bench {

namespace {

constexpr int servers = 500;
constexpr seconds pollStep{30};
constexpr int cyclesPerHour = 120;
constexpr int cyclesPerDay = 24 * cyclesPerHour;

/// A store, with what its writer told.
class Bench
{
public:
    explicit Bench(const test::TempStore& folder)
        : m_path(folder.historyPath())
        , m_store(*store::HistoryStore::open(
              folder.folder(), [this](const store::HistoryProgress& progress) {
                  committed += progress.samplesCommitted;
                  longestSlice = std::max<qint64>(longestSlice, progress.longestSlice.count());
              }))
    { }

    /// As fast as it can be written; to wait for room takes no time of the processor.
    void append(const Snapshot& snapshot)
    {
        while (!m_store->append(snapshot)) {
            std::this_thread::sleep_for(milliseconds{2});
        }
    }

    /// Until the journal holds no more rows than those of hours that go on.
    void waitUntilSealed() const
    {
        const auto connection = *store::openHistory(m_path, store::Access::ReadOnly);
        const auto rows
            = [&] { return connection->value(u"SELECT count(*) FROM journal"_s)->toLongLong(); };
        while (rows() > 0) {
            std::this_thread::sleep_for(milliseconds{20});
        }
    }

    /// Until so many months are rolled up by the hour.
    void waitUntilRolledUp(int months) const
    {
        const auto connection = *store::openHistory(m_path, store::Access::ReadOnly);
        const auto rolledUp
            = [&] { return connection->value(u"SELECT count(*) FROM hour_rollup"_s)->toInt(); };
        while (rolledUp() < months) {
            std::this_thread::sleep_for(milliseconds{20});
        }
    }

    std::size_t read(const HistoryQuery& query)
    {
        std::promise<std::size_t> points;
        auto done = points.get_future();
        m_store->read(query, [&](const Result<History>& answer) {
            points.set_value(answer ? answer->series.front().points.size() : 0);
        });
        return done.get();
    }

    std::atomic<qint64> committed = 0;
    std::atomic<qint64> longestSlice = 0; ///< ms

private:
    QString m_path;
    std::unique_ptr<store::HistoryStore> m_store;
};

/// Bytes of all pages that hold something.
double bytesUsed(const QString& path)
{
    const auto connection = *store::openHistory(path, store::Access::ReadOnly);
    const auto number = [&](const QString& sql) { return connection->value(sql)->toDouble(); };
    return (number(u"PRAGMA page_count"_s) - number(u"PRAGMA freelist_count"_s))
        * number(u"PRAGMA page_size"_s);
}

/// What the operating system keeps of a file in memory goes (posix_fadvise(2)).
void forget(const QString& path)
{
    const int fd = ::open(path.toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC);
    ::fsync(fd);
    ::posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    ::close(fd);
}

double wallMs(const std::function<void()>& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
        .count();
}

void measureIngest(const HistoryTrace& trace)
{
    constexpr int hours = 3;
    const test::TempStore folder;
    // Of today, so that no day is rolled up already.
    const Timestamp begin = std::chrono::floor<std::chrono::hours>(std::chrono::system_clock::now())
        - std::chrono::hours{hours};
    const double samples = static_cast<double>(trace.metrics()) * servers * hours * cyclesPerHour;
    double building = 0;
    const double before = cpuTime().own;
    {
        Bench bench(folder);
        for (int cycle = 0; cycle < hours * cyclesPerHour; ++cycle) {
            for (int server = 0; server < servers; ++server) {
                const double buildBegin = threadCpuMs();
                const Snapshot snapshot = trace.poll(server, cycle, begin + pollStep * cycle);
                building += threadCpuMs() - buildBegin;
                bench.append(snapshot);
            }
        }
        bench.waitUntilSealed();
        report({.what = u"longest hold-up of a write"_s,
                .value = static_cast<double>(bench.longestSlice.load()),
                .unit = u"ms"_s,
                .goal = Goal{50}});
        report({.what = u"acknowledged"_s,
                .value = static_cast<double>(bench.committed.load()) / samples * 100,
                .unit = u"% of the values there"_s});
    }
    const double perCycle = (cpuTime().own - before - building) / (hours * cyclesPerHour);
    report({.what = u"ingest of 30,000 samples, hours sealed"_s,
            .value = perCycle,
            .unit = u"ms CPU"_s,
            .goal = Goal{5}});
    report({.what = u"the same as a rate"_s,
            .value = static_cast<double>(trace.metrics()) * servers / perCycle,
            .unit = u"thousand samples/s CPU"_s});
    report({.what = u"as measured, in the file"_s,
            .value = bytesUsed(folder.historyPath()) / samples,
            .unit = u"B/sample"_s,
            .goal = Goal{1.1}});
}

void measureQuery(Bench& bench, const QString& what, const HistoryQuery& query, double most)
{
    reportText(u"%1: %2 points"_s.arg(what).arg(bench.read(query)));
    report({.what = what + u", warm"_s,
            .value = medianCpuMs(20, [&] { (void)bench.read(query); }),
            .unit = u"ms CPU"_s,
            .goal = Goal{most}});
}

void measureReads(const HistoryTrace& trace)
{
    constexpr int days = 365;
    const test::TempStore folder;
    const Timestamp end = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    const Timestamp begin = end - std::chrono::days{days};
    const double before = cpuTime().own;
    {
        Bench bench(folder);
        for (int cycle = 0; cycle < days * cyclesPerDay; ++cycle) {
            bench.append(trace.poll(1, cycle, begin + pollStep * cycle));
        }
        bench.waitUntilSealed();
        bench.waitUntilRolledUp(days / 30 - 1);
    }
    reportText(u"a year of one server written in %1 s CPU"_s.arg(
        (cpuTime().own - before) / 1000, 0, 'f', 1));
    HistoryQuery query{ServerId{2}, {trace.metric(1)}, {end - std::chrono::hours{24}, end}, 1000};
    HistoryQuery year = query;
    year.range.from = begin;
    forget(folder.historyPath());
    {
        Bench bench(folder);
        report({.what = u"24 h of one metric, cold"_s,
                .value = wallMs([&] { (void)bench.read(query); }),
                .unit = u"ms"_s,
                .goal = Goal{15}});
        measureQuery(bench, u"24 h of one metric"_s, query, 3);
    }
    forget(folder.historyPath());
    Bench bench(folder);
    report({.what = u"a year of one metric, cold"_s,
            .value = wallMs([&] { (void)bench.read(year); }),
            .unit = u"ms"_s});
    measureQuery(bench, u"a year of one metric"_s, year, 50);
    report({.what = u"with all tiers, in the file"_s,
            .value = bytesUsed(folder.historyPath())
                / (static_cast<double>(trace.metrics()) * days * cyclesPerDay),
            .unit = u"B/sample"_s});
}

} // namespace

void measureStore()
{
    const HistoryTrace trace;
    heading(u"History: %1 servers, %2 metrics of this kind of machine each"_s.arg(servers).arg(
        trace.metrics()));
    measureIngest(trace);
    measureReads(trace);
}

} // namespace vedette::bench
