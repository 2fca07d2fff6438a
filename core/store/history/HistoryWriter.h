// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/BoundedQueue.h"
#include "core/base/OneAtATime.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/Snapshot.h"
#include "core/store/Connection.h"
#include "core/store/FileIdentity.h"
#include "core/store/history/HistoryStore.h"
#include "core/store/history/Housekeeping.h"
#include "core/store/history/Journal.h"
#include "core/store/history/OpenHours.h"

#include <QString>

#include <deque>
#include <memory>
#include <optional>
#include <thread>

namespace vedette::store {

/// The one thread that writes history.db: gathers polls for about a second, commits them at once,
/// keeps them while the disk is full, locked or broken, and does its housekeeping in between.
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
    void setRetention(const RetentionPolicy& policy);

private:
    /// Not std::atomic: libc++ has none of a shared_ptr. A use lasts as long as a copy of that.
    using NewestRetention = OneAtATime<std::shared_ptr<const RetentionPolicy>>;

    void run();
    void gather();
    void take(Snapshot snapshot);
    [[nodiscard]] bool isCommitDue() const;
    [[nodiscard]] milliseconds patience() const;

    void commit();
    [[nodiscard]] Result<qint64> tryCommit();
    [[nodiscard]] Result<qint64> addPending();
    void succeed(std::size_t polls, qint64 samples);
    void takeLostAnswer();
    void giveWay(const Error& error);

    [[nodiscard]] Result<void> ensureOpen();
    [[nodiscard]] Result<void> reopen();
    void closeFile();

    [[nodiscard]] Result<void> readJournal(const Connection& connection);

    void keepHouse();
    void flush();
    [[nodiscard]] bool isFlushDue() const;
    void finish();

    const QString m_path;
    const HistoryStore::ProgressCallback m_progress;
    BoundedQueue<Snapshot> m_queue;
    NewestRetention m_retention; ///< null: everything is kept

    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Journal> m_journalTable; ///< goes before its connection
    std::unique_ptr<Housekeeping> m_house; ///< as that
    OpenHours m_hours; ///< of the journal
    qint64 m_lastRow = 0; ///< of the journal, that was acknowledged
    std::size_t m_tried = 0; ///< polls of the last commit, whose answer may have been lost
    qint64 m_triedSamples = 0;
    std::optional<FileIdentity> m_identity;
    std::optional<FileIdentity> m_journal;
    bool m_isFileChecked = true; ///< by HistoryStore::open(), at first

    std::deque<Snapshot> m_pending; ///< not yet committed, oldest first
    std::size_t m_pendingSamples = 0;
    qint64 m_dropped = 0; ///< since the last report
    MonotonicTime m_commitAt; ///< when pending polls are due
    milliseconds m_pause{0}; ///< before the next attempt; 0 while all is well

    std::optional<ClockTrust> m_clock; ///< from the first time the file is open
    MonotonicTime m_houseAt{}; ///< after a failure: not before
    MonotonicTime m_flushAt{};
    milliseconds m_longestSlice{0}; ///< since the last report

    std::jthread m_thread; ///< last: ends before what it uses
};

} // namespace vedette::store
