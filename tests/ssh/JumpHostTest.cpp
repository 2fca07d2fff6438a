// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Clock.h"
#include "core/ssh/BastionPool.h"
#include "tests/ssh/Helpers.h"
#include "tests/support/Await.h"
#include "tests/support/Loopback.h"

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::ask;
using test::codeOf;
using test::FakeSshOptions;
using test::FakeSshServer;
using test::FakeTrouble;
using test::logIn;
using test::requestFor;

namespace {

FakeSshOptions jumpHost(FakeTrouble trouble = FakeTrouble::None)
{
    FakeSshOptions options;
    options.isJumpHost = true;
    options.trouble = trouble;
    return options;
}

/// A login to `target` through all of `hops`, whose keys are pinned and whose password is right.
ssh::LoginRequest through(const std::vector<const FakeSshServer*>& hops,
                          const FakeSshServer& target,
                          ssh::BastionPool& pool)
{
    auto request = requestFor(target);
    request.bastions = &pool;
    QStringList way;
    for (const FakeSshServer* hop : hops) {
        request.hops.push_back({hop->server(), {Secret("right"), {}}});
        request.pins.push_back(hop->pin());
        way += addressOf(hop->server());
    }
    request.server.proxyJump = way.join(u',');
    return request;
}

/// The first step that tells of a jump host.
const LoginStep* jumpStep(const ssh::LoginOutcome& outcome)
{
    const auto step = std::ranges::find(outcome.steps, LoginStage::JumpHost, &LoginStep::stage);
    return step == outcome.steps.end() ? nullptr : &*step;
}

} // namespace

TEST_CASE("A login through a jump host gives a shell on the server behind it")
{
    const FakeSshServer bastion(jumpHost());
    const FakeSshServer target;
    ssh::BastionPool pool;

    const auto outcome = logIn(through({&bastion}, target, pool));

    REQUIRE_FALSE(outcome.error);
    CHECK(ask(*outcome.transport, "echo $((2 + 3))")->output == "5");
    CHECK(bastion.counters().logins == 1);
    CHECK(bastion.counters().forwards == 1);
    CHECK(target.counters().logins == 1);
    REQUIRE(jumpStep(outcome) != nullptr);
    CHECK(jumpStep(outcome)->notes.front() == addressOf(bastion.server()));
}

TEST_CASE("Three megabytes come whole through two jump hosts")
{
    const FakeSshServer first(jumpHost());
    const FakeSshServer second(jumpHost());
    const FakeSshServer target;
    ssh::BastionPool pool;

    const auto outcome = logIn(through({&first, &second}, target, pool));

    REQUIRE_FALSE(outcome.error);
    for (int i = 0; i < 4; ++i) {
        const auto reply = ask(*outcome.transport, "head -c 800000 /dev/zero | tr '\\0' x");
        REQUIRE(reply);
        CHECK(reply->output == QByteArray(800'000, 'x'));
    }
    CHECK(first.counters().forwards == 1);
    CHECK(second.counters().forwards == 1);
    const auto hops = std::ranges::count(outcome.steps, LoginStage::JumpHost, &LoginStep::stage);
    CHECK(hops == 2);
}

TEST_CASE("Twenty servers behind one jump host log in to it once")
{
    constexpr int count = 20;
    const FakeSshServer bastion(jumpHost());
    const FakeSshServer target;
    ssh::BastionPool pool;
    std::vector<ssh::LoginOutcome> outcomes(count);

    {
        std::vector<std::jthread> logins;
        logins.reserve(count);
        for (ssh::LoginOutcome& outcome : outcomes) {
            logins.emplace_back([&] { outcome = logIn(through({&bastion}, target, pool)); });
        }
    }

    for (const ssh::LoginOutcome& outcome : outcomes) {
        CHECK(codeOf(outcome) == std::nullopt);
        CHECK((outcome.transport && ask(*outcome.transport, "echo here")));
    }
    CHECK(bastion.counters().connections == 1);
    CHECK(bastion.counters().logins == 1);
    CHECK(bastion.counters().forwards == count);
}

TEST_CASE("A jump host is known by its own alias, and one without it is another login")
{
    const FakeSshServer bastion(jumpHost());
    const FakeSshServer target;
    ssh::BastionPool pool;
    auto request = through({&bastion}, target, pool);
    REQUIRE_FALSE(logIn(request).error);
    request.hops.front().server.hostKeyAlias = u"gates"_s;

    const auto unknown = logIn(request);

    CHECK(codeOf(unknown) == ErrorCode::HostKeyUnknown);
    CHECK(unknown.hostKey
          == HostKeyIssue{
              bastion.hostKey(), {}, u"gates"_s, 22, {}, addressOf(request.hops.front().server)});
    CHECK(target.counters().logins == 1);

    request.pins.push_back({u"gates"_s, 22, bastion.hostKey(), {}, u"user"_s});

    CHECK(codeOf(logIn(request)) == std::nullopt);
    CHECK(target.counters().logins == 2);
}

TEST_CASE("A jump host with another key hears no byte of authentication, the server nothing")
{
    FakeSshServer bastion(jumpHost());
    const FakeSshServer target;
    ssh::BastionPool pool;
    auto request = through({&bastion}, target, pool);
    const HostKey expected = bastion.hostKey();
    bastion.swapHostKey();

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::HostKeyChanged);
    CHECK(outcome.hostKey
          == HostKeyIssue{bastion.hostKey(),
                          {expected},
                          u"127.0.0.1"_s,
                          bastion.port(),
                          {},
                          addressOf(request.hops.front().server)});
    CHECK(bastion.counters().authRequests == 0);
    CHECK(target.counters().connections == 0);

    SECTION("and is not asked again until another key is trusted")
    {
        CHECK(codeOf(logIn(request)) == ErrorCode::HostKeyChanged);
        CHECK(bastion.counters().connections == 1);

        request.pins = {bastion.pin(), target.pin()};
        CHECK(codeOf(logIn(request)) == std::nullopt);
    }
}

TEST_CASE("The key of a jump host is judged by the policy of the server behind it")
{
    const FakeSshServer bastion(jumpHost());
    const FakeSshServer target;
    ssh::BastionPool pool;
    auto request = through({&bastion}, target, pool);
    request.pins.clear();

    SECTION("which asks about it")
    {
        const auto outcome = logIn(request);

        CHECK(codeOf(outcome) == ErrorCode::HostKeyUnknown);
        REQUIRE(outcome.hostKey);
        CHECK(outcome.hostKey->port == bastion.port());
        CHECK(bastion.counters().authRequests == 0);
    }
    SECTION("which accepts it, and the server's own")
    {
        request.server.hostKeyPolicy = HostKeyPolicy::AcceptNew;
        request.hops.front().server.hostKeyPolicy = HostKeyPolicy::AcceptNew;

        const auto outcome = logIn(request);

        CHECK(codeOf(outcome) == std::nullopt);
        REQUIRE(outcome.newPins.size() == 2);
        CHECK(outcome.newPins.front().port == bastion.port());
        CHECK(outcome.newPins.front().key == bastion.hostKey());
        CHECK(outcome.newPins.back().port == target.port());
    }
}

TEST_CASE("A password that a jump host refuses is not tried again for the next server")
{
    const FakeSshServer bastion(jumpHost());
    const FakeSshServer target;
    ssh::BastionPool pool;
    auto request = through({&bastion}, target, pool);
    request.hops.front().credential.password = Secret("wrong");

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::JumpHostLogin);
    CHECK(outcome.error->detail.contains(addressOf(bastion.server())));
    CHECK(target.counters().connections == 0);
    CHECK(codeOf(logIn(request)) == ErrorCode::JumpHostLogin);
    CHECK(bastion.counters().secretsSeen == 1);

    SECTION("until the user asks")
    {
        request.askedAt = systemClock().monotonic();
        CHECK(codeOf(logIn(request)) == ErrorCode::JumpHostLogin);
        CHECK(bastion.counters().secretsSeen == 2);

        CHECK(codeOf(logIn(request)) == ErrorCode::JumpHostLogin); // a wish of before that
        CHECK(bastion.counters().secretsSeen == 2);
    }
    SECTION("until it is another one")
    {
        request.hops.front().credential.password = Secret("right");
        CHECK(codeOf(logIn(request)) == std::nullopt);
    }
}

TEST_CASE("A missing password of a jump host is no missing password of the server")
{
    const FakeSshServer bastion(jumpHost());
    const FakeSshServer target;
    ssh::BastionPool pool;
    auto request = through({&bastion}, target, pool);
    request.hops.front().credential = {};

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::JumpHostLogin);
    CHECK(bastion.counters().secretsSeen == 0);
}

TEST_CASE("A jump host that forbids to go on is named with the reason")
{
    FakeSshOptions options = jumpHost();
    options.isJumpHost = false;
    const FakeSshServer bastion(options);
    const FakeSshServer target;
    ssh::BastionPool pool;

    const auto outcome = logIn(through({&bastion}, target, pool));

    CHECK(codeOf(outcome) == ErrorCode::PermissionDenied);
    CHECK(outcome.error->detail.contains(addressOf(bastion.server())));
    CHECK(target.counters().connections == 0);
}

TEST_CASE("A jump host that is not there is named")
{
    const FakeSshServer target;
    ssh::BastionPool pool;
    auto request = requestFor(target);
    Server gone = target.server();
    gone.port = test::refusingPort();
    request.bastions = &pool;
    request.hops = {{gone, {}}};
    request.server.proxyJump = addressOf(gone);

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::Refused);
    CHECK(outcome.error->detail.contains(u"jump host "_s + addressOf(gone)));
    CHECK(target.counters().connections == 0);
}

TEST_CASE("A way that can't be gone is not left out")
{
    const FakeSshServer bastion(jumpHost());
    const FakeSshServer target;
    ssh::BastionPool pool;
    auto request = through({&bastion}, target, pool);

    SECTION("a text that names no hosts")
    {
        request.server.proxyJump = u"%h,none"_s;
        CHECK(codeOf(logIn(request)) == ErrorCode::InvalidConfig);
    }
    SECTION("hops that were not found")
    {
        request.hops.clear();
        CHECK(codeOf(logIn(request)) == ErrorCode::Internal);
    }
    SECTION("other hops than those that are named")
    {
        request.server.proxyJump += u",second"_s;
        CHECK(codeOf(logIn(request)) == ErrorCode::Internal);
    }
    SECTION("hops that nobody named")
    {
        request.server.proxyJump.clear();
        CHECK(codeOf(logIn(request)) == ErrorCode::Internal);
    }
    SECTION("no pool")
    {
        request.bastions = nullptr;
        CHECK(codeOf(logIn(request)) == ErrorCode::Internal);
    }

    CHECK(bastion.counters().connections == 0);
    CHECK(target.counters().connections == 0);
}

TEST_CASE("The end of a jump host's connection is the end of those behind it, and a new one comes")
{
    FakeSshServer bastion(jumpHost());
    const FakeSshServer target;
    ssh::BastionPool pool;
    const auto request = through({&bastion}, target, pool);
    const auto outcome = logIn(request);
    REQUIRE_FALSE(outcome.error);

    bastion.dropConnections();
    const auto reply = ask(*outcome.transport, "sleep 5; echo late");

    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == ErrorCode::ConnectionLost);
    const auto again = logIn(request);
    CHECK(codeOf(again) == std::nullopt);
    CHECK(bastion.counters().logins == 2);
}

TEST_CASE("The end of a server is no end of its jump host")
{
    const FakeSshServer bastion(jumpHost());
    FakeSshServer target;
    ssh::BastionPool pool;
    const auto request = through({&bastion}, target, pool);
    const auto outcome = logIn(request);
    REQUIRE_FALSE(outcome.error);

    target.dropConnections();
    const auto reply = ask(*outcome.transport, "sleep 5; echo late");

    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == ErrorCode::ConnectionLost);
    CHECK(codeOf(logIn(request)) == std::nullopt);
    CHECK(bastion.counters().logins == 1);
}

TEST_CASE("A jump host that falls silent ends the login at its deadline, and by its name")
{
    const auto trouble = GENERATE(FakeTrouble::SilentAccept,
                                  FakeTrouble::SilentKeyExchange,
                                  FakeTrouble::SilentAuth,
                                  FakeTrouble::SilentForward);
    const FakeSshServer bastion(jumpHost(trouble));
    const FakeSshServer target;
    ssh::BastionPool pool;
    const Deadline bound = Deadline::after(seconds{4});

    const auto outcome = logIn(through({&bastion}, target, pool), milliseconds{700});

    const bool isOffered = trouble == FakeTrouble::SilentAuth; // the password, and not answered
    CHECK(codeOf(outcome) == (isOffered ? ErrorCode::AuthUnanswered : ErrorCode::Timeout));
    CHECK(outcome.error->detail.contains(u"jump host "_s + addressOf(bastion.server())));
    CHECK_FALSE(bound.hasExpired());
    CHECK(target.counters().connections == 0);
}

TEST_CASE("A login through jump hosts is stopped within 200 ms, at every stage", "[cancel]")
{
    const auto trouble = GENERATE(FakeTrouble::SilentAccept,
                                  FakeTrouble::SilentKeyExchange,
                                  FakeTrouble::SilentAuth,
                                  FakeTrouble::SilentForward);
    const bool isFirst = GENERATE(true, false);

    const auto stopped = test::bestOfThree([&] {
        const FakeSshServer first(jumpHost(isFirst ? trouble : FakeTrouble::None));
        const FakeSshServer second(jumpHost(isFirst ? FakeTrouble::None : trouble));
        const FakeSshServer target;
        ssh::BastionPool pool;
        const auto& silent = (isFirst ? first : second).counters();
        return test::stopLogin(through({&first, &second}, target, pool), [&] {
            return silent.connections > 0
                && (trouble != FakeTrouble::SilentForward || silent.forwards > 0)
                && (trouble != FakeTrouble::SilentAuth || silent.silences > 0);
        });
    });

    INFO("over " << stopped.took.count() << " ms after the stop");
    CHECK(stopped.wasUnderWay);
    CHECK(codeOf(stopped.outcome) == ErrorCode::Cancelled);
    CHECK(stopped.took <= test::promisedStop);
}

TEST_CASE("A connection to a jump host that nobody uses is closed, and opened anew when needed")
{
    const FakeSshServer bastion(jumpHost());
    const FakeSshServer target;
    ssh::BastionPool pool(milliseconds{300});
    const auto request = through({&bastion}, target, pool);
    const int before = test::openDescriptors();
    auto outcome = logIn(request);
    REQUIRE_FALSE(outcome.error);
    CHECK(ask(*outcome.transport, "sleep 0.7; echo still")->output == "still");

    outcome.transport.reset();

    constexpr int wakers = 2; // of the ended one, until the pool is asked again
    CHECK(test::eventually([before] { return test::openDescriptors() <= before + wakers; }));
    CHECK(codeOf(logIn(request)) == std::nullopt);
    CHECK(bastion.counters().logins == 2);
}

TEST_CASE("Logins through jump hosts leave no descriptor behind, however they end")
{
    const FakeSshServer first(jumpHost());
    const FakeSshServer second(jumpHost());
    const FakeSshServer target;
    const quint16 refusing = test::refusingPort(); // held open as long as the process
    const int before = test::openDescriptors();
    for (int i = 0; i < 5; ++i) {
        ssh::BastionPool pool;
        auto request = through({&first, &second}, target, pool);
        CHECK(codeOf(logIn(request)) == std::nullopt);
        request.credential.password = Secret("wrong");
        CHECK(codeOf(logIn(request)) == ErrorCode::AuthDenied);
        request.server.port = refusing;
        CHECK(logIn(request).error);
    }

    CHECK(test::eventually([before] { return test::openDescriptors() <= before; }));
}
