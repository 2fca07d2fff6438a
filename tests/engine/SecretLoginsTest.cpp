// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/SecretFlow.h"
#include "tests/engine/SecretStage.h"
#include "tests/support/Catch.h"
#include "tests/support/Pump.h"
#include "tests/support/TempStore.h"

using namespace vedette;
using namespace Qt::StringLiterals;
using test::FakeKeychain;
using test::pumpUntil;
using test::SecretStage;

namespace {

/// What the next test of a connection reports.
class ReportOf
{
public:
    explicit ReportOf(SecretStage& stage)
    {
        QObject::connect(stage.engine.get(),
                         &FleetSource::connectionTested,
                         stage.engine.get(),
                         [this](RequestId, const ConnectionReport& told) { m_report = told; });
    }

    const std::optional<Error>& error()
    {
        REQUIRE(pumpUntil([this] { return m_report.has_value(); }));
        return m_report->error;
    }

private:
    std::optional<ConnectionReport> m_report;
};

} // namespace

TEST_CASE("the test of a paused server uses the secret that is kept for it")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    ServerId server;
    {
        SecretStage stage(store.folder(), keychain);
        server = stage.add(fake, "right");
        REQUIRE(stage.isKept(server));
        REQUIRE_FALSE(stage.wait(stage.engine->setMonitored({server}, false)));
    }
    SecretStage stage(store.folder(), keychain);
    REQUIRE(stage.servers.contains(server));
    const bool isDiagnosis = GENERATE(true, false);
    ReportOf report(stage);

    if (isDiagnosis) {
        stage.engine->diagnose(server);
    } else {
        stage.engine->testConnection(stage.servers[server], {}, {});
    }

    CHECK_FALSE(report.error());
    CHECK(fake.counters().secretsSeen > 0);
}

TEST_CASE("why a server does not connect is told as the locked vault, not as a missing password")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    ServerId server;
    {
        SecretStage stage(store.folder(), nullptr);
        server = stage.add(fake, "right");
        REQUIRE_FALSE(stage.wait(stage.secrets().createVault(Secret("master"))));
        REQUIRE(stage.isKept(server));
    }
    SecretStage stage(store.folder(), nullptr);
    REQUIRE(stage.reaches(server, ServerState::NeedsUser));
    ReportOf report(stage);

    stage.engine->diagnose(server);

    REQUIRE(report.error());
    CHECK(report.error()->code == ErrorCode::VaultLocked);
}

TEST_CASE("a test that waits for its secret is cancelled, too")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    ServerId server;
    {
        SecretStage stage(store.folder(), keychain);
        server = stage.add(fake, "right");
        REQUIRE(stage.isKept(server));
        REQUIRE_FALSE(stage.wait(stage.engine->setMonitored({server}, false)));
    }
    SecretStage stage(store.folder(), keychain);
    ReportOf report(stage);

    stage.engine->cancel(stage.engine->diagnose(server));

    REQUIRE(report.error());
    CHECK(report.error()->code == ErrorCode::Cancelled);
}

TEST_CASE("the test of a server takes the secret that is kept for its paused jump host")
{
    const test::TempStore store;
    test::FakeSshOptions options;
    options.isJumpHost = true;
    const test::FakeSshServer bastion(options);
    const test::FakeSshServer target;
    const auto keychain = std::make_shared<FakeKeychain>();
    ServerId hop;
    {
        SecretStage stage(store.folder(), keychain);
        hop = stage.add(bastion, "right");
        REQUIRE(stage.isKept(hop));
        REQUIRE_FALSE(stage.wait(stage.engine->setMonitored({hop}, false)));
    }
    SecretStage stage(store.folder(), keychain);
    ReportOf report(stage);
    Server behind = target.server();
    behind.proxyJump = addressOf(stage.servers[hop]);
    behind.hostKeyPolicy = HostKeyPolicy::AcceptNew;

    stage.engine->testConnection(behind, {Secret("right"), {}}, {});

    CHECK_FALSE(report.error());
    CHECK(target.counters().logins == 1);
}
