// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/CommandSource.h"

#include <QStringList>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace vedette::test {

/// A CommandSource that keeps its list in memory, writes down what it was asked, and answers as its
/// fleet does; what a run gives is told by the test. Lives on: the thread of the test.
class FakeCommands final : public CommandSource
{
public:
    /// What to do when the answer is given: the request, and what it fails with.
    using Give = std::function<void(RequestId request, const std::optional<Error>& failure)>;
    using Later = std::function<RequestId(const QString& call, Give give)>;

    explicit FakeCommands(Later later)
        : m_later(std::move(later))
    { }

    std::vector<CustomCommand> list; ///< what there is
    QStringList calls; ///< what it was asked, oldest first
    std::vector<CustomCommand> saved; ///< by the latest save
    std::vector<CommandId> asked; ///< of the latest remove or restore
    CustomCommand ran;
    std::vector<ServerId> ranOn;
    std::vector<RequestId> runs;
    std::vector<RequestId> cancelled;

    RequestId requestCommands() override
    {
        calls += QStringLiteral("requestCommands");
        return m_later(QStringLiteral("requestCommands"), [this](RequestId request, const auto&) {
            Q_EMIT changed(list);
            Q_EMIT finished(request, std::nullopt);
        });
    }
    RequestId save(const std::vector<CustomCommand>& commands) override
    {
        saved = commands;
        return change(QStringLiteral("saveCommands"), [this, commands] { put(commands); });
    }
    RequestId remove(const std::vector<CommandId>& commands) override
    {
        asked = commands;
        return change(QStringLiteral("removeCommands"), [this, commands] {
            for (const CommandId id : commands) {
                const auto found = std::ranges::find(list, id, &CustomCommand::id);
                if (found != list.end()) {
                    m_removed.push_back(*found);
                    list.erase(found);
                }
            }
        });
    }
    RequestId restore(const std::vector<CommandId>& commands) override
    {
        asked = commands;
        return change(QStringLiteral("restoreCommands"), [this, commands] {
            for (const CustomCommand& command : m_removed) {
                if (std::ranges::find(commands, command.id) != commands.end()) {
                    list.push_back(command);
                }
            }
        });
    }
    RequestId run(const CustomCommand& command, const std::vector<ServerId>& servers) override
    {
        calls += QStringLiteral("run");
        ran = command;
        ranOn = servers;
        runs.push_back(RequestId{++m_lastRun});
        return runs.back();
    }
    void cancel(RequestId request) override { cancelled.push_back(request); }

    // How the latest run goes on.
    void give(const CommandTrial& trial) { Q_EMIT tried(runs.back(), trial); }
    void end(const std::optional<Error>& error = {}) { Q_EMIT finished(runs.back(), error); }

private:
    RequestId change(const QString& call, std::function<void()> act)
    {
        calls += call;
        return m_later(call, [this, act = std::move(act)](RequestId request, const auto& failure) {
            if (!failure) {
                act();
                Q_EMIT changed(list);
            }
            Q_EMIT finished(request, failure);
        });
    }
    void put(const std::vector<CustomCommand>& commands)
    {
        for (CustomCommand command : commands) {
            const auto known = std::ranges::find(list, command.id, &CustomCommand::id);
            if (!command.id.isNull() && known != list.end()) {
                *known = command;
                continue;
            }
            command.id = CommandId{++m_lastCommand};
            list.push_back(command);
        }
    }

    Later m_later;
    std::vector<CustomCommand> m_removed;
    qint64 m_lastCommand = 500;
    qint64 m_lastRun = 9000; ///< apart from the requests of the fleet
};

} // namespace vedette::test
