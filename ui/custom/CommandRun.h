// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/CommandSource.h"

#include <QObject>

#include <optional>
#include <vector>

namespace vedette::ui {

/// One run of a command at a time, from start() to ended; it is cancelled when this goes. Lives on:
/// GUI thread.
class CommandRun final : public QObject
{
    Q_OBJECT

public:
    CommandRun(CommandSource& source, QObject* parent);
    ~CommandRun() override;
    CommandRun(const CommandRun&) = delete;
    CommandRun& operator=(const CommandRun&) = delete;

    [[nodiscard]] bool isRunning() const { return m_request.has_value(); }
    /// Cancelled, and not yet ended.
    [[nodiscard]] bool isEnding() const { return m_isEnding; }
    /// Nothing while one runs.
    void start(const CustomCommand& command, const std::vector<ServerId>& servers);
    /// What is left ends with Cancelled; `ended` follows within seconds.
    void cancel();

Q_SIGNALS:
    void tried(const vedette::CommandTrial& trial);
    void ended(const std::optional<vedette::Error>& error);

private:
    CommandSource& m_source;
    std::optional<RequestId> m_request;
    bool m_isEnding = false;
};

} // namespace vedette::ui
