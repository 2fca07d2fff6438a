// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/BastionPool.h"
#include "tests/ssh/Helpers.h"
#include "tests/support/Loopback.h"
#include "tests/support/SshdFixture.h"

#include <memory>
#include <thread>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::ask;
using test::codeOf;
using test::logIn;
using test::SshdFixture;

namespace {

/// A login to `target` through two real servers.
ssh::LoginRequest throughReal(const SshdFixture& first,
                              const SshdFixture& second,
                              const SshdFixture& target,
                              ssh::BastionPool& pool)
{
    ssh::LoginRequest request;
    request.server = target.server();
    request.server.proxyJump = addressOf(first.server()) + u", "_s + addressOf(second.server());
    request.pins = {first.pin(), second.pin(), target.pin()};
    request.hops = {{first.server(), {}}, {second.server(), {}}};
    request.bastions = &pool;
    request.knownHosts = {};
    return request;
}

/// The pool ends on a thread of its own, for the reason that logIn() has.
struct EndPool
{
    void operator()(ssh::BastionPool* pool) const
    {
        std::thread([owned = std::unique_ptr<ssh::BastionPool>(pool)] {}).join();
    }
};

} // namespace

TEST_CASE("A chain of real OpenSSH servers leads to a third one")
{
    const SshdFixture first;
    const SshdFixture second;
    SshdFixture target;
    if (!first.isRunning() || !second.isRunning() || !target.isRunning()) {
        WARN("skipped: " << first.whyNot() << second.whyNot() << target.whyNot());
        return;
    }
    const std::unique_ptr<ssh::BastionPool, EndPool> pool(new ssh::BastionPool);
    auto request = throughReal(first, second, target, *pool);

    const auto outcome = logIn(request);

    REQUIRE_FALSE(outcome.error);
    for (int i = 0; i < 4; ++i) {
        const auto large = ask(*outcome.transport, "head -c 800000 /dev/zero | tr '\\0' x");
        REQUIRE(large);
        CHECK(large->output == QByteArray(800'000, 'x'));
    }

    SECTION("a port where nobody listens is refused, by the last jump host's word")
    {
        request.server.port = test::refusingPort();

        const auto refused = logIn(request);

        CHECK(codeOf(refused) == ErrorCode::Refused);
        CHECK(refused.error->detail.contains(u"jump host "_s + addressOf(second.server())));
        CHECK(refused.error->jumpHost.isEmpty()); // the port is the server's
    }
    SECTION("a jump host that the one before it can't reach is what failed")
    {
        Server& gone = request.hops.back().server;
        gone.port = test::refusingPort();
        request.server.proxyJump = addressOf(first.server()) + u',' + addressOf(gone);

        const auto refused = logIn(request);

        CHECK(codeOf(refused) == ErrorCode::Refused);
        CHECK(refused.error->jumpHost == addressOf(gone));
    }
    SECTION("the server's own key is checked behind them all")
    {
        REQUIRE(target.restartWithNewHostKey());

        const auto changed = logIn(request);

        CHECK(codeOf(changed) == ErrorCode::HostKeyChanged);
        REQUIRE(changed.hostKey);
        CHECK(changed.hostKey->port == target.pin().port);
    }
}
