// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Interactive.h"

#include "core/base/PlainText.h"
#include "core/ssh/ErrorMap.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

/// The account's own, and none for one time: "One-time password (OATH) for `ada':".
bool namesPassword(QByteArrayView text)
{
    const QByteArray words = text.toByteArray().toLower();
    constexpr std::array otherSecrets{
        "one-time", "one time", "otp", "token", "code", "verification"};
    return words.contains("password")
        && std::ranges::none_of(otherSecrets,
                                [&words](const char* other) { return words.contains(other); });
}

constexpr int maxRounds = 3;
constexpr int maxPrompts = 4;

struct RawPrompt
{
    QByteArrayView text;
    bool isHidden = false;
};

/// As the server sent it; valid until the round is answered.
RawPrompt promptAt(ssh_session session, unsigned index)
{
    char echo = 1;
    const char* text = ssh_userauth_kbdint_getprompt(session, index, &echo);
    return {QByteArrayView(text), echo == 0};
}

LoginPrompts readPrompts(ssh_session session, int count)
{
    LoginPrompts round;
    round.name = plainText(QByteArrayView(ssh_userauth_kbdint_getname(session)));
    round.instruction = plainLines(QByteArrayView(ssh_userauth_kbdint_getinstruction(session)));
    for (int i = 0; i < count; ++i) {
        const RawPrompt prompt = promptAt(session, static_cast<unsigned>(i));
        round.prompts.push_back({plainLines(prompt.text), prompt.isHidden});
    }
    return round;
}

/// The dialogue with one server.
class Dialogue final
{
public:
    Dialogue(Session& session, PromptAnswer answer)
        : m_session(session)
        , m_answer(answer)
    { }

    /// Nothing when the round is answered; an end when the server asks for the password again.
    Result<std::optional<PromptEnd>> answerRound()
    {
        const int prompts = ssh_userauth_kbdint_getnprompts(m_session.get());
        if (++m_rounds > maxRounds || prompts > maxPrompts) {
            return fail(ErrorCode::AuthQuestion, u"the server asks too much"_s);
        }
        if (prompts <= 0) {
            return std::optional<PromptEnd>(); // a message without a question
        }
        const RawPrompt first = promptAt(m_session.get(), 0);
        if (m_byPassword && first.text == *m_byPassword && !m_answer.person.isThere()) {
            return std::optional(PromptEnd::Refused);
        }
        const QString words = plainText(first.text, maxMessageLength);
        if (m_hasAnswered && tellsOfExpiredPassword(words)) { // more rounds than are answered
            return fail(ErrorCode::PasswordExpired, u"the server says: "_s + words);
        }
        const bool isForPassword = prompts == 1 && !m_hasAnswered && takesPassword(first);
        m_hasAnswered = true;
        if (isForPassword) {
            m_byPassword = first.text.toByteArray();
            return setAnswer(0, m_answer.password);
        }
        return askPerson(prompts);
    }

    [[nodiscard]] bool wasAsked() const { return m_rounds > 0; }

private:
    [[nodiscard]] bool takesPassword(const RawPrompt& prompt) const
    {
        return prompt.isHidden && !m_answer.password.isEmpty()
            && (m_answer.policy == PromptPolicy::AnyHidden || namesPassword(prompt.text));
    }

    Result<std::optional<PromptEnd>> askPerson(int prompts)
    {
        const auto answers
            = m_answer.person.answer(readPrompts(m_session.get(), prompts), m_session.descriptor());
        if (!answers) {
            return fail(answers.error());
        }
        for (unsigned i = 0; i < answers->size(); ++i) {
            if (auto set = setAnswer(i, (*answers)[i]); !set) {
                return set;
            }
        }
        return std::optional<PromptEnd>();
    }

    Result<std::optional<PromptEnd>> setAnswer(unsigned index, const Secret& answer)
    {
        if (ssh_userauth_kbdint_setanswer(m_session.get(), index, answer.constData()) < 0) {
            return fail(ErrorCode::Internal, u"the answer was not accepted"_s);
        }
        return std::optional<PromptEnd>();
    }

    Session& m_session;
    PromptAnswer m_answer;
    std::optional<QByteArray> m_byPassword; ///< the prompt that the password has answered
    bool m_hasAnswered = false;
    int m_rounds = 0;
};

/// What libssh says at the end of a dialogue.
Result<PromptEnd>
judgeDialogue(int rc, bool wasAsked, const Session& session, const Patience& patience)
{
    switch (rc) {
    case SSH_AUTH_SUCCESS:
        return PromptEnd::LoggedIn;
    case SSH_AUTH_DENIED:
        return wasAsked ? PromptEnd::Refused : PromptEnd::Unasked;
    case SSH_AUTH_PARTIAL:
        return PromptEnd::NotEnough;
    default:
        return fail(session.failure(patience));
    }
}

} // namespace

Result<PromptEnd>
answerPrompts(Session& session, const QByteArray& user, PromptAnswer answer, Patience& patience)
{
    Dialogue dialogue(session, answer);
    for (;;) {
        const auto rc = session.finish(
            [&] { return ssh_userauth_kbdint(session.get(), user.constData(), nullptr); },
            SSH_AUTH_AGAIN,
            patience);
        if (!rc) {
            return fail(rc.error());
        }
        if (*rc != SSH_AUTH_INFO) {
            return judgeDialogue(*rc, dialogue.wasAsked(), session, patience);
        }
        const auto answered = dialogue.answerRound();
        if (!answered) {
            return fail(answered.error());
        }
        if (answered->has_value()) {
            return **answered;
        }
    }
}

} // namespace vedette::ssh
