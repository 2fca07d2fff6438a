// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/BoundedQueue.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/Snapshot.h"
#include "core/store/ClockTrust.h"
#include "core/store/Connection.h"
#include "core/store/FileIdentity.h"
#include "core/store/HistoryStore.h"
#include "core/store/PollTable.h"
#include "core/store/Retention.h"

#include <QString>

#include <atomic>
#include <deque>
#include <memory>
#include <optional>
#include <thread>

namespace vedette::store {

/// The one thread that writes history.db: gathers polls for about a second, commits them at once,
/// keeps them while the disk is full, locked or broken, and deletes old ones in between.
/// append() and setRetention() may be called from any thread; the rest lives on its own.
class HistoryWriter
{
public:
    /// `path` must have been made ready by prepareHistory().
    HistoryWriter(QString path, HistoryStore::ProgressCallback progress);
    HistoryWriter(const HistoryWriter&) = delete;
    HistoryWriter& operator=(const HistoryWriter&) = delete;
    /// Commits what waits (one attempt), checkpoints, joins.
    ~HistoryWriter();

    [[nodiscard]] bool append(const Snapshot& snapshot);
    void setRetention(std::chrono::days days);

private:
    void run();
    void gather();
    void take(Snapshot snapshot);
    [[nodiscard]] bool isCommitDue() const;
    [[nodiscard]] milliseconds patience() const;

    void commit();
    [[nodiscard]] Result<qint64> tryCommit();
    [[nodiscard]] Result<qint64> insertPending();
    void succeed(qint64 samples);
    void giveWay(const Error& error);

    [[nodiscard]] Result<void> ensureOpen();
    [[nodiscard]] Result<void> reopen();
    void closeFile();

    void deleteOld();
    void startRetention(std::chrono::days days);
    void finish();

    const QString m_path;
    const HistoryStore::ProgressCallback m_progress;
    BoundedQueue<Snapshot> m_queue;
    std::atomic<int> m_retentionDays{0}; ///< 0 keeps everything

    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<PollTable> m_polls; ///< goes before its connection
    std::optional<FileIdentity> m_identity;
    std::optional<FileIdentity> m_journal;
    bool m_isFileChecked = true; ///< by HistoryStore::open(), at first

    std::deque<Snapshot> m_pending; ///< not yet committed, oldest first
    std::size_t m_pendingSamples = 0;
    qint64 m_dropped = 0; ///< since the last report
    MonotonicTime m_commitAt; ///< when pending polls are due
    milliseconds m_pause{0}; ///< before the next attempt; 0 while all is well

    Retention m_retention;
    std::optional<ClockTrust> m_clock; ///< from the first time the file is open
    int m_appliedDays = 0;
    MonotonicTime m_retentionAt;

    std::jthread m_thread; ///< last: ends before what it uses
};

} // namespace vedette::store
