// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/ConfigThread.h"

#include "core/base/Log.h"

#include <future>
#include <optional>

namespace vedette::engine {

namespace {

constexpr milliseconds wait{60'000}; // a job or close() wakes the thread at once

} // namespace

Result<std::unique_ptr<ConfigThread>> ConfigThread::open(const QString& folder)
{
    std::unique_ptr<ConfigThread> self(new ConfigThread); // the constructor is private
    std::promise<std::optional<Error>> opened;
    auto failure = opened.get_future();
    self->m_thread = std::jthread([queue = &self->m_jobs, folder, &opened] {
        auto store = store::ConfigStore::open(folder);
        const bool isOpen = store.has_value();
        opened.set_value(isOpen ? std::nullopt : std::optional(store.error()));
        while (isOpen && !queue->isDrained()) {
            if (const auto job = queue->waitPop(wait)) {
                (*job)(**store);
            }
        }
    });
    if (const auto error = failure.get()) {
        return fail(*error);
    }
    return self;
}

ConfigThread::~ConfigThread()
{
    m_jobs.close();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void ConfigThread::post(Job job)
{
    if (!m_jobs.push(std::move(job))) {
        qCWarning(logEngine) << "the configuration queue is full; a change was refused";
    }
}

} // namespace vedette::engine
