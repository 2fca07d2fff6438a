// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Secrets.h"
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

Credential toKeep(QByteArrayView password)
{
    Credential credential{Secret(password), {}};
    credential.isToBeKept = true;
    return credential;
}

/// Until every writing that was begun is noted, and what follows from it is done.
void settle(SecretStage& stage, ServerId server)
{
    REQUIRE_FALSE(stage.wait(stage.secrets().requestStatus()));
    REQUIRE_FALSE(stage.wait(stage.engine->setGroup({server}, u"any"_s)));
    REQUIRE_FALSE(stage.wait(stage.secrets().requestStatus()));
}

} // namespace

TEST_CASE("a password given while the vault is being opened is kept, and stays kept")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    ServerId server;
    {
        SecretStage stage(store.folder(), nullptr);
        server = stage.add(fake, "right", false);
        REQUIRE(stage.reaches(server, ServerState::Online));
        stage.secrets().createVault(Secret("master"));
        stage.engine->supplyCredential(server, toKeep("right"));
        REQUIRE(stage.isKept(server));
        settle(stage, server);
        CHECK(stage.status.kept == std::vector{server});
    }

    SecretStage again(store.folder(), nullptr, Secret("master"));

    CHECK(again.reaches(server, ServerState::Online));
}

TEST_CASE("a corrected password that can't be written waits, though the wrong one was kept")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    SecretStage stage(store.folder(), keychain);
    const ServerId server = stage.add(fake, "right", false);
    REQUIRE(stage.reaches(server, ServerState::Online));
    keychain->setTrouble([writes = 0](FakeKeychain::Call call, ServerId) mutable {
        return call == FakeKeychain::Call::Write && ++writes > 1;
    });

    stage.engine->supplyCredential(server, toKeep("wrong"));
    stage.engine->supplyCredential(server, toKeep("right"));

    REQUIRE(stage.isKept(server));
    CHECK_FALSE(stage.wait(stage.secrets().requestStatus()));
    CHECK(stage.status.waiting == std::vector{server});
    CHECK(stage.status.error);
    keychain->setWorking(true);
    stage.secrets().keepWaiting();
    CHECK(pumpUntil([&] { return keychain->kept(server).password.view() == "right"; }));
    CHECK(pumpUntil([&] { return stage.status.waiting.empty(); }));
}

TEST_CASE("a password that is forgotten while it is being written is not kept")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    SecretStage stage(store.folder(), keychain);
    const ServerId server = stage.add(fake, "right", false);
    REQUIRE(stage.reaches(server, ServerState::Online));

    stage.engine->supplyCredential(server, toKeep("right"));
    const RequestId forgotten = stage.secrets().forget({server});

    CHECK_FALSE(stage.wait(forgotten));
    CHECK(pumpUntil([&] { return keychain->servers().empty(); }));
    CHECK(pumpUntil([&] { return stage.status.kept.empty(); }));
}

TEST_CASE("a password given after one was forgotten is the one that is kept")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    SecretStage stage(store.folder(), keychain);
    const ServerId server = stage.add(fake, "wrong", false);
    stage.engine->supplyCredential(server, toKeep("wrong"));
    stage.secrets().forget({server});

    stage.engine->supplyCredential(server, toKeep("right"));

    CHECK(stage.isKept(server));
    settle(stage, server);
    CHECK(stage.status.kept == std::vector{server});
    CHECK(keychain->kept(server).password.view() == "right");
}

TEST_CASE("a new password for a locked vault is not removed with the old one when it opens")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    ServerId server;
    {
        SecretStage stage(store.folder(), nullptr);
        server = stage.add(fake, "right");
        REQUIRE_FALSE(stage.wait(stage.secrets().createVault(Secret("master"))));
        REQUIRE(stage.isKept(server));
        REQUIRE_FALSE(stage.wait(stage.secrets().lock()));
        REQUIRE_FALSE(stage.wait(stage.secrets().forget({server}))); // can't be removed now
        stage.engine->supplyCredential(server, toKeep("right"));
        REQUIRE(pumpUntil([&] { return stage.status.waiting == std::vector{server}; }));

        REQUIRE_FALSE(stage.wait(stage.secrets().unlock(Secret("master"))));

        REQUIRE(stage.isKept(server));
    }
    SecretStage again(store.folder(), nullptr, Secret("master"));
    CHECK(again.reaches(server, ServerState::Online));
}

TEST_CASE("a server whose address and password change at once keeps the new password")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const test::FakeSshServer other;
    const auto keychain = std::make_shared<FakeKeychain>();
    ServerId server;
    {
        SecretStage stage(store.folder(), keychain);
        server = stage.add(fake, "wrong");
        REQUIRE(stage.isKept(server));
        Server moved = stage.servers[server];
        moved.port = other.port();

        REQUIRE_FALSE(stage.wait(stage.engine->updateServer(moved, toKeep("right"))));

        CHECK(pumpUntil([&] { return keychain->kept(server).password.view() == "right"; }));
        REQUIRE(stage.reaches(server, ServerState::Online));
    }
    SecretStage again(store.folder(), keychain);
    CHECK(again.reaches(server, ServerState::Online));
    CHECK(fake.counters().secretsSeen <= 1);
}

TEST_CASE("a password that is not to be kept takes the place of one that waits")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    SecretStage stage(store.folder(), nullptr);
    const ServerId server = stage.add(fake, "wrong");
    REQUIRE(pumpUntil([&] { return stage.status.waiting == std::vector{server}; }));

    REQUIRE_FALSE(
        stage.wait(stage.engine->supplyCredential(server, Credential{Secret("right"), {}})));

    CHECK(pumpUntil([&] { return stage.status.waiting.empty(); }));
    REQUIRE_FALSE(stage.wait(stage.secrets().createVault(Secret("master"))));
    CHECK_FALSE(stage.wait(stage.secrets().requestStatus()));
    CHECK(stage.status.kept.empty());
}
