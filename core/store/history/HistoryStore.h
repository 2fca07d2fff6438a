// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/History.h"
#include "core/model/RetentionPolicy.h"
#include "core/model/Snapshot.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace vedette::store {

/// What the writer has done; called on the writer thread, after each commit or failure.
struct HistoryProgress
{
    qint64 samplesCommitted = 0; ///< by this commit: acknowledged, kill -9 can't take them any more
    qint64 bytesOnDisk = 0; ///< history.db and its journal
    /// What this commit made safe; null without one.
    std::shared_ptr<const std::vector<Snapshot>> committed;
    qint64 pollsDropped = 0; ///< since the last report: too many waited to be written
    milliseconds longestSlice{0}; ///< of housekeeping between commits, since the last report
    std::optional<Error> error; ///< the batch is kept in memory and tried again
};

/// The newest that is kept of a server: an answer of its, or a word on its monitoring.
struct NewestPoll
{
    Timestamp at;
    bool isPause = false; ///< its user had switched its monitoring off

    bool operator==(const NewestPoll&) const = default;
};

/// history.db: samples of all servers; one writing thread, one reading thread, both owned here.
/// All functions may be called from the core thread; they return at once. Callbacks run on the
/// store's threads.
class HistoryStore
{
public:
    using ProgressCallback = std::function<void(const HistoryProgress&)>;
    using HistoryCallback = std::function<void(const Result<History>&)>;
    using NewestCallback = std::function<void(const Result<std::optional<NewestPoll>>&)>;

    /// Opens or creates and migrates `folder`/history.db, blocking; SchemaTooNew, StoreReadOnly,
    /// StoreIo … A corrupt file is moved aside (*.corrupt-<time>) and a new one begun: `movedAside`
    /// tells its name.
    [[nodiscard]] static Result<std::unique_ptr<HistoryStore>> open(const QString& folder,
                                                                    ProgressCallback progress);
    /// What is there already, where nothing can be written: append() and setRetention() do nothing.
    /// SchemaTooNew, StoreCorrupt, StoreReadOnly for an older version or where nothing is.
    [[nodiscard]] static Result<std::unique_ptr<HistoryStore>> openToRead(const QString& folder);
    HistoryStore(const HistoryStore&) = delete;
    HistoryStore& operator=(const HistoryStore&) = delete;
    /// Writes what waits, checkpoints, joins both threads.
    ~HistoryStore();

    /// Queues one poll; batches are committed about once a second. False when the queue is full.
    [[nodiscard]] bool append(const Snapshot& snapshot);
    /// Reads on the reader thread.
    void read(const HistoryQuery& query, HistoryCallback done);
    /// On the reader thread, too: before that time, of what is kept as it was measured. Nothing
    /// where nothing is.
    void readNewest(ServerId server, Timestamp before, NewestCallback done);
    /// Deletes what is older, in small slices on the writer thread, now and once an hour.
    /// Everything is kept before the first call.
    void setRetention(const RetentionPolicy& policy);
    [[nodiscard]] QString movedAside() const;

private:
    class Private;
    explicit HistoryStore(std::unique_ptr<Private> state);
    std::unique_ptr<Private> m_d;
};

} // namespace vedette::store
