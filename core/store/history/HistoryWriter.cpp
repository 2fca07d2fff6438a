// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/HistoryWriter.h"

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/store/DatabaseFile.h"
#include "core/store/ReserveFile.h"
#include "core/store/Transaction.h"
#include "core/store/history/HistoryFile.h"

#include <QFileInfo>

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

// What a loss of power may take: a commit in the journal is safe from kill -9 alone.
constexpr milliseconds flushPeriod{4000}; // with the second that the thread may sleep: 5 s
constexpr qint64 largeJournal = qint64{8} * 1024 * 1024; ///< flushed earlier

constexpr milliseconds writerIdleTime{1000};
constexpr milliseconds betweenSlices{5};
constexpr std::chrono::minutes houseRetry{1};

/// The connection may be used after such an error.
bool isFileSound(ErrorCode code)
{
    return code == ErrorCode::StoreBusy || code == ErrorCode::StoreFull;
}

/// SQLite's own checkpoints keep to themselves when an fsync fails; after flush() nothing does.
Result<void> takeOverCheckpoints(const Connection& connection)
{
    return connection.execute(u"PRAGMA wal_autocheckpoint = 0"_s).and_then([&connection] {
        return connection.execute(u"PRAGMA journal_size_limit = %1"_s.arg(largeJournal / 2));
    });
}

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

void HistoryWriter::setRetention(const RetentionPolicy& policy)
{
    auto newest = std::make_shared<const RetentionPolicy>(policy);
    NewestRetention::Use(m_retention)->swap(newest);
}

void HistoryWriter::run()
{
    while (!m_queue.isDrained()) {
        gather();
        if (isCommitDue()) {
            commit();
        }
        keepHouse();
        flush();
    }
    finish();
}

/// Takes from the queue until a batch is due; comes back early when there is time for other work.
void HistoryWriter::gather()
{
    while (!isCommitDue()) {
        const std::size_t room = batchPolls - std::min(m_pending.size(), batchPolls - 1);
        std::vector<Snapshot> polls = m_queue.waitDrain(m_pending.empty() ? 1 : room, patience());
        if (polls.empty()) {
            return;
        }
        for (Snapshot& snapshot : polls) {
            take(std::move(snapshot));
        }
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
        m_tried -= m_tried > 0 ? 1 : 0;
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
    const bool isBusy = m_house && m_house->isBusy() && monotonic() >= m_houseAt;
    const milliseconds untilOtherWork = isBusy ? betweenSlices : writerIdleTime;
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
        succeed(m_pending.size(), *stored);
    } else {
        giveWay(stored.error());
    }
}

Result<qint64> HistoryWriter::tryCommit()
{
    if (const auto open = ensureOpen(); !open) {
        return fail(open.error());
    }
    if (ReserveFile::isReleasedIn(QFileInfo(m_path).absolutePath())) {
        return fail(ErrorCode::StoreFull, u"the room that is left is kept for alerts"_s);
    }
    takeLostAnswer();
    Transaction transaction(*m_connection);
    if (const auto begun = transaction.begin(); !begun) {
        return fail(begun.error());
    }
    auto samples = addPending();
    if (!samples) {
        return samples;
    }
    const auto row = m_journalTable->write();
    if (!row) {
        return fail(row.error());
    }
    m_tried = m_pending.size();
    m_triedSamples = *samples;
    if (const auto done = transaction.commit(); !done) {
        return fail(done.error());
    }
    if (row->id != 0) {
        m_hours.add(row->id, row->polls);
        m_lastRow = row->id;
    }
    return samples;
}

Result<qint64> HistoryWriter::addPending()
{
    qint64 samples = 0;
    for (const Snapshot& snapshot : m_pending) {
        const Result<qint64> stored = m_journalTable->add(snapshot);
        if (!stored) {
            return fail(stored.error());
        }
        samples += *stored;
    }
    return samples;
}

/// A commit may have succeeded although its answer was lost: the file then holds a row more than
/// was acknowledged, and what it holds is not written again.
void HistoryWriter::takeLostAnswer()
{
    const qint64 newest = m_hours.newestId();
    if (newest > m_lastRow && m_tried > 0) {
        succeed(m_tried, m_triedSamples);
    }
    m_lastRow = std::max(m_lastRow, newest);
    m_tried = 0;
}

void HistoryWriter::succeed(std::size_t polls, qint64 samples)
{
    const auto end = m_pending.begin() + static_cast<std::ptrdiff_t>(polls);
    HistoryProgress progress;
    progress.samplesCommitted = samples;
    progress.bytesOnDisk = bytesOnDisk(m_path);
    progress.pollsDropped = std::exchange(m_dropped, 0);
    progress.longestSlice = std::exchange(m_longestSlice, milliseconds::zero());
    progress.committed = std::make_shared<const std::vector<Snapshot>>(
        std::make_move_iterator(m_pending.begin()), std::make_move_iterator(end));
    m_pending.erase(m_pending.begin(), end);
    m_pendingSamples = 0;
    for (const Snapshot& snapshot : m_pending) {
        m_pendingSamples += snapshot.samples.size();
    }
    m_tried = 0;
    m_pause = milliseconds::zero();
    m_progress(progress);
}

/// The batch stays; the next attempt comes after a growing pause.
void HistoryWriter::giveWay(const Error& error)
{
    if (isFileSound(error.code) && m_connection) {
        m_journalTable = std::make_unique<Journal>(*m_connection); // its ids were rolled back
    } else {
        closeFile(); // after a failed fsync nothing is sure: open, check and begin anew
    }
    m_pause = std::clamp(2 * m_pause, firstPause, longestPause);
    m_commitAt = monotonic() + m_pause;

    HistoryProgress progress;
    progress.bytesOnDisk = bytesOnDisk(m_path);
    progress.pollsDropped = std::exchange(m_dropped, 0);
    progress.longestSlice = std::exchange(m_longestSlice, milliseconds::zero());
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
    if (auto taken = takeOverCheckpoints(**connection); !taken) {
        return taken;
    }
    if (auto read = readJournal(**connection); !read) {
        return read;
    }
    if (!m_clock) {
        m_clock.emplace(m_hours.end());
    }
    m_connection = std::move(*connection);
    m_journalTable = std::make_unique<Journal>(*m_connection);
    m_house = std::make_unique<Housekeeping>(*m_connection, m_hours, *m_clock);
    m_identity = identityOf(m_path);
    m_journal = journalOf(m_path);
    return {};
}

Result<void> HistoryWriter::readJournal(const Connection& connection)
{
    m_hours.clear();
    return m_hours.read(connection, 0);
}

void HistoryWriter::closeFile()
{
    m_house.reset();
    m_journalTable.reset();
    m_connection.reset();
    m_identity.reset();
    m_isFileChecked = false;
}

void HistoryWriter::keepHouse()
{
    if (m_pause > milliseconds::zero() || monotonic() < m_houseAt) {
        return;
    }
    auto done = ensureOpen();
    if (done) {
        const std::shared_ptr<const RetentionPolicy> newest = *NewestRetention::Use(m_retention);
        m_house->setRetention(newest);
        const MonotonicTime begin = monotonic();
        done = m_house->doSlice();
        const auto took = std::chrono::ceil<milliseconds>(monotonic() - begin);
        m_longestSlice = std::max(m_longestSlice, took);
    }
    if (!done) {
        qCWarning(logStore) << "housekeeping of the history:" << done.error().detail;
        m_houseAt = monotonic() + houseRetry;
        if (!isFileSound(done.error().code)) {
            giveWay(done.error());
        }
    }
}

/// Puts on the disk what was committed. A failed fsync(2) is told once: the file is then closed,
/// opened again and checked, instead of being trusted from the next one on.
void HistoryWriter::flush()
{
    if (!m_connection || m_pause > milliseconds::zero() || !isFlushDue()) {
        return;
    }
    m_flushAt = monotonic() + flushPeriod;
    if (const auto done = m_connection->execute(u"PRAGMA wal_checkpoint(PASSIVE)"_s); !done) {
        giveWay(done.error());
    }
}

bool HistoryWriter::isFlushDue() const
{
    return monotonic() >= m_flushAt || journalBytes(m_path) > largeJournal;
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
