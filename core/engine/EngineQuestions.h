// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/login/LoginQuestions.h"
#include "core/fleet/QuestionSource.h"

#include <functional>
#include <utility>

namespace vedette::engine {

/// The engine's QuestionSource: hands every answer to the core thread. Its functions may be called
/// from any thread. Lives on: the engine's thread.
class EngineQuestions final : public QuestionSource
{
public:
    using Command = std::function<void(collect::LoginQuestions& questions)>;
    /// Runs a command on the core thread.
    using Send = std::function<void(Command command)>;

    explicit EngineQuestions(Send send)
        : m_send(std::move(send))
    { }

    void answer(QuestionId question, const LoginAnswers& answers) override;
    void refuse(QuestionId question) override;

private:
    Send m_send;
};

} // namespace vedette::engine
