// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Expendable.h"
#include "core/base/Post.h"

#include <QObject>
#include <QThreadPool>

#include <stop_token>
#include <utility>

namespace vedette::ui {

/// Reads and writes the files that a person names away from the window's thread, one after the
/// other: what they lie on may be slow, or a network that is gone. Lives on: GUI thread.
class FileWorker final : public QObject
{
public:
    FileWorker();
    FileWorker(const FileWorker&) = delete;
    FileWorker& operator=(const FileWorker&) = delete;
    /// What is under way may end within two seconds, then it is left behind; nothing more is told.
    ~FileWorker() override;

    /// `work` returns a Result, owns all that it uses and doesn't throw; `done` is given that
    /// result on the GUI thread. InvalidFile when it takes longer than half a minute.
    template <class Work, class Done>
    void run(Work work, Done done)
    {
        handOver(this);
        m_pool.start([this, work = std::move(work), done = std::move(done)] {
            takeOver(this);
            auto result = bounded(expendable(work, Deadline::after(patience), m_stop.get_token()));
            post(this, [result = std::move(result), done] { done(result); });
        });
    }

private:
    static constexpr seconds patience{30};

    template <class Value>
    static Result<Value> bounded(Result<Value> result)
    {
        if (!result && result.error().code == ErrorCode::Timeout) {
            return tooSlow();
        }
        return result;
    }

    [[nodiscard]] static tl::unexpected<Error> tooSlow();

    QThreadPool m_pool;
    std::stop_source m_stop;
};

} // namespace vedette::ui
