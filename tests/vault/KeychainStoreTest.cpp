// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/KeychainStore.h"

#include "tests/support/Catch.h"
#include "tests/vault/PrivateBus.h"
#include "tests/vault/VaultStage.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using test::BusProcess;
using test::PrivateBus;

namespace {

BusProcess keychainUser(const QString& busAddress)
{
    return {QStringLiteral(VEDETTE_KEYCHAIN_USER), {}, busAddress};
}

BusProcess secretService(const QString& mode, const QString& busAddress)
{
    return {QStringLiteral(VEDETTE_SECRET_SERVICE), {mode}, busAddress};
}

/// What a call took, and what it ended with.
struct Told
{
    int msecs = -1;
    QByteArray result;
};

Told tell(BusProcess& user, const QByteArray& line)
{
    const QByteArray said = user.ask(line);
    const qsizetype blank = said.indexOf(' ');
    INFO(line << " -> " << said);
    REQUIRE(blank > 0);
    return {said.first(blank).toInt(), said.sliced(blank + 1)};
}

bool isSkipped(const PrivateBus& bus)
{
    if (!bus.isRunning()) {
        WARN("skipped: there is no dbus-daemon on this computer");
    }
    return !bus.isRunning();
}

} // namespace

TEST_CASE("A keychain without a message bus fails at once")
{
    BusProcess user = keychainUser({});

    for (const char* line :
         {"probe folder", "read folder 1", "write folder 1 a b", "remove folder 1"}) {
        const Told told = tell(user, line);
        CAPTURE(line, told.result, told.msecs);
        CHECK(told.result.startsWith("keychain_failed: "));
        CHECK(told.msecs < 1000);
    }
    CHECK(user.endsWell());
}

TEST_CASE("A keychain without a service on the bus fails at once")
{
    const PrivateBus bus;
    if (isSkipped(bus)) {
        return;
    }
    BusProcess user = keychainUser(bus.address());

    const Told told = tell(user, "probe folder");

    CAPTURE(told.result, told.msecs);
    CHECK(told.result.startsWith("keychain_failed: probe: "));
    CHECK(told.msecs < 1000);
    CHECK(user.endsWell());
}

TEST_CASE("A Secret Service that hangs is given up, and then refused at once")
{
    const PrivateBus bus;
    if (isSkipped(bus)) {
        return;
    }
    BusProcess service = secretService(u"hang"_s, bus.address());
    REQUIRE(service.readLine() == "ready");
    BusProcess user = keychainUser(bus.address());

    const Told first = tell(user, "probe folder");
    const Told second = tell(user, "read folder 1");

    CAPTURE(first.result, first.msecs, second.result, second.msecs);
    CHECK(first.result == "keychain_failed: probe: it does not answer");
    CHECK(first.msecs >= 2900);
    CHECK(first.msecs < 4000);
    CHECK(second.result == "keychain_failed: it still owes an earlier answer");
    CHECK(second.msecs < 1000);
    CHECK(user.endsWell()); // the job that never ended does not keep the process
}

TEST_CASE("A Secret Service keeps what is written, for each scope and server")
{
    const PrivateBus bus;
    if (isSkipped(bus)) {
        return;
    }
    BusProcess service = secretService(u"work"_s, bus.address());
    REQUIRE(service.readLine() == "ready");
    BusProcess user = keychainUser(bus.address());

    CHECK(tell(user, "probe folder").result == "ok");
    CHECK(tell(user, "read folder 1").result == "ok /");
    CHECK(tell(user, "write folder 1 hunter2 sesame").result == "ok");
    CHECK(tell(user, "write folder 2 swordfish").result == "ok");
    CHECK(tell(user, "read folder 1").result == "ok hunter2/sesame");
    CHECK(tell(user, "read folder 2").result == "ok swordfish/");
    CHECK(tell(user, "read other 1").result == "ok /");
    CHECK(tell(user, "write folder 1 changed").result == "ok");
    CHECK(tell(user, "read folder 1").result == "ok changed/");
    CHECK(tell(user, "remove folder 1").result == "ok");
    CHECK(tell(user, "remove folder 1").result == "ok");
    CHECK(tell(user, "read folder 1").result == "ok /");
    CHECK(tell(user, "read folder 2").result == "ok swordfish/");
    CHECK(user.endsWell());
}

TEST_CASE("The end of the session bus does not end the program")
{
    PrivateBus bus;
    if (isSkipped(bus)) {
        return;
    }
    BusProcess service = secretService(u"work"_s, bus.address());
    REQUIRE(service.readLine() == "ready");
    BusProcess user = keychainUser(bus.address());
    REQUIRE(tell(user, "probe folder").result == "ok");

    bus.end();

    for (int i = 0; i < 3; ++i) { // until GLib has noticed, and would have ended the process
        CHECK(tell(user, "read folder 1").result.startsWith("keychain_failed: "));
    }
    CHECK(user.endsWell());
}

TEST_CASE("A secret that is too long is refused before the keychain sees it")
{
    vault::KeychainStore store(u"folder"_s);

    const auto written = store.write(ServerId{1}, test::credentialOf(QByteArray(4097, 'x')));

    REQUIRE_FALSE(written);
    CHECK(written.error().code == ErrorCode::InvalidConfig);
}
