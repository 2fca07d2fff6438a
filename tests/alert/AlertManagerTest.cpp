// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/alert/AlertManager.h"

#include "tests/support/Catch.h"
#include "tests/support/ManualClock.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using alert::AlertManager;

namespace {

Server serverNamed(const QString& name, qint64 id)
{
    Server server;
    server.id = ServerId{id};
    server.name = name;
    return server;
}

ServerStatus statusOf(const Server& server, ServerState state)
{
    ServerStatus status;
    status.server = server.id;
    status.state = state;
    if (isDown(state)) {
        status.error = Error{ErrorCode::Timeout, u"no banner in 10 s"_s, 0};
    }
    return status;
}

/// One server, its alerts, and a clock.
struct Fixture
{
    Server server = serverNamed(u"db1"_s, 1);
    AlertManager manager;
    test::ManualClock clock;

    std::vector<Alert> see(ServerState state)
    {
        clock.advance(seconds{10});
        return manager.evaluate(server, statusOf(server, state), clock.now());
    }
};

} // namespace

TEST_CASE("each trouble raises an alert of its rule and severity")
{
    struct Case
    {
        ServerState state;
        QString rule;
        Severity severity;
    };
    const auto c = GENERATE(
        Case{ServerState::Unreachable, u"server.unreachable"_s, Severity::Critical},
        Case{ServerState::AuthFailed, u"server.authFailed"_s, Severity::High},
        Case{ServerState::HostKeyChanged, u"server.hostKeyChanged"_s, Severity::Critical});
    Fixture f;

    const auto changes = f.see(c.state);

    const Alert expected{.id = {},
                         .server = f.server.id,
                         .serverName = u"db1"_s,
                         .rule = c.rule,
                         .severity = c.severity,
                         .state = AlertState::Firing,
                         .reason = Error{ErrorCode::Timeout, u"no banner in 10 s"_s, 0},
                         .raisedAt = f.clock.now(),
                         .resolvedAt = std::nullopt};
    CHECK(changes == std::vector{expected});
    CHECK(f.manager.firing() == changes);
}

TEST_CASE("a trouble that goes on is told once")
{
    Fixture f;
    REQUIRE(f.see(ServerState::Unreachable).size() == 1);

    CHECK(f.see(ServerState::Unreachable).empty());
    CHECK(f.see(ServerState::Connecting).empty());
    CHECK(f.see(ServerState::Unreachable).empty());
    CHECK(f.manager.firing().size() == 1);
}

TEST_CASE("a server that is up again, or no longer watched, resolves its alert")
{
    const auto state = GENERATE(ServerState::Online, ServerState::Degraded, ServerState::Paused);
    Fixture f;
    const Alert raised = f.see(ServerState::Unreachable).front();

    const auto changes = f.see(state);

    REQUIRE(changes.size() == 1);
    Alert expected = raised;
    expected.state = AlertState::Resolved;
    expected.resolvedAt = f.clock.now();
    CHECK(changes.front() == expected);
    CHECK(f.manager.firing().empty());
    CHECK(f.see(state).empty());
}

TEST_CASE("a state that tells nothing neither raises nor resolves")
{
    const auto state
        = GENERATE(ServerState::Unknown, ServerState::Connecting, ServerState::NeedsUser);
    Fixture f;

    CHECK(f.see(state).empty());
    REQUIRE(f.see(ServerState::AuthFailed).size() == 1);
    CHECK(f.see(state).empty());
    CHECK(f.manager.firing().size() == 1);
}

TEST_CASE("another trouble resolves the one before and raises its own")
{
    Fixture f;
    f.see(ServerState::Unreachable);

    const auto changes = f.see(ServerState::HostKeyChanged);

    REQUIRE(changes.size() == 2);
    CHECK(changes[0].rule == u"server.unreachable"_s);
    CHECK(changes[0].state == AlertState::Resolved);
    CHECK(changes[1].rule == u"server.hostKeyChanged"_s);
    CHECK(changes[1].state == AlertState::Firing);
    CHECK(f.manager.firing() == std::vector{changes[1]});
}

TEST_CASE("servers do not share alerts")
{
    Fixture f;
    const Server other = serverNamed(u"db2"_s, 2);
    f.see(ServerState::Unreachable);

    const auto changes
        = f.manager.evaluate(other, statusOf(other, ServerState::Unreachable), f.clock.now());

    CHECK(changes.size() == 1);
    CHECK(f.manager.firing().size() == 2);
    CHECK(f.see(ServerState::Online).size() == 1);
    CHECK(f.manager.firing() == changes);
}

TEST_CASE("a restored alert is not raised again, and resolves under its id")
{
    Fixture f;
    Alert stored = f.see(ServerState::Unreachable).front();
    stored.id = AlertId{7};
    AlertManager restarted;
    restarted.restore({stored});

    CHECK(restarted.evaluate(f.server, statusOf(f.server, ServerState::Unreachable), f.clock.now())
              .empty());
    const auto changes
        = restarted.evaluate(f.server, statusOf(f.server, ServerState::Online), f.clock.now());

    REQUIRE(changes.size() == 1);
    CHECK(changes.front().id == AlertId{7});
}

TEST_CASE("removing a server resolves its alert, if there is one")
{
    Fixture f;
    CHECK_FALSE(f.manager.serverRemoved(f.server.id, f.clock.now()));
    f.see(ServerState::Unreachable);

    const auto alert = f.manager.serverRemoved(f.server.id, f.clock.now());

    REQUIRE(alert);
    CHECK(alert->state == AlertState::Resolved);
    CHECK(f.manager.firing().empty());
}

TEST_CASE("an alert never ends before it began, even when the clock is set back")
{
    Fixture f;
    const Alert raised = f.see(ServerState::Unreachable).front();
    f.clock.setNow(raised.raisedAt - std::chrono::days{1});

    const auto changes = f.see(ServerState::Online);

    CHECK(changes.front().resolvedAt == raised.raisedAt);
}
