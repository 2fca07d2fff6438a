// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Secrets.h"

#include "core/engine/Configuration.h"
#include "core/store/Connection.h"
#include "tests/engine/SecretStage.h"
#include "tests/support/Catch.h"
#include "tests/support/Pump.h"
#include "tests/support/TempStore.h"

#include <QFile>

using namespace vedette;
using namespace Qt::StringLiterals;
using test::FakeKeychain;
using test::pumpUntil;
using test::SecretStage;

namespace {

/// As if the day were over for which a removed server is kept.
void ageRemovals(const QString& path)
{
    const auto connection = store::Connection::open({.path = path});
    REQUIRE((*connection)->execute(u"UPDATE server SET removed_at = 1 WHERE removed_at > 0"_s));
}

/// What the state "needs you" is about.
ErrorCode reasonOf(SecretStage& stage, ServerId server)
{
    const auto& error = stage.statuses[server].error;
    return error ? error->code : ErrorCode::Internal;
}

/// A folder with a vault ("master") that keeps the password of one server.
ServerId fillVault(const QString& folder, const test::FakeSshServer& fake)
{
    SecretStage stage(folder, nullptr);
    const ServerId server = stage.add(fake, "right");
    REQUIRE_FALSE(stage.wait(stage.secrets().createVault(Secret("master"))));
    REQUIRE(stage.isKept(server));
    REQUIRE(stage.reaches(server, ServerState::Online));
    return server;
}

} // namespace

TEST_CASE("a password that is kept in the keychain lets the server in after a restart")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    ServerId server;
    {
        SecretStage stage(store.folder(), keychain);
        server = stage.add(fake, "right");
        REQUIRE(stage.isKept(server));
        CHECK(stage.status.place == SecretPlace::Keychain);
        CHECK(stage.status.waiting.empty());
    }

    SecretStage again(store.folder(), keychain);

    CHECK(again.reaches(server, ServerState::Online));
}

TEST_CASE("a password that is not to be kept is kept nowhere")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    ServerId server;
    {
        SecretStage stage(store.folder(), keychain);
        server = stage.add(fake, "right", false);
        REQUIRE(stage.reaches(server, ServerState::Online));
    }
    SecretStage again(store.folder(), keychain);

    CHECK(again.reaches(server, ServerState::NeedsUser));
    CHECK(keychain->servers().empty());
}

TEST_CASE("a password given a moment before the end is kept")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    ServerId server;
    {
        SecretStage stage(store.folder(), keychain);
        server = stage.add(fake, "right");
        stage.engine->stop();
    }
    REQUIRE(keychain->servers().contains(server));

    SecretStage again(store.folder(), keychain);

    CHECK(again.reaches(server, ServerState::Online));
}

TEST_CASE("without a keychain a secret waits for the vault, which keeps it once it is made")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    SecretStage stage(store.folder(), nullptr);
    std::vector<SecretPlace> places; // as told while it waits
    QObject::connect(
        &stage.secrets(), &SecretsSource::statusChanged, [&](const SecretsStatus& status) {
            if (!status.waiting.empty()) {
                places.push_back(status.place);
            }
        });
    const ServerId server = stage.add(fake, "right");
    CHECK(stage.reaches(server, ServerState::Online)); // watched meanwhile
    REQUIRE(pumpUntil([&] { return stage.status.waiting.size() == 1 && stage.status.error; }));
    CHECK(places.front() == SecretPlace::VaultFile); // else nobody is asked to make a vault
    CHECK(stage.status.error->code == ErrorCode::VaultMissing);
    CHECK(stage.status.place == SecretPlace::VaultFile);
    CHECK(stage.status.vault == VaultState::Missing);

    CHECK_FALSE(stage.wait(stage.secrets().createVault(Secret("master"))));

    CHECK(stage.isKept(server));
    CHECK(stage.status.waiting.empty());
    CHECK_FALSE(stage.status.error);
    CHECK(stage.status.vault == VaultState::Unlocked);
}

TEST_CASE("servers of a locked vault need a person, others don't, and unlocking lets all in")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const test::FakeSshServer other;
    const ServerId server = fillVault(store.folder(), fake);
    SecretStage stage(store.folder(), nullptr);
    REQUIRE(stage.reaches(server, ServerState::NeedsUser));
    CHECK(reasonOf(stage, server) == ErrorCode::VaultLocked);
    CHECK(stage.status.vault == VaultState::Locked);
    const int connectionsBefore = fake.counters().connections;
    const ServerId free = stage.add(other, "right", false);
    CHECK(stage.reaches(free, ServerState::Online));

    SECTION("by the right master password")
    {
        CHECK_FALSE(stage.wait(stage.secrets().unlock(Secret("master"))));

        CHECK(stage.reaches(server, ServerState::Online));
        CHECK(fake.counters().secretsSeen == 2); // one for each run
    }
    SECTION("not by a wrong one")
    {
        const auto error = stage.wait(stage.secrets().unlock(Secret("guess")));

        REQUIRE(error);
        CHECK(error->code == ErrorCode::MasterPasswordWrong);
        CHECK(stage.status.vault == VaultState::Locked);
        CHECK(fake.counters().connections == connectionsBefore);
    }
}

TEST_CASE("the headless collector opens its vault by itself, or says at once that it can't")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const ServerId server = fillVault(store.folder(), fake);

    const auto refused = engine::Engine::create({.dataFolder = store.folder(),
                                                 .secrets = FakeKeychain::options(nullptr),
                                                 .masterPassword = Secret("guess")});

    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::MasterPasswordWrong);
    SecretStage stage(store.folder(), nullptr, Secret("master"));
    CHECK(stage.reaches(server, ServerState::Online));
}

TEST_CASE("after locking sessions go on, and a new login waits for the master password")
{
    const test::TempStore store;
    test::FakeSshServer fake;
    const ServerId server = fillVault(store.folder(), fake);
    SecretStage stage(store.folder(), nullptr, Secret("master"));
    REQUIRE(stage.reaches(server, ServerState::Online));

    CHECK_FALSE(stage.wait(stage.secrets().lock()));

    CHECK(stage.status.vault == VaultState::Locked);
    CHECK(stage.statuses[server].state == ServerState::Online);
    CHECK_FALSE(stage.wait(stage.engine->setMonitored({server}, false)));
    CHECK_FALSE(stage.wait(stage.engine->setMonitored({server}, true)));
    REQUIRE(stage.reaches(server, ServerState::NeedsUser));
    CHECK(reasonOf(stage, server) == ErrorCode::VaultLocked);
    CHECK_FALSE(stage.wait(stage.secrets().unlock(Secret("master"))));
    CHECK(stage.reaches(server, ServerState::Online));
}

TEST_CASE("a keychain that fails stops its own servers only, and trying again helps")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    ServerId server;
    {
        SecretStage stage(store.folder(), keychain);
        server = stage.add(fake, "right");
        REQUIRE(stage.isKept(server));
    }
    keychain->setWorking(false);
    SecretStage stage(store.folder(), keychain);
    REQUIRE(stage.reaches(server, ServerState::NeedsUser));
    CHECK(reasonOf(stage, server) == ErrorCode::KeychainFailed);
    REQUIRE(stage.servers.size() == 2); // "This computer" is watched
    const ServerId local = stage.servers.begin()->first;
    CHECK(stage.reaches(local, ServerState::Online));

    keychain->setWorking(true);
    CHECK_FALSE(stage.wait(stage.engine->retryNow(server)));

    CHECK(stage.reaches(server, ServerState::Online));
}

TEST_CASE("a removed server's password comes back by undo, and goes with the server for good")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    ServerId server;
    {
        SecretStage stage(store.folder(), keychain);
        server = stage.add(fake, "right");
        REQUIRE(stage.isKept(server));
        REQUIRE(stage.reaches(server, ServerState::Online));
        CHECK_FALSE(stage.wait(stage.engine->removeServers({server})));
        CHECK_FALSE(stage.wait(stage.engine->restoreServers({server})));
        CHECK(stage.reaches(server, ServerState::Online));
        CHECK(fake.counters().secretsSeen == 2);
        CHECK_FALSE(stage.wait(stage.engine->removeServers({server})));
    }
    {
        SecretStage sameDay(store.folder(), keychain);
        CHECK_FALSE(sameDay.wait(sameDay.secrets().requestStatus()));
        CHECK(keychain->servers().contains(server));
    }
    ageRemovals(store.configPath());

    const SecretStage later(store.folder(), keychain);

    CHECK(pumpUntil([&] { return keychain->servers().empty(); }));
}

TEST_CASE("a kept password is never sent to another address than the one it was typed for")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const test::FakeSshServer evil;
    const auto keychain = std::make_shared<FakeKeychain>();
    ServerId server;
    {
        SecretStage stage(store.folder(), keychain);
        server = stage.add(fake, "right");
        REQUIRE(stage.isKept(server));
    }
    {
        auto configuration = *engine::Configuration::open(store.folder());
        Server moved = *configuration->find(u"web1"_s);
        moved.port = evil.port();
        REQUIRE(configuration->update(moved));
        REQUIRE(configuration->addPin(evil.pin()));
    }

    SecretStage stage(store.folder(), keychain);

    CHECK(stage.reaches(server, ServerState::NeedsUser));
    CHECK(evil.counters().secretsSeen == 0);
    CHECK(pumpUntil([&] { return keychain->servers().empty(); }));
}

TEST_CASE("a password typed anew takes the place of the kept one, one that is not to be kept "
          "removes it")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    SecretStage stage(store.folder(), keychain);
    const ServerId server = stage.add(fake, "wrong");
    REQUIRE(stage.reaches(server, ServerState::AuthFailed));
    REQUIRE(stage.isKept(server));
    Credential right{Secret("right"), {}};
    right.isToBeKept = GENERATE(true, false);

    CHECK_FALSE(stage.wait(stage.engine->updateServer(stage.servers[server], right)));

    CHECK(stage.reaches(server, ServerState::Online));
    CHECK(pumpUntil([&] { return keychain->servers().contains(server) == right.isToBeKept; }));
    CHECK(pumpUntil([&] { return stage.status.kept.empty() != right.isToBeKept; }));
}

TEST_CASE("secrets move from the keychain into the vault")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    ServerId server;
    {
        SecretStage stage(store.folder(), keychain);
        server = stage.add(fake, "right");
        REQUIRE(stage.isKept(server));
        const auto tooEarly = stage.wait(stage.secrets().moveTo(SecretPlace::VaultFile));
        REQUIRE(tooEarly);
        CHECK(tooEarly->code == ErrorCode::VaultLocked);
        CHECK_FALSE(stage.wait(stage.secrets().createVault(Secret("master"))));

        CHECK_FALSE(stage.wait(stage.secrets().moveTo(SecretPlace::VaultFile)));

        CHECK(stage.status.place == SecretPlace::VaultFile);
        CHECK(keychain->servers().empty());
    }
    SecretStage again(store.folder(), keychain, Secret("master"));
    CHECK(again.reaches(server, ServerState::Online));
}

TEST_CASE("forgetting all removes what is kept, even from a vault whose master password is lost")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const ServerId server = fillVault(store.folder(), fake);
    {
        SecretStage stage(store.folder(), nullptr);
        REQUIRE(stage.reaches(server, ServerState::NeedsUser));

        CHECK_FALSE(stage.wait(stage.secrets().forgetAll()));

        CHECK(stage.status.kept.empty());
        CHECK(stage.status.vault == VaultState::Missing);
        CHECK_FALSE(QFile::exists(engine::vaultPath(store.folder())));
    }
    SecretStage again(store.folder(), nullptr);
    REQUIRE(again.reaches(server, ServerState::NeedsUser));
    CHECK(reasonOf(again, server) == ErrorCode::AuthNeedsUser);
}

TEST_CASE("with secrets in memory only nothing is kept, and nothing asked")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    SecretStage stage(store.folder(), keychain);
    CHECK_FALSE(stage.wait(stage.secrets().moveTo(SecretPlace::MemoryOnly)));

    const ServerId server = stage.add(fake, "right");

    CHECK(stage.reaches(server, ServerState::Online));
    CHECK_FALSE(stage.wait(stage.secrets().requestStatus()));
    CHECK(stage.status.waiting.empty());
    CHECK(keychain->servers().empty());
}

TEST_CASE("a secret that was taken out of the keychain by others is asked for again")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    ServerId server;
    {
        SecretStage stage(store.folder(), keychain);
        server = stage.add(fake, "right");
        REQUIRE(stage.isKept(server));
    }
    keychain->put(server, {});

    SecretStage stage(store.folder(), keychain);

    REQUIRE(stage.reaches(server, ServerState::NeedsUser));
    CHECK(reasonOf(stage, server) == ErrorCode::AuthNeedsUser);
}

TEST_CASE("the vault's master password is changed")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const ServerId server = fillVault(store.folder(), fake);
    {
        SecretStage stage(store.folder(), nullptr);
        const auto wrong
            = stage.wait(stage.secrets().changeMaster(Secret("guess"), Secret("next")));
        REQUIRE(wrong);
        CHECK(wrong->code == ErrorCode::MasterPasswordWrong);
        CHECK_FALSE(stage.wait(stage.secrets().changeMaster(Secret("master"), Secret("next"))));
        CHECK(stage.reaches(server, ServerState::Online)); // it is open now
    }
    SecretStage again(store.folder(), nullptr, Secret("next"));
    CHECK(again.reaches(server, ServerState::Online));
}
