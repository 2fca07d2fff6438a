// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/EngineQuestions.h"

namespace vedette::engine {

void EngineQuestions::answer(QuestionId question, const LoginAnswers& answers)
{
    m_send([question, answers](collect::LoginQuestions& questions) {
        questions.answer(question, answers);
    });
}

void EngineQuestions::refuse(QuestionId question)
{
    m_send([question](collect::LoginQuestions& questions) { questions.refuse(question); });
}

} // namespace vedette::engine
