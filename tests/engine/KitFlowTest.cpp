// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/KitFlow.h"

#include "core/fleet/AccessSource.h"
#include "tests/engine/SecretStage.h"
#include "tests/support/Catch.h"
#include "tests/support/Pump.h"
#include "tests/support/SshdFixture.h"
#include "tests/support/TempStore.h"

#include <QObject>

using namespace vedette;
using namespace Qt::StringLiterals;
using test::FakeKeychain;
using test::pumpUntil;
using test::SecretStage;
using test::SshdFixture;

namespace {

/// An engine that monitors a real sshd, and what its access source said.
class KitStage
{
public:
    explicit KitStage(const SshdFixture& sshd)
        : keychain(std::make_shared<FakeKeychain>())
        , stage(store.folder(), keychain)
    {
        QObject::connect(stage.engine->access(),
                         &AccessSource::kitReady,
                         stage.engine.get(),
                         [this](RequestId, const Result<AccessKit>& ready) { kit = ready; });
        QObject::connect(stage.engine->access(),
                         &AccessSource::kitVerified,
                         stage.engine.get(),
                         [this](RequestId, const AccessReport& told) { report = told; });
        Server server = sshd.server();
        server.hostKeyPolicy = HostKeyPolicy::AcceptNew;
        REQUIRE_FALSE(stage.wait(stage.engine->addServers({server}, {})));
        REQUIRE(pumpUntil([this, &server] {
            for (const auto& [known, entry] : stage.servers) {
                id = entry.name == server.name ? known : id;
            }
            return !id.isNull();
        }));
    }

    AccessKit prepared()
    {
        kit.reset();
        stage.engine->access()->prepareKit(id);
        REQUIRE(pumpUntil([this] { return kit.has_value(); }));
        REQUIRE(*kit);
        return **kit;
    }
    AccessReport verified(const AccessKit& chosen)
    {
        report.reset();
        stage.engine->access()->verifyKit(chosen);
        REQUIRE(pumpUntil([this] { return report.has_value(); }, seconds{60}));
        return *report;
    }

    test::TempStore store;
    std::shared_ptr<FakeKeychain> keychain;
    SecretStage stage;
    ServerId id;
    std::optional<Result<AccessKit>> kit;
    std::optional<AccessReport> report;
};

} // namespace

TEST_CASE("a kit is made once, verified, and then the server is monitored with it")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    KitStage kits(sshd);
    REQUIRE(kits.stage.reaches(kits.id, ServerState::Online));

    const AccessKit kit = kits.prepared();
    REQUIRE(pumpUntil([&] { return kits.keychain->servers().size() == 1; }));
    CHECK(kits.prepared() == kit);
    CHECK(kits.stage.status.kept.empty()); // of the server's own login nothing is kept
    REQUIRE(sshd.authorize(kit.authorizedKeys.toLatin1() + '\n'));
    const AccessReport report = kits.verified(kit);
    for (const AccessCheck& check : report.checks) {
        UNSCOPED_INFO(accessTrialName(check.trial)
                      << ' ' << accessVerdictName(check.verdict) << ' ' << check.detail);
    }
    CHECK(report.isRight());
    REQUIRE_FALSE(kits.stage.wait(kits.stage.engine->access()->useKit(kit)));

    CHECK(pumpUntil([&] {
        return kits.stage.servers[kits.id].access == ServerAccess::FixedProbe
            && kits.keychain->servers() == std::set{kits.id};
    }));
    CHECK(kits.stage.reaches(kits.id, ServerState::Online));
    CHECK(kits.stage.servers[kits.id].identityFile == kit.server.identityFile);
}

TEST_CASE("a kit that was not verified is not used, one of a server that is gone is not made")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    KitStage kits(sshd);
    AccessKit unknown;
    unknown.server = kits.stage.servers[kits.id];
    unknown.server.identityFile = u"/nowhere"_s;

    CHECK(kits.stage.wait(kits.stage.engine->access()->useKit(unknown)));
    kits.stage.engine->access()->prepareKit(ServerId{4711});
    REQUIRE(pumpUntil([&] { return kits.kit.has_value(); }));
    CHECK_FALSE(*kits.kit);
}
