// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// The keyboard-interactive dialogue of a FakeSshConnection.
#include "tests/support/FakeSshConnection.h"

namespace vedette::test {

const std::vector<FakePrompt>& FakeSshConnection::round() const
{
    return m_round == 0 ? m_options.prompts : m_options.moreRounds[m_round - 1];
}

void FakeSshConnection::ask(ssh_message message) const
{
    std::vector<const char*> texts;
    std::vector<char> echoes;
    for (const FakePrompt& prompt : round()) {
        texts.push_back(prompt.text.c_str());
        echoes.push_back(prompt.isHidden ? '\0' : '\1');
    }
    ssh_message_auth_interactive_request(message,
                                         m_options.promptName.c_str(),
                                         m_options.instruction.c_str(),
                                         static_cast<unsigned>(texts.size()),
                                         texts.data(),
                                         echoes.data());
}

bool FakeSshConnection::areRight() const
{
    for (unsigned i = 0; i < round().size(); ++i) {
        const char* answer = ssh_userauth_kbdint_getanswer(m_session, i);
        if (answer == nullptr || round()[i].answer.value_or(m_options.password) != answer) {
            return false;
        }
    }
    return true;
}

/// 1: the default reply refuses.
int FakeSshConnection::handlePrompts(ssh_message message)
{
    ++m_counters.authRequests;
    if (ssh_message_auth_kbdint_is_response(message) == 0) {
        fallSilentAt(FakeTrouble::SilentPrompts);
        m_round = 0;
        ask(message);
        return 0;
    }
    ++m_counters.secretsSeen;
    fallSilentAt(FakeTrouble::SilentAnswers);
    if (!areRight()) {
        return 1;
    }
    if (m_round < m_options.moreRounds.size()) {
        ++m_round;
        ask(message);
        return 0;
    }
    if (!m_options.areAnswersEnough) {
        ssh_message_auth_reply_success(message, 1);
        return 0;
    }
    ++m_counters.logins;
    ssh_message_auth_reply_success(message, 0);
    return 0;
}

/// SSH_MSG_USERAUTH_PASSWD_CHANGEREQ (RFC 4252, 8): the number, the prompt and its language. libssh
/// has no call for it; that of another message is made of the same: a number, which is 60 too, and
/// two strings.
int FakeSshConnection::askForNewPassword(ssh_message message)
{
    ++m_counters.authRequests;
    ++m_counters.secretsSeen;
    ssh_string prompt = ssh_string_from_char("Your password has expired. New password:");
    ssh_string language = ssh_string_from_char("");
    const int sent = ssh_message_auth_reply_pk_ok(message, prompt, language);
    ssh_string_free(language);
    ssh_string_free(prompt);
    return sent == SSH_OK ? 0 : 1;
}

} // namespace vedette::test
