// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/BoundedQueue.h"
#include "core/base/Expendable.h"
#include "core/base/Post.h"
#include "core/base/StepProgress.h"
#include "core/model/Ids.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <map>
#include <memory>
#include <stop_token>
#include <utility>

namespace vedette::engine {

/// Runs blocking work with backups away from the thread it lives on, one after the other, tells its
/// steps, and can end it early. Lives on: the thread that made it.
class BackupWorker final : public QObject
{
    Q_OBJECT

public:
    BackupWorker();
    BackupWorker(const BackupWorker&) = delete;
    BackupWorker& operator=(const BackupWorker&) = delete;
    ~BackupWorker() override;

    /// `work(tell, stop)` returns a Result, owns all that it uses and doesn't throw; `done` is
    /// given that result on this thread. InvalidFile when it takes longer than `atMost`: then it is
    /// left behind.
    template <class Work, class Done>
    void run(RequestId request, milliseconds atMost, Work work, Done done)
    {
        const Job job = begin(request);
        handOver(this);
        m_pool.start([this, request, atMost, job, work = std::move(work), done = std::move(done)] {
            takeOver(this);
            const auto owned
                = [job, work] { return work(tellTo(job.steps), job.stop.get_token()); };
            auto result
                = bounded(expendable(owned, Deadline::after(atMost), m_abandoned.get_token()));
            post(this, [this, request, done, result = std::move(result)] {
                end(request);
                done(result);
            });
        });
    }
    /// Asks it to end: it gives Cancelled, unless it was done by then.
    void cancel(RequestId request);
    [[nodiscard]] bool isBusy() const { return !m_jobs.empty(); }
    /// What is under way may end within a second, then it is left behind; nothing more is told.
    void stop();

Q_SIGNALS:
    void stepBegun(vedette::RequestId request, const vedette::StepProgress& progress);

private:
    using Steps = BoundedQueue<StepProgress>;
    struct Job
    {
        std::stop_source stop;
        std::shared_ptr<Steps> steps; ///< shared with the work, which may outlive us
    };

    [[nodiscard]] Job begin(RequestId request);
    void end(RequestId request);
    void tellSteps();
    void tellSteps(RequestId request, const Job& job);
    [[nodiscard]] static TellStep tellTo(const std::shared_ptr<Steps>& steps);
    [[nodiscard]] static tl::unexpected<Error> tooSlow();

    template <class Value>
    static Result<Value> bounded(Result<Value> result)
    {
        if (!result && result.error().code == ErrorCode::Timeout) {
            return tooSlow();
        }
        return result;
    }

    std::map<RequestId, Job> m_jobs;
    QTimer m_timer; ///< runs while a job does
    QThreadPool m_pool;
    std::stop_source m_abandoned;
};

} // namespace vedette::engine
