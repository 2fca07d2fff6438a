// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Person.h"

#include "core/base/Clock.h"
#include "core/base/PlainText.h"
#include "core/ssh/HostSession.h"
#include "core/ssh/Platform.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

/// All that was asked, in one line.
QString wordsOf(const LoginPrompts& prompts)
{
    QStringList words{prompts.name, prompts.instruction};
    for (const LoginPrompt& prompt : prompts.prompts) {
        words += prompt.text;
    }
    words.removeAll(QString());
    return u"the server asks: "_s + plainText(words.join(u' '), maxMessageLength);
}

bool hasHungUp(int socket)
{
    return !platform::poll({{socket}}, milliseconds::zero()).empty()
        && platform::peek(socket).isEmpty();
}

QString reasonOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Timeout:
        return u"nobody answered in time"_s;
    case ErrorCode::ConnectionLost:
        return u"it hung up before it was answered"_s;
    default:
        return u"it was not answered"_s;
    }
}

bool fit(const LoginAnswers& answers, const LoginPrompts& prompts)
{
    return answers.size() == prompts.prompts.size()
        && std::ranges::all_of(answers,
                               [](const Secret& answer) { return answer.size() <= maxAnswerSize; });
}

} // namespace

Person::Person(AskPerson ask, QString host, Attempt& attempt)
    : m_ask(std::move(ask))
    , m_host(std::move(host))
    , m_attempt(attempt)
{ }

Result<LoginAnswers> Person::answer(LoginPrompts prompts, int socket)
{
    const QString words = wordsOf(prompts);
    m_attempt.trace.note(words);
    if (!isThere()) {
        return fail(ErrorCode::AuthQuestion, words);
    }
    m_hasAsked = true;
    m_attempt.findings.hasAsked = true;
    prompts.host = m_host;
    prompts.timeLeft = m_attempt.patience.pauseLeft();
    auto answers = waitFor(prompts, socket);
    if (m_attempt.patience.stop().stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    if (!answers) {
        return fail(ErrorCode::AuthQuestion, words + u" – "_s + reasonOf(answers.error().code));
    }
    if (!fit(*answers, prompts)) {
        return fail(ErrorCode::Internal, u"the answers do not fit the questions"_s);
    }
    return answers;
}

Result<LoginAnswers> Person::waitFor(const LoginPrompts& prompts, int socket)
{
    Patience& patience = m_attempt.patience;
    const MonotonicTime began = systemClock().monotonic();
    const Deadline until = Deadline::after(patience.pauseLeft());
    const auto check = [&]() -> Result<void> {
        if (patience.stop().stop_requested()) {
            return fail(ErrorCode::Cancelled);
        }
        if (until.hasExpired()) {
            return fail(ErrorCode::Timeout);
        }
        return hasHungUp(socket) ? fail(ErrorCode::ConnectionLost) : Result<void>{};
    };
    auto answers = m_ask(prompts, {patience.stop(), check});
    const auto spent = std::chrono::ceil<milliseconds>(systemClock().monotonic() - began);
    patience.addPause(spent);
    m_attempt.trace.note(
        u"waited %1 s for a person"_s.arg(std::chrono::duration_cast<seconds>(spent).count()));
    return answers;
}

} // namespace vedette::ssh
