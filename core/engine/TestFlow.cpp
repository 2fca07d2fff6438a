// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/TestFlow.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

TestFlow::TestFlow(const Parts& parts, QObject* parent)
    : QObject(parent)
    , m_clock(parts.clock)
    , m_scheduler(parts.scheduler)
    , m_secrets(parts.secrets)
    , m_keys(parts.keys)
    , m_tester(this)
{
    connect(&m_tester, &collect::ConnectionTester::tested, this, &TestFlow::report);
}

void TestFlow::report(RequestId request, const ConnectionReport& report)
{
    for (const HostKeyPin& pin : report.newPins) {
        m_keys.accept(pin);
    }
    Q_EMIT tested(request, report);
}

void TestFlow::test(RequestId request,
                    const Server& server,
                    const Credential& credential,
                    const std::vector<HostKeyIssue>& trusted)
{
    // Of a way that can't be read nothing is left out: the login then fails.
    const auto hops = m_scheduler.jumpHosts({server, credential}).value_or(std::vector<JumpHost>{});
    HostKeyPins pins = pinsAlong(m_keys.pins(), server, hops);
    for (const HostKeyIssue& issue : trusted) {
        pins.push_back({issue.host.toLower(), issue.port, issue.seen, m_clock.now(), u"test"_s});
    }
    const Target target{server, credential, std::move(pins), {}};
    m_secrets.findAll(request, hops, [=, this](const Result<std::vector<JumpHost>>& found) {
        if (found) {
            testThrough(*found, request, target);
        } else {
            refuse(request, found.error());
        }
    });
}

void TestFlow::testThrough(const std::vector<JumpHost>& hops,
                           RequestId request,
                           const Target& target)
{
    const auto goOn = [=, this](const Result<Credential>& found) {
        if (found) {
            m_tester.test(request, {target.server, *found, target.pins, hops});
        } else {
            refuse(request, found.error());
        }
    };
    m_secrets.find(request, target.server, target.credential, goOn);
}

void TestFlow::refuse(RequestId request, const Error& error)
{
    ConnectionReport refused;
    refused.error = error;
    Q_EMIT tested(request, refused);
}

Result<void> TestFlow::diagnose(RequestId request, ServerId server)
{
    const collect::ServerRecord* const record = m_scheduler.find(server);
    if (record == nullptr) {
        return fail(ErrorCode::NotFound, u"server "_s + QString::number(server.value));
    }
    test(request, record->server(), record->credential, {});
    return {};
}

void TestFlow::cancel(RequestId request)
{
    m_secrets.cancel(request);
    m_tester.cancel(request);
}

} // namespace vedette::engine
