// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/ConnectionTester.h"

#include "core/base/Post.h"

#include <memory>

namespace vedette::collect {

void ConnectionTester::test(RequestId request, const Target& target)
{
    if (m_isStopped) {
        return;
    }
    ssh::LoginRequest login;
    login.server = target.server;
    login.credential = target.credential;
    login.pins = pinsAlong(target.pins, target.server, target.hops);
    login.hops = target.hops;
    if (m_questions != nullptr) {
        login.ask = m_questions->askerFor(target.server.id, request);
    }
    const quint64 session = ++m_lastSession;
    m_running[request] = session;
    m_logins.start(
        {session, std::move(login), true},
        LoginPool::Lane::Fast,
        [this, request](LoginPool::Done done) {
            // Functors of queued calls are copied: the baton travels in a shared box.
            auto box = std::make_shared<LoginPool::Done>(std::move(done));
            post(this, [this, request, box = std::move(box)] { finish(request, std::move(*box)); });
        });
}

void ConnectionTester::cancel(RequestId request)
{
    const auto found = m_running.find(request);
    if (found != m_running.end()) {
        m_logins.cancel(found->second);
    }
}

void ConnectionTester::stop()
{
    m_isStopped = true;
    m_logins.stop();
}

void ConnectionTester::finish(RequestId request, LoginPool::Done done)
{
    m_logins.forget(done.session);
    m_running.erase(request);
    if (m_isStopped) {
        return;
    }
    ConnectionReport report;
    report.error = done.outcome.error;
    report.hostKey = done.outcome.hostKey;
    report.newPins = done.outcome.newPins;
    report.connectTime = done.outcome.connectTime;
    report.snapshot = done.firstPoll;
    report.steps = done.outcome.steps;
    if (done.outcome.context) {
        report.facts = done.outcome.context->facts;
    }
    if (!report.error && done.firstPoll) {
        report.error = done.firstPoll->error;
    }
    Q_EMIT tested(request, report);
}

} // namespace vedette::collect
