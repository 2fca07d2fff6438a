// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/LoginQuestions.h"

#include "core/base/Post.h"

#include <utility>

namespace vedette::collect {

namespace {

constexpr milliseconds checkSlice{
    100}; // a server that hangs up is noticed; an answer wakes at once

Result<LoginAnswers> await(Reply<LoginAnswers>& reply, const AnswerWait& wait)
{
    for (;;) {
        auto given = reply.wait(checkSlice, wait.stop);
        if (!given) {
            return fail(given.error());
        }
        if (given->has_value()) {
            return **std::move(given);
        }
        if (const auto ok = wait.check(); !ok) {
            return fail(ok.error());
        }
    }
}

} // namespace

AskPerson LoginQuestions::askerFor(ServerId server, RequestId test)
{
    return [this, server, test](const LoginPrompts& prompts, const AnswerWait& wait) {
        Reply<LoginAnswers> reply;
        const LoginQuestion question{QuestionId{++m_last}, server, test, prompts};
        post(this, [this, question, giver = reply.giver()] { open(question, giver); });
        auto answers = await(reply, wait);
        post(this, [this, id = question.id] { close(id); });
        return answers;
    };
}

void LoginQuestions::answer(QuestionId question, const LoginAnswers& answers)
{
    give(question, answers);
}

void LoginQuestions::refuse(QuestionId question)
{
    give(question, fail(ErrorCode::Cancelled));
}

void LoginQuestions::open(const LoginQuestion& question, const Giver& giver)
{
    m_open.emplace(question.id, giver);
    Q_EMIT asked(question);
}

void LoginQuestions::give(QuestionId question, Result<LoginAnswers> answers)
{
    const auto found = m_open.find(question);
    if (found != m_open.end()) {
        found->second.give(std::move(answers));
        close(question);
    }
}

void LoginQuestions::close(QuestionId question)
{
    if (m_open.erase(question) > 0) {
        Q_EMIT closed(question);
    }
}

} // namespace vedette::collect
