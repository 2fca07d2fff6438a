// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/BoundedQueue.h"
#include "core/base/Result.h"
#include "core/store/Connection.h"
#include "core/store/FileIdentity.h"
#include "core/store/history/HistoryStore.h"
#include "core/store/history/SpanReader.h"

#include <QString>

#include <deque>
#include <memory>
#include <optional>
#include <thread>

namespace vedette::store {

/// The thread that reads history.db, over a connection that can't write.
/// read() may be called from any thread; the rest lives on its own.
class HistoryReader
{
public:
    explicit HistoryReader(QString path);
    HistoryReader(const HistoryReader&) = delete;
    HistoryReader& operator=(const HistoryReader&) = delete;
    /// Answers all that waits with Cancelled; joins.
    ~HistoryReader();

    /// Answered StoreBusy at once, on the caller's thread, when far too many queries wait.
    void read(const HistoryQuery& query, HistoryStore::HistoryCallback done);
    void readNewest(ServerId server, Timestamp before, HistoryStore::NewestCallback done);

private:
    struct Job
    {
        HistoryQuery query; ///< of readNewest(): its server
        HistoryStore::HistoryCallback done;
        HistoryStore::NewestCallback newest = {}; ///< in place of `done`
        Timestamp before = {};
    };

    void run(const std::stop_token& stop);
    void fetchWaiting();
    void cancelOutdated();
    void answer(const Job& job, const std::stop_token& stop);
    template <class T, class Ask>
    [[nodiscard]] Result<T> askFile(Ask ask, const std::stop_token& stop);
    [[nodiscard]] Result<void> ensureOpen();
    void closeFile();

    const QString m_path;
    BoundedQueue<Job> m_queue;

    std::deque<Job> m_waiting; ///< oldest first
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<SpanReader> m_spans; ///< goes before its connection
    std::optional<FileIdentity> m_identity;
    Access m_access = Access::ReadOnly; ///< of the connection

    std::jthread m_thread; ///< last: ends before what it uses
};

} // namespace vedette::store
