// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/SecretRepository.h"

#include "core/store/config/ConfigStore.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

using namespace vedette;
using namespace Qt::StringLiterals;
using store::ConfigStore;

namespace {

store::SecretNotes notesIn(const QString& folder)
{
    return (*(*ConfigStore::open(folder))->load()).secrets;
}

} // namespace

TEST_CASE("every data folder has a scope of its own, and keeps it")
{
    const test::TempStore first;
    const test::TempStore second;

    const QString scope = notesIn(first.folder()).scope;

    CHECK(scope.size() == 32);
    CHECK(notesIn(first.folder()).scope == scope);
    CHECK(notesIn(second.folder()).scope != scope);
    CHECK(notesIn(first.folder()).place == SecretPlace::Undecided);
}

TEST_CASE("the place of secrets is remembered")
{
    const test::TempStore folder;
    const SecretPlace place
        = GENERATE(SecretPlace::Keychain, SecretPlace::VaultFile, SecretPlace::MemoryOnly);
    {
        const auto store = *ConfigStore::open(folder.folder());
        REQUIRE(store->setSecretPlace(SecretPlace::VaultFile));
        REQUIRE(store->setSecretPlace(place));
    }

    CHECK(notesIn(folder.folder()).place == place);
}

TEST_CASE("a kept secret is noted with its login, and its revision grows")
{
    const test::TempStore folder;
    const auto store = *ConfigStore::open(folder.folder());
    Server web;
    web.name = u"web"_s;
    web.host = u"web"_s;
    const ServerId server = store->addServers({web})->front().id;

    REQUIRE(store->keepSecret(server, u"a"_s));
    REQUIRE(store->keepSecret(server, u"b"_s));

    const auto kept = store->load()->secrets.kept;
    REQUIRE(kept.size() == 1);
    CHECK(
        kept.front()
        == store::KeptSecret{.server = server, .login = u"b"_s, .revision = 2, .hasServer = true});
    REQUIRE(store->releaseSecret(server));
    CHECK(store->load()->secrets.kept.front().login.isEmpty());
    REQUIRE(store->dropSecret(server));
    CHECK(store->load()->secrets.kept.empty());
}

TEST_CASE("a removed server is still there for its secret, an unknown one is not")
{
    const test::TempStore folder;
    const auto store = *ConfigStore::open(folder.folder());
    Server web;
    web.name = u"web"_s;
    web.host = u"web"_s;
    const ServerId server = store->addServers({web})->front().id;
    REQUIRE(store->keepSecret(server, u"a"_s));
    REQUIRE(store->keepSecret(ServerId{4711}, u"a"_s));
    REQUIRE(store->keepSecret(store::kitIdOf(server), u"a"_s));
    REQUIRE(store->keepSecret(store::kitIdOf(ServerId{4711}), u"a"_s));

    REQUIRE(store->removeServers({server}));

    const auto kept = store->load()->secrets.kept;
    REQUIRE(kept.size() == 4);
    CHECK(kept[0].hasServer);
    CHECK_FALSE(kept[1].hasServer);
    CHECK(kept[2].hasServer); // the server's kit
    CHECK_FALSE(kept[3].hasServer);
}
