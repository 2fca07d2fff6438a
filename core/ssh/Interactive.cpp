// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Interactive.h"

#include "core/base/PlainText.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr int maxRounds = 3;
constexpr int maxPrompts = 4;

struct Prompt
{
    QByteArray text;
    bool isHidden = false;
};

Prompt firstPrompt(ssh_session session)
{
    char echo = 1;
    const char* text = ssh_userauth_kbdint_getprompt(session, 0, &echo);
    return {QByteArray(text), echo == 0};
}

/// The dialogue with one server: it may ask for the password once.
class Dialogue final
{
public:
    Dialogue(ssh_session session, PromptAnswer answer)
        : m_session(session)
        , m_answer(answer)
    { }

    /// Nothing when the round is answered; false when the server asks for the password again.
    Result<std::optional<bool>> answerRound()
    {
        const int prompts = ssh_userauth_kbdint_getnprompts(m_session);
        if (++m_rounds > maxRounds || prompts > maxPrompts) {
            return fail(ErrorCode::AuthNeedsUser, u"the server asks too much"_s);
        }
        if (prompts <= 0) {
            return std::optional<bool>(); // a message without a question
        }
        const Prompt prompt = firstPrompt(m_session);
        if (m_answered == prompt.text) {
            return std::optional(false);
        }
        if (prompts > 1 || m_answered || !mayAnswer(prompt)) {
            return fail(ErrorCode::AuthNeedsUser,
                        u"the server asks: "_s + plainText(QByteArrayView(prompt.text)));
        }
        m_answered = prompt.text;
        if (ssh_userauth_kbdint_setanswer(m_session, 0, m_answer.password.constData()) < 0) {
            return fail(ErrorCode::Internal, u"the answer was not accepted"_s);
        }
        return std::optional<bool>();
    }

private:
    [[nodiscard]] bool mayAnswer(const Prompt& prompt) const
    {
        return prompt.isHidden
            && (m_answer.policy == PromptPolicy::AnyHidden
                || prompt.text.toLower().contains("password"));
    }

    ssh_session m_session;
    PromptAnswer m_answer;
    std::optional<QByteArray> m_answered;
    int m_rounds = 0;
};

} // namespace

Result<bool>
answerPrompts(Session& session, const QByteArray& user, PromptAnswer answer, Patience& patience)
{
    Dialogue dialogue(session.get(), answer);
    for (;;) {
        const auto rc = session.finish(
            [&] { return ssh_userauth_kbdint(session.get(), user.constData(), nullptr); },
            SSH_AUTH_AGAIN,
            patience);
        if (!rc) {
            return fail(rc.error());
        }
        if (*rc != SSH_AUTH_INFO) {
            if (*rc == SSH_AUTH_PARTIAL) {
                return fail(ErrorCode::AuthNeedsUser, secondProof);
            }
            const bool isRefused = *rc == SSH_AUTH_DENIED;
            const bool isIn = *rc == SSH_AUTH_SUCCESS;
            return isIn || isRefused ? Result<bool>(isIn) : fail(session.failure(patience));
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
