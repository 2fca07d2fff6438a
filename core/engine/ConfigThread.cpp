// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/ConfigThread.h"

#include "core/base/Deadline.h"
#include "core/base/Log.h"

#include <optional>

namespace vedette::engine {

namespace {

constexpr milliseconds wait{60'000}; // a job or close() wakes the thread at once
constexpr seconds lastJobs{2}; // each may wait for another process's lock

/// Runs jobs until the queue is closed and empty, or closed for too long.
void serve(BoundedQueue<ConfigThread::Job>& jobs,
           store::ConfigStore& store,
           const std::stop_token& stop)
{
    std::optional<Deadline> end;
    store.keepReserve();
    while (!jobs.isDrained()) {
        if (stop.stop_requested() && !end) {
            end = Deadline::after(lastJobs);
        }
        if (end && end->hasExpired()) {
            qCCritical(logEngine) << jobs.size() << "changes could not be stored in time";
            return;
        }
        if (const auto job = jobs.waitPop(wait)) {
            (*job)(store);
        }
        if (!end) {
            store.keepReserve();
        }
    }
}

} // namespace

Result<std::unique_ptr<ConfigThread>> ConfigThread::open(const QString& folder,
                                                         store::Access access)
{
    std::unique_ptr<ConfigThread> self(new ConfigThread(folder)); // the constructor is private
    std::promise<std::optional<Error>> opened;
    auto failure = opened.get_future();
    self->m_thread = std::jthread(
        [jobs = &self->m_jobs, folder, access, &opened](const std::stop_token& stop) {
            auto store = store::ConfigStore::open(folder, stop, access);
            const bool isOpen = store.has_value();
            opened.set_value(isOpen ? std::nullopt : std::optional(store.error()));
            if (isOpen) {
                serve(*jobs, **store, stop);
            }
        });
    if (const auto error = failure.get()) {
        return fail(*error);
    }
    return self;
}

ConfigThread::~ConfigThread()
{
    m_thread.request_stop();
    m_jobs.close();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

} // namespace vedette::engine
