// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// What is remembered of a jump host between the logins through it.
#include "core/base/Clock.h"
#include "core/ssh/BastionPool.h"
#include "tests/ssh/Helpers.h"
#include "tests/support/Await.h"

#include <latch>
#include <thread>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::codeOf;
using test::FakeSshOptions;
using test::FakeSshServer;
using test::FakeTrouble;
using test::logIn;

namespace {

/// A jump host that asks for a code after the password.
FakeSshOptions tokenBastion()
{
    FakeSshOptions options;
    options.isJumpHost = true;
    options.prompts = {{"Password: ", true}};
    options.moreRounds = {{{"Code: ", true, QByteArray("123456")}}};
    return options;
}

/// A login to `server` through `bastion`, with all keys and passwords.
ssh::LoginRequest
behind(const FakeSshServer& bastion, const FakeSshServer& server, ssh::BastionPool& pool)
{
    auto request = test::requestFor(server);
    request.bastions = &pool;
    request.server.proxyJump = addressOf(bastion.server());
    request.pins.push_back(bastion.pin());
    request.hops = {{bastion.server(), {Secret("right"), {}}}};
    return request;
}

/// Somebody with the code at hand.
ssh::LoginRequest attended(ssh::LoginRequest request)
{
    request.askedAt = systemClock().monotonic();
    request.ask = [](const LoginPrompts&, const AnswerWait&) {
        return Result<LoginAnswers>(LoginAnswers{Secret("123456")});
    };
    return request;
}

} // namespace

TEST_CASE("A jump host whose login needed a person is proven nothing to when nobody is there")
{
    FakeSshServer bastion(tokenBastion());
    const FakeSshServer server;
    ssh::BastionPool pool;
    const auto request = behind(bastion, server, pool);
    const auto first = logIn(attended(request));
    REQUIRE(codeOf(first) == std::nullopt);
    const int seen = bastion.counters().secretsSeen;
    bastion.dropConnections();
    REQUIRE(test::eventually([&] { return !first.transport->advance(); }));

    for (int i = 0; i < 2; ++i) {
        CHECK(codeOf(logIn(request)) == ErrorCode::JumpHostLogin);
    }

    CHECK(bastion.counters().secretsSeen == seen);
    CHECK(codeOf(logIn(attended(request))) == std::nullopt);
}

TEST_CASE("Who comes behind a login to a jump host that waits for a person does not wait as long")
{
    const FakeSshServer bastion(tokenBastion());
    const FakeSshServer server;
    ssh::BastionPool pool;
    auto request = attended(behind(bastion, server, pool));
    std::latch asked{1};
    std::latch answer{1};
    request.ask = [&](const LoginPrompts&, const AnswerWait&) {
        asked.count_down();
        answer.wait();
        return Result<LoginAnswers>(LoginAnswers{Secret("123456")});
    };
    ssh::LoginOutcome first;
    std::jthread attendedLogin([&] { first = logIn(request); });
    asked.wait();

    const auto second = logIn(behind(bastion, server, pool));

    CHECK(codeOf(second) == ErrorCode::JumpHostLogin); // its end lets in who waits with that
    CHECK(second.connectTime < seconds{15});
    answer.count_down();
    attendedLogin.join();
    CHECK(codeOf(first) == std::nullopt);
    CHECK(codeOf(logIn(behind(bastion, server, pool))) == std::nullopt);
}

TEST_CASE("A click is not answered with the refusal of a login that began before it")
{
    const FakeSshServer bastion(tokenBastion());
    const FakeSshServer server;
    ssh::BastionPool pool;
    const auto request = behind(bastion, server, pool);
    ssh::LoginOutcome unattended;
    std::jthread login([&] { unattended = logIn(request); });
    REQUIRE(test::eventually([&] { return bastion.counters().connections == 1; }));

    const auto clicked = logIn(attended(request));

    login.join();
    CHECK(codeOf(unattended) == ErrorCode::JumpHostLogin);
    CHECK(codeOf(clicked) == std::nullopt);
}

TEST_CASE("A jump host that answers none of many connections loses its own, and gets a new one")
{
    FakeSshOptions options;
    options.isJumpHost = true;
    options.trouble = FakeTrouble::SilentForward;
    const FakeSshServer bastion(options);
    const FakeSshServer server;
    ssh::BastionPool pool;
    const auto request = behind(bastion, server, pool);
    REQUIRE(codeOf(logIn(request, seconds{2})) == ErrorCode::Timeout);
    REQUIRE(bastion.counters().logins == 1);
    const auto giveUp = [&request] { static_cast<void>(logIn(request, milliseconds{300})); };

    {
        constexpr std::size_t many = 20;
        std::vector<std::jthread> impatient;
        impatient.reserve(many);
        while (impatient.size() < many) {
            impatient.emplace_back(giveUp);
        }
    }

    CHECK(test::eventually([&] {
        giveUp();
        return bastion.counters().logins > 1;
    }));
}

TEST_CASE("Who waits for another's login to a jump host goes on when that one is cancelled")
{
    FakeSshOptions options;
    options.isJumpHost = true;
    options.trouble = FakeTrouble::SilentAuth;
    const FakeSshServer bastion(options);
    const FakeSshServer target;
    ssh::BastionPool pool;
    const auto request = behind(bastion, target, pool);
    std::stop_source source;
    ssh::LoginOutcome cancelled;
    std::jthread opener([&] { cancelled = logIn(request, seconds{30}, source.get_token()); });
    REQUIRE(test::eventually([&] { return bastion.counters().connections == 1; }));
    ssh::LoginOutcome waited;
    std::jthread waiter([&] { waited = logIn(request, milliseconds{1'500}); });

    source.request_stop();
    opener.join();
    waiter.join();

    CHECK(codeOf(cancelled) == ErrorCode::Cancelled);
    CHECK(codeOf(waited)
          == ErrorCode::AuthUnanswered); // its own password, at the second connection
    CHECK(bastion.counters().connections == 2);
}
