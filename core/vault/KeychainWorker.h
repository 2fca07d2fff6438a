// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/BoundedQueue.h"
#include "core/base/Deadline.h"
#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <deque>
#include <memory>

namespace QKeychain { // NOLINT(readability-identifier-naming): its own name
class Job;
}

namespace vedette::vault {

/// One thing to ask of the system's keychain.
struct KeychainRequest
{
    enum class Kind
    {
        Read,
        Write,
        Remove
    };

    Kind kind = Kind::Read;
    QString key;
    Secret value = {}; ///< to write
};

/// Runs QtKeychain's jobs, one after the other, and never waits for one. QtKeychain keeps its own
/// queue for the process, and needs the event loop of always the same thread: so there is one
/// worker, and its thread, for the process. A job that never ends can't be deleted either (a late
/// answer would find it gone): it stays, and until it ends all others are refused at once.
/// Lives on: a thread of its own, which ends with the application object.
class KeychainWorker final : public QObject
{
public:
    /// The value read (empty when there is none), or nothing but success. KeychainFailed when the
    /// keychain says no, or says nothing until the deadline. Called from any thread but its own.
    [[nodiscard]] static Result<Secret> ask(KeychainRequest request, Deadline deadline);

private:
    using Answer = BoundedQueue<Result<Secret>>;

    struct Waiting
    {
        KeychainRequest request;
        Deadline deadline;
        std::shared_ptr<Answer> answer; // shared with who asks, who may have given up
    };

    KeychainWorker() = default;

    [[nodiscard]] static KeychainWorker& instance();
    [[nodiscard]] static KeychainWorker* start();

    void enqueue(Waiting waiting);
    void startNext();
    void run(const Waiting& waiting);
    void finish(QKeychain::Job& job, KeychainRequest::Kind kind, Answer& answer);
    void noticeRest();

    std::deque<Waiting> m_waiting;
    bool m_isRunning = false;
    std::atomic_bool m_isStuck = false; ///< somebody waited in vain for a job that has not ended
};

} // namespace vedette::vault
