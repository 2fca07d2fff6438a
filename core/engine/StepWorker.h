// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Expendable.h"
#include "core/base/OneAtATime.h"
#include "core/base/Post.h"
#include "core/base/StepProgress.h"
#include "core/model/Ids.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

namespace vedette::engine {

/// Runs long work that blocks away from the thread it lives on, one after the other, tells how far
/// that is, and can end it early or leave it behind. Lives on: the thread that made it.
class StepWorker final : public QObject
{
    Q_OBJECT

public:
    /// What work under way is given to end by itself, where nobody says another deadline.
    static constexpr milliseconds endGrace{2000};

    StepWorker();
    StepWorker(const StepWorker&) = delete;
    StepWorker& operator=(const StepWorker&) = delete;
    /// stop(), after endGrace.
    ~StepWorker() override;

    /// `work(tell, stop)` returns a Result, owns all that it uses and doesn't throw; `done` is
    /// given that result on this thread. InvalidFile when it takes longer than `atMost`: then it is
    /// left behind. Nothing happens after askToStop().
    template <class Work, class Done>
    void run(RequestId request, milliseconds atMost, Work work, Done done)
    {
        if (m_isStopped) {
            return;
        }
        const Job job = begin(request);
        handOver(this);
        [[maybe_unused]] const QtWrites ignored; // also for work that waits its turn
        m_pool.start([this, request, atMost, job, work = std::move(work), done = std::move(done)] {
            takeOver(this);
            const auto owned
                = [job, work] { return work(tellTo(job.newest), job.stop.get_token()); };
            auto result = bounded(expendable(owned, Deadline::after(atMost), m_leave.get_token()));
            post(this, [this, request, done, result = std::move(result)] {
                finish(request, done, result);
            });
        });
    }
    /// Asks it to end: it gives Cancelled, unless it was done by then.
    void cancel(RequestId request);

    /// Asks all that is under way to end, drops what waits for its turn, and tells nothing more.
    /// Returns at once.
    void askToStop();
    /// The same, and waits until all has ended; what hasn't by `deadline` is left behind. Workers
    /// that are asked first can share one deadline.
    void stop(const Deadline& deadline);

Q_SIGNALS:
    /// A few times a second at most, and before the end: the newest.
    void stepBegun(vedette::RequestId request, const vedette::StepProgress& progress);

private:
    using NewestStep = OneAtATime<std::optional<StepProgress>>;
    struct Job
    {
        std::stop_source stop;
        std::shared_ptr<NewestStep> newest; ///< shared with the work, which may outlive us
    };

    [[nodiscard]] Job begin(RequestId request);
    /// Whether somebody still waits for its result.
    [[nodiscard]] bool end(RequestId request);
    template <class Done, class Value>
    void finish(RequestId request, const Done& done, const Result<Value>& result)
    {
        if (end(request)) {
            done(result);
        }
    }
    void tellSteps();
    void tellStep(RequestId request);
    [[nodiscard]] static TellStep tellTo(const std::shared_ptr<NewestStep>& newest);
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
    std::stop_source m_leave; ///< what does not end by itself
    bool m_isStopped = false;
};

} // namespace vedette::engine
