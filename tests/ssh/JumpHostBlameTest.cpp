// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Whose failure a login through jump hosts is told as.
#include "core/ssh/BastionPool.h"
#include "tests/ssh/Helpers.h"
#include "tests/support/Loopback.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using test::codeOf;
using test::FakeSshOptions;
using test::FakeSshServer;
using test::FakeTrouble;
using test::logIn;

namespace {

FakeSshOptions blamedHop(FakeTrouble trouble = FakeTrouble::None)
{
    FakeSshOptions options;
    options.isJumpHost = true;
    options.trouble = trouble;
    return options;
}

/// The way of the request leads over these hops, in their order, by the right password.
void leadOver(const std::vector<Server>& hops, ssh::LoginRequest& request)
{
    QStringList way;
    for (const Server& hop : hops) {
        request.hops.push_back({hop, {Secret("right"), {}}});
        way += addressOf(hop);
    }
    request.server.proxyJump = way.join(u',');
}

} // namespace

TEST_CASE("The error of a login says that the jump host is what failed, and which")
{
    FakeSshServer bastion(blamedHop());
    const FakeSshServer target;
    ssh::BastionPool pool;
    auto request = test::requestFor(target);
    request.bastions = &pool;
    request.pins.push_back(bastion.pin());
    Server hop = bastion.server();
    std::optional<ErrorCode> code;
    SECTION("a refused connection")
    {
        code = ErrorCode::Refused;
        hop.port = test::refusingPort();
    }
    SECTION("an unknown key")
    {
        code = ErrorCode::HostKeyUnknown;
        request.pins = {target.pin()};
    }
    SECTION("another key")
    {
        code = ErrorCode::HostKeyChanged;
        bastion.swapHostKey();
    }
    leadOver({hop}, request);

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == code);
    CHECK(outcome.error->jumpHost == addressOf(hop));
    CHECK_FALSE(outcome.error->cause);
    REQUIRE_FALSE(outcome.steps.empty());
    REQUIRE(outcome.steps.back().error);
    CHECK(outcome.steps.back().error->jumpHost == addressOf(hop)); // as a diagnosis tells it
    CHECK(target.counters().connections == 0);
}

TEST_CASE("All servers behind a jump host that refuses the login hear of it, and why")
{
    const FakeSshServer bastion(blamedHop());
    const FakeSshServer target;
    ssh::BastionPool pool;
    auto request = test::requestFor(target);
    request.bastions = &pool;
    request.pins.push_back(bastion.pin());
    leadOver({bastion.server()}, request);
    request.hops.front().credential.password = Secret("wrong");

    const auto first = logIn(request);
    const auto second = logIn(request); // told from memory

    CHECK(codeOf(first) == ErrorCode::JumpHostLogin);
    CHECK(first.error->jumpHost == addressOf(bastion.server()));
    CHECK(first.error->cause == ErrorCode::AuthDenied);
    CHECK(second.error == first.error);
    CHECK(bastion.counters().secretsSeen == 1);
}

TEST_CASE("Of two jump hosts the one that failed is named")
{
    const bool isFirst = GENERATE(true, false);
    const FakeSshServer first(blamedHop());
    const FakeSshServer second(blamedHop());
    const FakeSshServer target;
    ssh::BastionPool pool;
    auto request = test::requestFor(target);
    request.bastions = &pool;
    request.pins.push_back(first.pin());
    request.pins.push_back(second.pin());
    leadOver({first.server(), second.server()}, request);
    (isFirst ? request.hops.front() : request.hops.back()).credential.password = Secret("wrong");

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::JumpHostLogin);
    CHECK(outcome.error->jumpHost == addressOf((isFirst ? first : second).server()));
}

TEST_CASE("A jump host that forbids to go on is what failed, also for the jump host behind it")
{
    FakeSshOptions options = blamedHop();
    options.isJumpHost = false;
    const FakeSshServer first(options);
    const FakeSshServer second(blamedHop());
    const FakeSshServer target;
    ssh::BastionPool pool;
    auto request = test::requestFor(target);
    request.bastions = &pool;
    request.pins.push_back(first.pin());
    request.pins.push_back(second.pin());
    const bool isAlone = GENERATE(true, false);
    leadOver(isAlone ? std::vector{first.server()} : std::vector{first.server(), second.server()},
             request);

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::PermissionDenied);
    CHECK(outcome.error->jumpHost == addressOf(first.server()));
}

TEST_CASE("What fails at the server behind a jump host is told as the server's own")
{
    const FakeSshServer bastion(blamedHop());
    const FakeSshServer target;
    ssh::BastionPool pool;
    auto request = test::requestFor(target, "wrong");
    request.bastions = &pool;
    leadOver({bastion.server()}, request);
    std::optional<ErrorCode> code;
    SECTION("a refused password")
    {
        code = ErrorCode::AuthDenied;
        request.pins.push_back(bastion.pin());
    }
    SECTION("an unknown key")
    {
        code = ErrorCode::HostKeyUnknown;
        request.pins = {bastion.pin()};
    }

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == code);
    CHECK(outcome.error->jumpHost.isEmpty());
    CHECK_FALSE(outcome.error->cause);
}

TEST_CASE("A login that is stopped at a jump host is no failure of it")
{
    const FakeSshServer bastion(blamedHop(FakeTrouble::SilentAccept));
    const FakeSshServer target;
    ssh::BastionPool pool;
    auto request = test::requestFor(target);
    request.bastions = &pool;
    request.pins.push_back(bastion.pin());
    leadOver({bastion.server()}, request);

    const auto stopped
        = test::stopLogin(request, [&] { return bastion.counters().connections > 0; });

    CHECK(codeOf(stopped.outcome) == ErrorCode::Cancelled);
    CHECK(stopped.outcome.error->jumpHost.isEmpty());
}

TEST_CASE("A session that ends with its jump host says so, and one that ends alone does not")
{
    FakeSshServer bastion(blamedHop());
    FakeSshServer target;
    ssh::BastionPool pool;
    auto request = test::requestFor(target);
    request.bastions = &pool;
    request.pins.push_back(bastion.pin());
    leadOver({bastion.server()}, request);
    const auto outcome = test::logIn(request);
    REQUIRE_FALSE(outcome.error);

    SECTION("the jump host")
    {
        bastion.dropConnections();

        const auto reply = test::ask(*outcome.transport, "echo here");

        REQUIRE_FALSE(reply);
        CHECK(reply.error().code == ErrorCode::ConnectionLost);
        CHECK(reply.error().jumpHost == addressOf(bastion.server()));
    }
    SECTION("the server")
    {
        target.dropConnections();

        const auto reply = test::ask(*outcome.transport, "echo here");

        REQUIRE_FALSE(reply);
        CHECK(reply.error().jumpHost.isEmpty());
    }
}
