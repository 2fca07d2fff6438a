// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/CommandRun.h"

namespace vedette::ui {

CommandRun::CommandRun(CommandSource& source, QObject* parent)
    : QObject(parent)
    , m_source(source)
{
    connect(
        &source, &CommandSource::tried, this, [this](RequestId request, const CommandTrial& trial) {
            if (m_request == request) {
                Q_EMIT tried(trial);
            }
        });
    connect(&source,
            &CommandSource::finished,
            this,
            [this](RequestId request, const std::optional<Error>& error) {
                if (m_request == request) {
                    m_request.reset();
                    m_isEnding = false;
                    Q_EMIT ended(error);
                }
            });
}

CommandRun::~CommandRun()
{
    cancel();
}

void CommandRun::start(const CustomCommand& command, const std::vector<ServerId>& servers)
{
    if (!m_request) {
        m_request = m_source.run(command, servers);
    }
}

void CommandRun::cancel()
{
    if (m_request && !m_isEnding) {
        m_isEnding = true;
        m_source.cancel(*m_request);
    }
}

} // namespace vedette::ui
