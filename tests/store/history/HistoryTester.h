// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/BoundedQueue.h"
#include "core/store/history/HistoryStore.h"
#include "tests/support/TempStore.h"

#include <memory>
#include <vector>

namespace vedette::test {

/// A history store in a folder of its own, with what it reports, for tests that wait with a bound.
class HistoryTester
{
public:
    HistoryTester();
    ~HistoryTester();
    HistoryTester(const HistoryTester&) = delete;
    HistoryTester& operator=(const HistoryTester&) = delete;

    void open();
    void close();
    [[nodiscard]] store::HistoryStore& store() { return *m_store; }
    [[nodiscard]] QString path() const { return m_temp.historyPath(); }
    [[nodiscard]] const TempStore& folder() const { return m_temp; }

    void append(const std::vector<Snapshot>& polls);
    /// Until so many polls are committed; fails the test after ten seconds.
    void waitForCommits(std::size_t polls);
    /// The next report of a commit; fails the test after ten seconds.
    [[nodiscard]] store::HistoryProgress waitForCommit();
    /// Until a commit fails; fails the test after ten seconds.
    [[nodiscard]] Error waitForError();
    [[nodiscard]] Result<History> read(const HistoryQuery& query);

private:
    TempStore m_temp;
    BoundedQueue<store::HistoryProgress> m_progress{100'000};
    BoundedQueue<Result<History>> m_answers{100};
    std::unique_ptr<store::HistoryStore> m_store; ///< last: its threads end first
};

/// 2026-01-01 and so many seconds.
[[nodiscard]] Timestamp at(qint64 second);
[[nodiscard]] MetricId cpuUsage();
[[nodiscard]] MetricId serverUp();
/// A Metrics poll with server.up and cpu.totalUsage.
[[nodiscard]] Snapshot poll(ServerId server, Timestamp time, double value);
/// A poll that failed.
[[nodiscard]] Snapshot failedPoll(ServerId server, Timestamp time);
/// cpu.totalUsage of a range, undecimated for as many points as a test has.
[[nodiscard]] HistoryQuery usageOf(ServerId server, TimeRange range);

} // namespace vedette::test
