// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/BoundedQueue.h"
#include "core/base/Post.h"
#include "core/engine/SecretKeeper.h"

#include <QObject>

#include <functional>
#include <memory>
#include <thread>
#include <type_traits>
#include <utility>

namespace vedette::engine {

/// The thread that owns the SecretKeeper: does jobs in their order, one at a time, and posts the
/// answers back. Its functions may be called from any thread.
class SecretThread
{
public:
    using Job = std::function<void(SecretKeeper&)>;

    explicit SecretThread(std::unique_ptr<SecretKeeper> keeper);
    SecretThread(const SecretThread&) = delete;
    SecretThread& operator=(const SecretThread&) = delete;
    /// stop()
    ~SecretThread();

    /// Does what waits, for 2 s at most after the job that runs, and joins.
    void stop();

    /// Runs `ask` on the keeper's thread, then `answer` with its result on the thread of `context`.
    template <class Ask, class Answer>
    void call(QObject* context, Ask ask, Answer answer)
    {
        const bool isTaken
            = m_jobs.push([context, ask = std::move(ask), answer](SecretKeeper& keeper) {
                  auto result = ask(keeper);
                  post(context, [answer, result = std::move(result)] { answer(result); });
              });
        if (!isTaken) {
            using Answered = std::invoke_result_t<Ask, SecretKeeper&>;
            post(context, [answer] { answer(Answered(fail(ErrorCode::StoreBusy, tooMany()))); });
        }
    }

private:
    [[nodiscard]] static QString tooMany() { return QStringLiteral("too many secrets wait"); }

    static constexpr std::size_t capacity = 100'000; // every server at once, after unlocking
    BoundedQueue<Job> m_jobs{capacity};
    std::jthread m_thread;
};

} // namespace vedette::engine
