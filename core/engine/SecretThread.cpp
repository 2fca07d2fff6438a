// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/SecretThread.h"

#include "core/base/Deadline.h"
#include "core/base/Log.h"

#include <optional>

namespace vedette::engine {

namespace {

constexpr milliseconds secretWait{60'000}; // a job or the end wakes the thread at once
constexpr seconds lastSecrets{2}; // a keychain may be slow

void serveSecrets(BoundedQueue<SecretThread::Job>& jobs,
                  SecretKeeper& keeper,
                  const std::stop_token& stop)
{
    std::optional<Deadline> end;
    while (!jobs.isDrained()) {
        if (stop.stop_requested() && !end) {
            end = Deadline::after(lastSecrets);
        }
        if (end && end->hasExpired()) {
            qCWarning(logEngine) << jobs.size() << "calls for secrets were given up at the end";
            return;
        }
        if (const auto job = jobs.waitPop(secretWait)) {
            (*job)(keeper);
        }
    }
}

} // namespace

SecretThread::SecretThread(std::unique_ptr<SecretKeeper> keeper)
    : m_thread([jobs = &m_jobs, keeper = std::move(keeper)](const std::stop_token& stop) {
        serveSecrets(*jobs, *keeper, stop);
    })
{ }

SecretThread::~SecretThread()
{
    stop();
}

void SecretThread::stop()
{
    m_thread.request_stop();
    m_jobs.close();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

} // namespace vedette::engine
