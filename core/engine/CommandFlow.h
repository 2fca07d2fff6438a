// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/Scheduler.h"
#include "core/engine/CommandTrials.h"
#include "core/engine/ConfigThread.h"
#include "core/model/CustomCommand.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace vedette::engine {

/// The user's commands: keeps them, and has them run. Lives on: core thread.
class CommandFlow final : public QObject
{
    Q_OBJECT

public:
    /// `isCollector` false: they are only looked at, and run in no rhythm: what collects beside
    /// this runs them already.
    CommandFlow(ConfigThread& config,
                collect::Scheduler& scheduler,
                bool isCollector,
                QObject* parent);

    /// Nothing while they are not known.
    [[nodiscard]] const std::optional<std::vector<CustomCommand>>& all() const
    {
        return m_commands;
    }
    /// As they are stored now: at start, after a change, and when another process changed them.
    void apply(const std::vector<CustomCommand>& commands);
    /// Answered once they are known.
    void load(RequestId request);
    void save(RequestId request, const std::vector<CustomCommand>& commands);
    void remove(RequestId request, const std::vector<CommandId>& commands);
    void restore(RequestId request, const std::vector<CommandId>& commands);
    [[nodiscard]] CommandTrials& trials() { return m_trials; }

Q_SIGNALS:
    void changed(const std::vector<vedette::CustomCommand>& commands);
    void finished(vedette::RequestId request, const std::optional<vedette::Error>& error);

private:
    using Change = std::function<Result<std::vector<CustomCommand>>(store::ConfigStore& store)>;

    void change(RequestId request, Change change);

    ConfigThread& m_config;
    collect::Scheduler& m_scheduler;
    CommandTrials m_trials;
    std::optional<std::vector<CustomCommand>> m_commands; ///< nothing before the first apply()
    std::vector<RequestId> m_waitingForLoad;
    const bool m_isCollector;
};

} // namespace vedette::engine
