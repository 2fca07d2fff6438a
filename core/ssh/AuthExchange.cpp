// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/AuthExchange.h"

#include "core/ssh/AgentRelay.h"
#include "core/ssh/ErrorMap.h"
#include "core/ssh/Platform.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

AuthExchange::AuthExchange(Session& session, QByteArray user, Patience& patience, LoginTrace& trace)
    : m_session(session)
    , m_user(std::move(user))
    , m_patience(patience)
    , m_trace(trace)
{ }

AuthExchange::Outcome AuthExchange::askForMethods()
{
    if (methods() != 0) {
        return false;
    }
    return judge(
        m_session.finish([this] { return ssh_userauth_none(m_session.get(), m_user.constData()); },
                         SSH_AUTH_AGAIN,
                         m_patience));
}

AuthExchange::Outcome AuthExchange::offerKey(ssh_key key, const QString& name)
{
    m_hasOffered = true;
    return noted(name,
                 judge(m_session.finish(
                     [this, key] {
                         return ssh_userauth_publickey(m_session.get(), m_user.constData(), key);
                     },
                     SSH_AUTH_AGAIN,
                     m_patience)));
}

AuthExchange::Outcome AuthExchange::offerAgent([[maybe_unused]] OpenAgent agent)
{
#ifndef _WIN32
    auto pipe = platform::makeSocketPair();
    if (!pipe) {
        return fail(pipe.error());
    }
    m_hasOffered = true;
    AgentRelay relay(std::move(agent), *std::move(pipe), m_patience);
    if (ssh_set_agent_socket(m_session.get(), relay.takeSocket()) != SSH_OK) {
        return fail(ErrorCode::Internal, u"libssh takes no agent"_s);
    }
    const auto rc = m_session.finish(
        [this] { return ssh_userauth_agent(m_session.get(), m_user.constData()); },
        SSH_AUTH_AGAIN,
        m_patience);
    if (rc && *rc == SSH_AUTH_ERROR && ssh_is_connected(m_session.get()) != 0) {
        if (const auto ok = m_patience.check(); !ok) {
            return noted(u"agent"_s, fail(ok.error()));
        }
        m_trace.note(u"agent: it failed, or took more than 5 s"_s);
        return false;
    }
    return noted(u"agent"_s, judge(rc));
#else
    return false;
#endif
}

AuthExchange::Outcome AuthExchange::offerPassword(const Secret& password)
{
    m_hasOffered = m_hasOfferedSecret = true;
    return noted(u"password"_s,
                 judgePassword(m_session.finish(
                     [this, &password] {
                         return ssh_userauth_password(
                             m_session.get(), m_user.constData(), password.constData());
                     },
                     SSH_AUTH_AGAIN,
                     m_patience)));
}

Result<PromptEnd> AuthExchange::answer(const Secret& password, Person& person)
{
    const auto policy = m_hasProven ? PromptPolicy::NamedPassword : PromptPolicy::AnyHidden;
    m_hasOffered = m_hasOfferedSecret = true;
    m_isPartial = false;
    auto end = answerPrompts(m_session, m_user, {password, policy, person}, m_patience);
    m_isPartial = end && *end == PromptEnd::NotEnough;
    m_hasProven = m_hasProven || m_isPartial;
    [[maybe_unused]] const Outcome told
        = noted(u"keyboard-interactive"_s,
                end.map([](PromptEnd how) { return how == PromptEnd::LoggedIn; }));
    return end;
}

int AuthExchange::methods() const
{
    return ssh_userauth_list(m_session.get(), m_user.constData());
}

void AuthExchange::noteMethods()
{
    constexpr std::array names{std::pair{SSH_AUTH_METHOD_PUBLICKEY, "publickey"_L1},
                               std::pair{SSH_AUTH_METHOD_PASSWORD, "password"_L1},
                               std::pair{SSH_AUTH_METHOD_INTERACTIVE, "keyboard-interactive"_L1},
                               std::pair{SSH_AUTH_METHOD_HOSTBASED, "hostbased"_L1},
                               std::pair{SSH_AUTH_METHOD_GSSAPI_MIC, "gssapi-with-mic"_L1}};
    QStringList offered;
    for (const auto& [method, name] : names) {
        if ((static_cast<unsigned>(methods()) & method) != 0) {
            offered += name;
        }
    }
    if (!offered.isEmpty()) {
        m_trace.note(u"the server takes: "_s + offered.join(u", "_s));
    }
}

/// Notes how an attempt ended.
AuthExchange::Outcome AuthExchange::noted(const QString& attempt, Outcome isIn)
{
    const QString failure = isIn ? u"refused"_s : errorName(isIn.error().code).toString();
    const bool isPartial = isIn && !*isIn && m_isPartial;
    m_trace.note(attempt + u": "_s
                 + (isIn && *isIn   ? u"accepted"_s
                        : isPartial ? u"right, and not enough"_s
                                    : failure));
    return isIn;
}

AuthExchange::Outcome AuthExchange::judgePassword(const Result<int>& rc)
{
    if ((!rc || *rc == SSH_AUTH_ERROR) && asksForNewPassword(m_session.get())) {
        return fail(ErrorCode::PasswordExpired, u"the server asks for a new password"_s);
    }
    return judge(rc);
}

AuthExchange::Outcome AuthExchange::judge(const Result<int>& rc)
{
    if (!rc) {
        return fail(rc.error());
    }
    switch (*rc) {
    case SSH_AUTH_SUCCESS:
        return true;
    case SSH_AUTH_PARTIAL:
        m_isPartial = true;
        m_hasProven = true;
        return false;
    case SSH_AUTH_DENIED:
        m_isPartial = false;
        return false;
    default:
        return fail(m_session.failure(m_patience));
    }
}

} // namespace vedette::ssh
