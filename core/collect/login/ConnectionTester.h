// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/login/LoginPool.h"
#include "core/collect/login/LoginQuestions.h"
#include "core/model/ConnectionReport.h"
#include "core/model/Ids.h"

#include <QObject>

#include <map>

namespace vedette::collect {

/// "Test connection": one login and one poll that leave no trace, on threads of its own. Lives on:
/// core thread.
class ConnectionTester final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Whom to log in to, and by what.
    struct Target
    {
        Server server;
        Credential credential;
        HostKeyPins pins; ///< of any address
        std::vector<JumpHost> hops;
    };

    /// A test is wanted right now: what its login asks is put here. Null: nobody is asked.
    void setQuestions(LoginQuestions* questions) { m_questions = questions; }
    /// Answered by tested().
    void test(RequestId request, const Target& target);
    /// The test answers with Cancelled, soon.
    void cancel(RequestId request);
    /// Ends all tests and waits for them; nothing is emitted any more.
    void stop();

Q_SIGNALS:
    void tested(vedette::RequestId request, const vedette::ConnectionReport& report);

private:
    void finish(RequestId request, LoginPool::Done done);

    std::map<RequestId, quint64> m_running;
    quint64 m_lastSession = 0;
    bool m_isStopped = false;
    LoginQuestions* m_questions = nullptr;
    LoginPool m_logins{*this, systemClock()};
};

} // namespace vedette::collect
