// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/BoundedQueue.h"
#include "core/base/Post.h"
#include "core/base/Result.h"
#include "core/store/config/ConfigStore.h"

#include <QObject>

#include <functional>
#include <future>
#include <memory>
#include <thread>
#include <type_traits>
#include <utility>

namespace vedette::engine {

/// The thread that owns vedette.db: runs jobs in their order and posts the answers back.
/// Its functions may be called from any thread.
class ConfigThread
{
public:
    using Job = std::function<void(store::ConfigStore&)>;

    /// Opens the store on the new thread; blocks until that is done.
    [[nodiscard]] static Result<std::unique_ptr<ConfigThread>>
    open(const QString& folder, store::Access access = store::Access::ReadWrite);
    ConfigThread(const ConfigThread&) = delete;
    ConfigThread& operator=(const ConfigThread&) = delete;
    /// Does what waits, for 2 s at most after the job that runs, closes the store, joins.
    ~ConfigThread();

    /// The data folder.
    [[nodiscard]] const QString& folder() const { return m_folder; }

    /// Runs `ask` on the store's thread and then `answer` with its result on the thread of
    /// `context`, which outlives this. The answer is StoreBusy when too much waits already.
    template <class Ask, class Answer>
    void call(QObject* context, Ask ask, Answer answer)
    {
        const bool isTaken
            = m_jobs.push([context, ask = std::move(ask), answer](store::ConfigStore& store) {
                  auto result = ask(store);
                  post(context, [answer, result = std::move(result)] { answer(result); });
              });
        if (!isTaken) {
            using Answered = std::invoke_result_t<Ask, store::ConfigStore&>;
            post(context, [answer] { answer(Answered(fail(ErrorCode::StoreBusy, tooMany()))); });
        }
    }

    /// Runs `ask` on the store's thread and waits for it: for a worker that may block, never for
    /// the core thread. StoreBusy when too much waits already.
    template <class Ask>
    std::invoke_result_t<Ask, store::ConfigStore&> wait(Ask ask)
    {
        using Answered = std::invoke_result_t<Ask, store::ConfigStore&>;
        const auto answer
            = std::make_shared<std::promise<Answered>>(); // the job is the other owner
        auto answered = answer->get_future();
        const bool isTaken = m_jobs.push([answer, ask = std::move(ask)](store::ConfigStore& store) {
            answer->set_value(ask(store));
        });
        return isTaken ? answered.get() : Answered(fail(ErrorCode::StoreBusy, tooMany()));
    }

private:
    explicit ConfigThread(QString folder)
        : m_folder(std::move(folder))
    { }
    [[nodiscard]] static QString tooMany() { return QStringLiteral("too many changes wait"); }

    static constexpr std::size_t capacity = 4096;
    const QString m_folder;
    BoundedQueue<Job> m_jobs{capacity};
    std::jthread m_thread;
};

} // namespace vedette::engine
