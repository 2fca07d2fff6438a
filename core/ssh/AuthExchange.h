// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/ssh/Agent.h"
#include "core/ssh/Interactive.h"
#include "core/ssh/LoginTrace.h"
#include "core/ssh/Patience.h"
#include "core/ssh/Person.h"
#include "core/ssh/Session.h"

#include <libssh/libssh.h>

#include <QByteArray>
#include <QString>

namespace vedette::ssh {

/// What a server is offered to let a user in, one thing after the other, and what it says to it;
/// each is noted in the trace. Lives on the thread of the login.
class AuthExchange final
{
public:
    /// True: logged in. False: not by this, something else may be offered.
    using Outcome = Result<bool>;

    AuthExchange(Session& session, QByteArray user, Patience& patience, LoginTrace& trace);

    /// Nothing was offered yet: only a refused "none" tells what the server would take.
    [[nodiscard]] Outcome askForMethods();
    /// `name`: what the trace calls it.
    [[nodiscard]] Outcome offerKey(ssh_key key, const QString& name);
    [[nodiscard]] Outcome offerAgent(OpenAgent agent);
    [[nodiscard]] Outcome offerPassword(const Secret& password);
    [[nodiscard]] Result<PromptEnd> answer(const Secret& password, Person& person);

    /// What the server takes, of SSH_AUTH_METHOD_…; 0 before it was asked.
    [[nodiscard]] int methods() const;
    void noteMethods();

    /// A key or a secret: from then on the server may have judged.
    [[nodiscard]] bool hasOffered() const { return m_hasOffered; }
    /// The password, or an answer.
    [[nodiscard]] bool hasOfferedSecret() const { return m_hasOfferedSecret; }
    /// What was offered last was right, and not enough.
    [[nodiscard]] bool isPartial() const { return m_isPartial; }
    /// Something that was offered was right.
    [[nodiscard]] bool hasProven() const { return m_hasProven; }

private:
    [[nodiscard]] Outcome noted(const QString& attempt, Outcome isIn);
    [[nodiscard]] Outcome judgePassword(const Result<int>& rc);
    [[nodiscard]] Outcome judge(const Result<int>& rc);

    Session& m_session;
    QByteArray m_user;
    Patience& m_patience;
    LoginTrace& m_trace;
    bool m_hasOffered = false;
    bool m_hasOfferedSecret = false;
    bool m_isPartial = false;
    bool m_hasProven = false;
};

} // namespace vedette::ssh
