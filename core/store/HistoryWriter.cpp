// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/HistoryWriter.h"

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/store/DatabaseFile.h"
#include "core/store/HistoryFile.h"
#include "core/store/Transaction.h"

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr std::size_t writerQueueCapacity = 4096;
constexpr milliseconds batchTime{1000};
constexpr std::size_t batchPolls = 500; ///< commit earlier than that when so many have come

// What is kept in memory while nothing can be written; the oldest go first.
constexpr std::size_t mostPendingPolls = 20'000;
constexpr std::size_t mostPendingSamples = 500'000; // about 40 MB

constexpr milliseconds firstPause{1000};
constexpr milliseconds longestPause{8000};

constexpr milliseconds writerIdleTime{1000};
constexpr milliseconds betweenSlices{20};
constexpr std::chrono::hours retentionPeriod{1};
constexpr std::chrono::minutes retentionRetry{1};

MonotonicTime monotonic()
{
    return systemClock().monotonic();
}

} // namespace

HistoryWriter::HistoryWriter(QString path, HistoryStore::ProgressCallback progress)
    : m_path(std::move(path))
    , m_progress(std::move(progress))
    , m_queue(writerQueueCapacity)
    , m_thread([this] { run(); })
{ }

HistoryWriter::~HistoryWriter()
{
    m_queue.close();
}

bool HistoryWriter::append(const Snapshot& snapshot)
{
    return m_queue.push(snapshot);
}

void HistoryWriter::setRetention(std::chrono::days days)
{
    m_retentionDays = static_cast<int>(days.count());
}

void HistoryWriter::run()
{
    while (!m_queue.isDrained()) {
        gather();
        if (isCommitDue()) {
            commit();
        }
        deleteOld();
    }
    finish();
}

/// Takes from the queue until a batch is due; comes back early when there is time for other work.
void HistoryWriter::gather()
{
    while (!isCommitDue()) {
        std::optional<Snapshot> snapshot = m_queue.waitPop(patience());
        if (!snapshot) {
            return;
        }
        take(std::move(*snapshot));
    }
}

void HistoryWriter::take(Snapshot snapshot)
{
    if (m_pending.empty()) {
        m_commitAt = monotonic() + batchTime;
    }
    m_pendingSamples += snapshot.samples.size();
    m_pending.push_back(std::move(snapshot));
    while (m_pending.size() > mostPendingPolls || m_pendingSamples > mostPendingSamples) {
        m_pendingSamples -= m_pending.front().samples.size();
        m_pending.pop_front();
        ++m_dropped;
    }
}

bool HistoryWriter::isCommitDue() const
{
    if (m_pending.empty()) {
        return false;
    }
    const bool isFull = m_pause == milliseconds::zero() && m_pending.size() >= batchPolls;
    return isFull || monotonic() >= m_commitAt;
}

milliseconds HistoryWriter::patience() const
{
    const milliseconds untilOtherWork = m_retention.isActive() ? betweenSlices : writerIdleTime;
    if (m_pending.empty()) {
        return untilOtherWork;
    }
    const auto untilCommit = std::chrono::ceil<milliseconds>(m_commitAt - monotonic());
    return std::clamp(untilCommit, milliseconds::zero(), untilOtherWork);
}

void HistoryWriter::commit()
{
    const Result<qint64> stored = tryCommit();
    if (stored) {
        succeed(*stored);
    } else {
        giveWay(stored.error());
    }
}

Result<qint64> HistoryWriter::tryCommit()
{
    if (const auto open = ensureOpen(); !open) {
        return fail(open.error());
    }
    Transaction transaction(*m_connection);
    if (const auto begun = transaction.begin(); !begun) {
        return fail(begun.error());
    }
    auto samples = insertPending();
    if (!samples) {
        return samples;
    }
    if (const auto done = transaction.commit(); !done) {
        return fail(done.error());
    }
    return samples;
}

Result<qint64> HistoryWriter::insertPending()
{
    qint64 samples = 0;
    for (const Snapshot& snapshot : m_pending) {
        Result<qint64> stored = m_polls->insert(snapshot);
        if (!stored) {
            return stored;
        }
        samples += *stored;
    }
    return samples;
}

void HistoryWriter::succeed(qint64 samples)
{
    HistoryProgress progress;
    progress.samplesCommitted = samples;
    progress.bytesOnDisk = bytesOnDisk(m_path);
    progress.pollsDropped = std::exchange(m_dropped, 0);
    progress.committed.assign(std::make_move_iterator(m_pending.begin()),
                              std::make_move_iterator(m_pending.end()));
    m_pending.clear();
    m_pendingSamples = 0;
    m_pause = milliseconds::zero();
    m_progress(progress);
}

/// The batch stays; the next attempt comes after a growing pause.
void HistoryWriter::giveWay(const Error& error)
{
    const bool isFileSound
        = error.code == ErrorCode::StoreBusy || error.code == ErrorCode::StoreFull;
    if (isFileSound && m_connection) {
        m_polls = std::make_unique<PollTable>(*m_connection); // its ids were rolled back
    } else {
        closeFile(); // after a failed fsync nothing is sure: open, check and begin anew
    }
    m_pause = std::clamp(2 * m_pause, firstPause, longestPause);
    m_commitAt = monotonic() + m_pause;

    HistoryProgress progress;
    progress.bytesOnDisk = bytesOnDisk(m_path);
    progress.pollsDropped = std::exchange(m_dropped, 0);
    progress.error = error;
    m_progress(progress);
}

Result<void> HistoryWriter::ensureOpen()
{
    if (m_connection && identityOf(m_path) == m_identity) {
        return {};
    }
    if (m_connection) {
        qCWarning(logStore) << "history.db was deleted or replaced: opening it anew";
        closeFile();
        discardJournal(m_path, m_journal);
    }
    return reopen();
}

Result<void> HistoryWriter::reopen()
{
    if (!m_isFileChecked) {
        const auto movedAside = prepareHistory(m_path);
        if (!movedAside) {
            return fail(movedAside.error());
        }
        if (!movedAside->isEmpty()) {
            qCWarning(logStore) << "history.db was corrupt and is now" << *movedAside;
        }
        m_isFileChecked = true;
    }
    auto connection = openHistory(m_path, Access::ReadWrite);
    if (!connection) {
        m_isFileChecked = false;
        return fail(connection.error());
    }
    if (!m_clock) {
        const auto newest = newestPoll(**connection);
        if (!newest) {
            return fail(newest.error());
        }
        m_clock.emplace(*newest);
    }
    m_connection = std::move(*connection);
    m_polls = std::make_unique<PollTable>(*m_connection);
    m_identity = identityOf(m_path);
    m_journal = journalOf(m_path);
    return {};
}

void HistoryWriter::closeFile()
{
    m_polls.reset();
    m_connection.reset();
    m_identity.reset();
    m_isFileChecked = false;
}

void HistoryWriter::deleteOld()
{
    const int days = m_retentionDays;
    const bool isDue = days != m_appliedDays || monotonic() >= m_retentionAt;
    if (days > 0 && isDue) {
        startRetention(std::chrono::days{days});
    }
    m_appliedDays = days;
    if (days == 0) {
        m_retention = {};
    }
    if (!m_retention.isActive() || m_pause > milliseconds::zero()) {
        return;
    }
    auto done = ensureOpen();
    if (done) {
        done = m_retention.deleteSlice(*m_connection);
    }
    if (!done) {
        qCWarning(logStore) << "delete old samples:" << done.error().detail;
        m_retention = {};
        m_retentionAt = monotonic() + retentionRetry;
    }
}

void HistoryWriter::startRetention(std::chrono::days days)
{
    if (const auto open = ensureOpen(); !open) {
        m_retentionAt = monotonic() + retentionRetry;
        return;
    }
    const Timestamp now = systemClock().now();
    const Timestamp limit = now - days;
    m_retentionAt = monotonic() + retentionPeriod;
    if (m_clock->mayDelete(limit, now, monotonic())) {
        m_retention.start(limit);
    } else {
        qCWarning(logStore) << "the clock jumped: old samples are kept for another day";
    }
}

void HistoryWriter::finish()
{
    if (!m_pending.empty()) {
        commit();
    }
    if (m_connection && m_pending.empty()) {
        static_cast<void>(m_connection->execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
    }
    closeFile();
}

} // namespace vedette::store
