// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Logins to servers whose names change their addresses, or can't be looked up.
#include "core/ssh/BastionPool.h"
#include "tests/ssh/Helpers.h"
#include "tests/support/FakeResolver.h"
#include "tests/support/Loopback.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::codeOf;
using test::FakeSshOptions;
using test::FakeSshServer;
using test::logIn;
using test::requestFor;

namespace {

/// A login to port 22 of a name, whose addresses `book` knows, with the key of `server` pinned.
ssh::LoginRequest requestByName(const FakeSshServer& server, ssh::AddressBook& book)
{
    auto request = requestFor(server);
    request.server.host = u"web.example"_s;
    request.server.port = 22;
    request.pins = {{u"web.example"_s, 22, server.hostKey(), {}, u"user"_s}};
    request.addresses = &book;
    return request;
}

/// What was noted of the first such stage.
QStringList notesOf(const ssh::LoginOutcome& outcome, LoginStage stage)
{
    const auto step = std::ranges::find(outcome.steps, stage, &LoginStep::stage);
    return step == outcome.steps.end() ? QStringList() : step->notes;
}

constexpr QStringView lastGoodNote = u"name lookup failed; trying the last good address 127.0.0.1";

} // namespace

TEST_CASE("The host key decides at each address that a name leads to", "[F12]")
{
    const FakeSshServer usual;
    const FakeSshServer other;
    test::FakeResolver names;
    ssh::AddressBook book(names.resolver());
    const auto request = requestByName(usual, book);
    names.tell({test::loopbackAddress(usual.port())});
    REQUIRE_FALSE(logIn(request).error);
    names.tell({test::loopbackAddress(other.port())});

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::HostKeyChanged);
    CHECK(outcome.hostKey
          == HostKeyIssue{other.hostKey(), {usual.hostKey()}, u"web.example"_s, 22});
    CHECK(other.counters().connections == 1);
    CHECK(other.counters().authRequests == 0);
}

TEST_CASE("Only an address at which a login worked is dialled when nobody can tell one", "[F12]")
{
    const FakeSshServer usual;
    const FakeSshServer other;
    test::FakeResolver names;
    ssh::AddressBook book(names.resolver());
    const auto request = requestByName(usual, book);
    names.tell({test::loopbackAddress(usual.port())});
    REQUIRE_FALSE(logIn(request).error);
    names.tell({test::loopbackAddress(other.port())});
    REQUIRE(codeOf(logIn(request)) == ErrorCode::HostKeyChanged);
    names.fail(ErrorCode::Unreachable, u"Temporary failure in name resolution"_s);

    const auto outcome = logIn(request);

    CHECK_FALSE(outcome.error);
    CHECK(usual.counters().logins == 2);
    CHECK(notesOf(outcome, LoginStage::Lookup).contains(lastGoodNote));
}

TEST_CASE("A server that moved is found at its new address, also when nobody can tell it", "[F12]")
{
    const FakeSshServer before;
    const FakeSshServer after;
    test::FakeResolver names;
    ssh::AddressBook book(names.resolver());
    auto request = requestByName(before, book);
    request.pins.push_back({u"web.example"_s, 22, after.hostKey(), {}, u"user"_s});
    names.tell({test::loopbackAddress(before.port())});
    REQUIRE_FALSE(logIn(request).error);
    names.tell({test::loopbackAddress(after.port())});
    REQUIRE_FALSE(logIn(request).error);
    names.fail(ErrorCode::Unreachable);

    const auto outcome = logIn(request);

    CHECK_FALSE(outcome.error);
    CHECK(before.counters().logins == 1);
    CHECK(after.counters().logins == 2);
}

TEST_CASE("The host key decides at the last good address, too", "[F12]")
{
    FakeSshServer server;
    test::FakeResolver names;
    ssh::AddressBook book(names.resolver());
    const auto request = requestByName(server, book);
    names.tell({test::loopbackAddress(server.port())});
    REQUIRE_FALSE(logIn(request).error);
    const int before = server.counters().authRequests;
    names.fail(ErrorCode::Unreachable);
    server.swapHostKey();

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::HostKeyChanged);
    CHECK(server.counters().connections == 2);
    CHECK(server.counters().authRequests == before);
}

TEST_CASE("The name of a jump host is looked up, and its last good address dialled", "[F12]")
{
    FakeSshOptions options;
    options.isJumpHost = true;
    const FakeSshServer bastion(options);
    const FakeSshServer target;
    Server hop = bastion.server();
    hop.host = u"hop.example"_s;
    test::FakeResolver names;
    names.tell({test::loopbackAddress(bastion.port())});
    ssh::AddressBook book(names.resolver());
    auto request = requestFor(target);
    request.addresses = &book;
    request.hops = {{hop, {Secret("right"), {}}}};
    request.server.proxyJump = addressOf(hop);
    request.pins.push_back({hop.host, hop.port, bastion.hostKey(), {}, u"user"_s});
    ssh::BastionPool first;
    request.bastions = &first;
    REQUIRE_FALSE(logIn(request).error);
    names.fail(ErrorCode::Unreachable);
    ssh::BastionPool second;
    request.bastions = &second;

    const auto outcome = logIn(request);

    CHECK_FALSE(outcome.error);
    CHECK(bastion.counters().logins == 2);
    CHECK(notesOf(outcome, LoginStage::JumpHost).contains(lastGoodNote));
    CHECK(names.name() == "hop.example");
}
