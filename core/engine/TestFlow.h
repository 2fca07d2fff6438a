// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/login/ConnectionTester.h"
#include "core/engine/SecretFlow.h"
#include "core/engine/TrustedKeys.h"

#include <QObject>

namespace vedette::engine {

/// Tests connections as their logins would go: with all that is kept for the server and for the
/// jump hosts on the way. Host keys that a test finds good are trusted from then on. Lives on: core
/// thread.
class TestFlow final : public QObject
{
    Q_OBJECT

public:
    /// What it works with; outlives it.
    struct Parts
    {
        const Clock& clock;
        const collect::Scheduler& scheduler;
        SecretFlow& secrets;
        TrustedKeys& keys;
    };

    TestFlow(const Parts& parts, QObject* parent);

    void setQuestions(collect::LoginQuestions* questions) { m_tester.setQuestions(questions); }
    /// Answered by tested(). `trusted`: keys that the user trusts for this test.
    void test(RequestId request,
              const Server& server,
              const Credential& credential,
              const std::vector<HostKeyIssue>& trusted);
    /// Of a server that is watched, with what is known of it. NotFound.
    [[nodiscard]] Result<void> diagnose(RequestId request, ServerId server);
    /// The test answers with Cancelled, soon.
    void cancel(RequestId request);
    /// Ends all tests and waits for them.
    void stop() { m_tester.stop(); }

Q_SIGNALS:
    void tested(vedette::RequestId request, const vedette::ConnectionReport& report);

private:
    using Target = collect::ConnectionTester::Target;

    void testThrough(const std::vector<JumpHost>& hops, RequestId request, const Target& target);
    void refuse(RequestId request, const Error& error);
    void report(RequestId request, const ConnectionReport& report);

    const Clock& m_clock;
    const collect::Scheduler& m_scheduler;
    SecretFlow& m_secrets;
    TrustedKeys& m_keys;
    collect::ConnectionTester m_tester;
};

} // namespace vedette::engine
