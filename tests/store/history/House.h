// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/History.h"
#include "core/model/Snapshot.h"
#include "core/store/history/Housekeeping.h"
#include "core/store/history/Journal.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TempStore.h"

#include <memory>
#include <optional>
#include <vector>

namespace vedette::test {

/// A history whose clock the test moves, without threads.
class House
{
public:
    House();

    /// As after a crash: what is in memory is read again.
    void restart();
    void write(const std::vector<Snapshot>& polls);
    /// A poll each half minute, of that many hours; the value counts them. Of server 1.
    void writeHours(int count, Timestamp from);
    void writeHours(int count);
    void writeHours(ServerId server, int count, Timestamp from);
    void setLimits(const HistoryLimits& limits) { setRetention({.limits = limits}); }
    void setRetention(const RetentionPolicy& policy);
    /// Until nothing is left to do at that time.
    void keepAt(Timestamp time);

    /// So much of it.
    void keepAt(Timestamp time, int slices);

    /// What a view of server 1 gets.
    [[nodiscard]] std::vector<SeriesPoint> read(TimeRange range, int columns = 1'000'000) const;
    [[nodiscard]] qint64 bytesUsed() const;
    [[nodiscard]] qint64 rowsOf(const QString& table) const;
    /// When the server's chunks of the tier begin.
    [[nodiscard]] std::vector<Timestamp> begins(ServerId server, const store::Tier& tier) const;
    [[nodiscard]] const store::Connection& connection() const { return *m_connection; }

private:
    TempStore m_temp;
    std::unique_ptr<store::Connection> m_connection;
    ManualClock m_clock;
    std::shared_ptr<const RetentionPolicy> m_policy; ///< null: everything is kept
    store::OpenHours m_hours;
    store::ClockTrust m_trust;
    std::optional<store::Journal> m_journal;
    std::optional<store::Housekeeping> m_house;
};

} // namespace vedette::test
