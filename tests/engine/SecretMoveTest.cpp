// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/SecretKeeper.h"
#include "core/store/Connection.h"
#include "tests/engine/SecretStage.h"
#include "tests/support/Catch.h"
#include "tests/support/Pump.h"
#include "tests/support/TempStore.h"

using namespace vedette;
using namespace Qt::StringLiterals;
using test::FakeKeychain;
using test::SecretStage;

namespace {

/// As if the disk were full whenever the place of secrets is to be remembered.
void refusePlaces(const QString& path)
{
    const auto connection = store::Connection::open({.path = path});
    REQUIRE((*connection)
                ->execute(u"CREATE TRIGGER full BEFORE INSERT ON setting"
                          " WHEN NEW.name = 'secretPlace'"
                          " BEGIN SELECT RAISE(FAIL, 'full'); END"_s));
}

} // namespace

TEST_CASE("secrets stay where they are when their new place can't be remembered")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const auto keychain = std::make_shared<FakeKeychain>();
    ServerId server;
    {
        SecretStage stage(store.folder(), keychain);
        server = stage.add(fake, "right");
        REQUIRE(stage.isKept(server));
        REQUIRE_FALSE(stage.wait(stage.secrets().createVault(Secret("master"))));
        refusePlaces(store.configPath());
        const SecretPlace place = GENERATE(SecretPlace::VaultFile, SecretPlace::MemoryOnly);

        CHECK(stage.wait(stage.secrets().moveTo(place)));

        CHECK(stage.status.place == SecretPlace::Keychain);
        CHECK(stage.status.kept == std::vector{server});
        CHECK(keychain->servers() == std::set{server});
    }
    SecretStage again(store.folder(), keychain);
    CHECK(again.reaches(server, ServerState::Online));
}

TEST_CASE("no secret is forgotten when not all of them could be")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const test::FakeSshServer other;
    const auto keychain = std::make_shared<FakeKeychain>();
    SecretStage stage(store.folder(), keychain);
    const ServerId first = stage.add(fake, "right");
    const ServerId second = stage.add(other, "right");
    REQUIRE(stage.isKept(first));
    REQUIRE(stage.isKept(second));
    keychain->setTrouble([second](FakeKeychain::Call call, ServerId server) {
        return call == FakeKeychain::Call::Remove && server == second;
    });

    const auto error = stage.wait(stage.secrets().moveTo(SecretPlace::MemoryOnly));

    REQUIRE(error);
    CHECK(error->code == ErrorCode::KeychainFailed);
    CHECK(stage.status.place == SecretPlace::Keychain);
    CHECK(stage.status.kept == std::vector{first, second});
    CHECK(keychain->kept(first).password.view() == "right");
    CHECK(keychain->kept(second).password.view() == "right");
}

TEST_CASE("a move that fails half way leaves no copy behind")
{
    const test::TempStore store;
    const test::FakeSshServer fake;
    const test::FakeSshServer other;
    const auto keychain = std::make_shared<FakeKeychain>();
    SecretStage stage(store.folder(), keychain);
    REQUIRE_FALSE(stage.wait(stage.secrets().createVault(Secret("master"))));
    const ServerId first = stage.add(fake, "right");
    const ServerId second = stage.add(other, "right");
    REQUIRE(stage.isKept(first));
    REQUIRE(stage.isKept(second));
    REQUIRE(stage.status.place == SecretPlace::VaultFile);
    keychain->setTrouble([second](FakeKeychain::Call call, ServerId server) {
        return call == FakeKeychain::Call::Write && server == second;
    });

    CHECK(stage.wait(stage.secrets().moveTo(SecretPlace::Keychain)));

    CHECK(stage.status.place == SecretPlace::VaultFile);
    CHECK(stage.status.kept == std::vector{first, second});
    CHECK(keychain->servers().empty());
    CHECK(stage.status.vault == VaultState::Unlocked);
}
