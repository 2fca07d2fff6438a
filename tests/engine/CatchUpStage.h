// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/CatchUp.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

#include <functional>
#include <memory>
#include <vector>

namespace vedette::test {

inline const MetricId upMetric{QStringLiteral("server"), QStringLiteral("up"), {}};
inline const MetricId monitoredMetric{QStringLiteral("server"), QStringLiteral("monitored"), {}};
inline const MetricId caughtMetric{QStringLiteral("cpu"), QStringLiteral("totalUsage"), {}};

/// Before the moment at which this was called first.
[[nodiscard]] Timestamp ago(std::chrono::minutes past);
/// One of those that a server kept.
[[nodiscard]] Snapshot recordOf(Timestamp time);

/// A server whose sessions tell what the test wants, and a store.
class CatchUpStage
{
public:
    explicit CatchUpStage(bool hasHistory = true);

    [[nodiscard]] Server addServer(const QString& name) const;
    void keep(const MetricId& metric, double value, Timestamp time) const;
    /// The first poll of a session.
    void beginSession() { beginSession(server); }
    void beginSession(const Server& begun);
    /// What was asked while `isHolding`; it is heard when this returns.
    void answerHeld();
    /// What is due already, and what was posted, has come.
    void waitForTimers() const;
    /// As pumpUntil(), for a condition that waits itself.
    [[nodiscard]] static bool comesTrue(const std::function<bool()>& condition);
    [[nodiscard]] Result<History> read(const MetricId& metric) const;
    [[nodiscard]] std::size_t countOf(const MetricId& metric) const;
    [[nodiscard]] bool isStored(const MetricId& metric, Timestamp time) const;
    /// What was asked of it before is answered, and has been heard.
    void waitForReader() const;

    TempStore temp;
    std::unique_ptr<engine::ConfigThread> config = *engine::ConfigThread::open(temp.folder());
    std::unique_ptr<store::HistoryStore> history
        = *store::HistoryStore::open(temp.folder(), [](const store::HistoryProgress&) {});
    Server server;
    HistoryLimits limits;
    std::vector<engine::CatchUp::Question> asked;
    bool isHolding = false;
    std::function<Result<engine::CatchUp::Told>(const engine::CatchUp::Question&)> tell
        = [](const engine::CatchUp::Question& question) -> Result<engine::CatchUp::Told> {
        if (question.file == 0) {
            return engine::CatchUp::Told{};
        }
        return fail(ErrorCode::NotAvailable);
    };
    engine::CatchUp catchUp;

private:
    std::vector<engine::CatchUp::Answer> m_held;
};

} // namespace vedette::test
