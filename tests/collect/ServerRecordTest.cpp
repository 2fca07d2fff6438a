// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/ServerRecord.h"

#include "tests/support/Catch.h"

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::ServerRecord;

namespace {

constexpr MonotonicTime start{seconds{1000}};
constexpr Timestamp wall{milliseconds{1'700'000'000'000}};

Server server()
{
    Server value;
    value.id = ServerId{1};
    value.name = u"web-1"_s;
    value.host = u"web1.example.net"_s;
    return value;
}

Snapshot goodPoll(PollKind kind = PollKind::Metrics)
{
    Snapshot snapshot;
    snapshot.server = ServerId{1};
    snapshot.kind = kind;
    return snapshot;
}

/// A record with a live session whose first metrics poll has come back.
ServerRecord liveRecord()
{
    ServerRecord record(server(), wall);
    record.requestLogin(start, wall);
    record.loginStarted(1);
    record.loginSucceeded(start);
    record.pollStarted(PollKind::Metrics, start);
    record.pollFinished(goodPoll(), start, wall);
    return record;
}

} // namespace

TEST_CASE("a login that is cut while it is judged is tried once more, never a third time")
{
    ServerRecord record(server(), wall);
    const Error cut{ErrorCode::AuthInterrupted, u"closed"_s, 0};
    record.requestLogin(start, wall);
    record.loginStarted(1);

    record.loginFailed(cut, {}, start, wall);

    CHECK(record.status().state == ServerState::Unreachable);
    CHECK(record.nextDue() >= start + seconds{20}); // 30 s, less the jitter

    record.loginStarted(2);
    record.loginFailed(cut, {}, start, wall);

    CHECK(record.status().state == ServerState::AuthFailed);
    CHECK_FALSE(record.nextDue());

    record.requestLogin(start, wall); // the user asks for it
    record.loginStarted(3);
    record.loginFailed(cut, {}, start, wall);

    CHECK(record.status().state == ServerState::AuthFailed);
}

TEST_CASE("a password that is not answered is tried once more, and then once an hour")
{
    ServerRecord record(server(), wall);
    const Error silence{ErrorCode::AuthUnanswered, {}, 0};
    const Error outage{ErrorCode::Timeout, {}, 0};
    record.requestLogin(start, wall);
    const auto fails = [&record](const Error& error) {
        record.loginStarted(1);
        record.loginFailed(error, {}, start, wall);
        return *record.nextDue() - start;
    };

    CHECK(fails(silence) < seconds{60});
    CHECK(fails(outage) < seconds{300}); // says nothing of the password, and forgets nothing
    CHECK(fails(silence) == seconds{3600});
    CHECK(record.status().state == ServerState::Unreachable);
    CHECK(record.status().nextAttempt == wall + seconds{3600});
    CHECK(fails(outage) < seconds{600});
    CHECK(fails(silence) == seconds{3600});

    record.loginStarted(1);
    record.loginSucceeded(start);
    record.sessionLost({ErrorCode::ConnectionLost, {}, 0}, start, wall);
    CHECK(fails(silence) < seconds{600});
}

TEST_CASE("a new server is unknown, and connecting once a login is asked for")
{
    ServerRecord record(server(), wall);
    CHECK(record.status().state == ServerState::Unknown);
    CHECK_FALSE(record.nextDue());

    record.requestLogin(start, wall);

    CHECK(record.status().state == ServerState::Connecting);
    CHECK(record.isLoginDue(start));
}

TEST_CASE(
    "the first poll makes a server online, and a second one follows within a second for the rates")
{
    const ServerRecord record = liveRecord();

    CHECK(record.status().state == ServerState::Online);
    CHECK(record.duePoll(start + milliseconds{999}) == std::nullopt);
    CHECK(record.duePoll(start + milliseconds{1000}) == PollKind::Metrics);
}

TEST_CASE("a server whose status polls take a second is slow until they are clearly quicker",
          "[F10]")
{
    ServerRecord record = liveRecord();
    const auto isSlowAfter = [&record](milliseconds roundTrip, PollKind kind = PollKind::Status) {
        Snapshot poll = goodPoll(kind);
        poll.roundTrip = roundTrip;
        record.pollStarted(kind, start);
        record.pollFinished(poll, start, wall);
        CHECK(record.status().state == ServerState::Online);
        return record.status().isSlow;
    };

    CHECK_FALSE(isSlowAfter(milliseconds{999}));
    CHECK(isSlowAfter(milliseconds{1000}));
    CHECK(isSlowAfter(milliseconds{900})); // no flicker
    CHECK_FALSE(isSlowAfter(milliseconds{699}));

    CHECK_FALSE(isSlowAfter(seconds{29}, PollKind::Metrics)); // it may wait for df
    CHECK(isSlowAfter(seconds{30}, PollKind::Metrics)); // its interval
    CHECK_FALSE(isSlowAfter(milliseconds{20}));
}

TEST_CASE("a poll that fails says nothing of slowness, and a server that is down is not slow")
{
    ServerRecord record = liveRecord();
    Snapshot poll = goodPoll(PollKind::Status);
    poll.roundTrip = seconds{2};
    record.pollFinished(poll, start, wall);
    REQUIRE(record.status().isSlow);

    poll.roundTrip = {};
    poll.error = Error{ErrorCode::Timeout, {}, 0};
    record.pollFinished(poll, start, wall);
    CHECK(record.status().isSlow);

    record.sessionLost({ErrorCode::ConnectionLost, {}, 0}, start, wall);
    CHECK_FALSE(record.status().isSlow);
}

TEST_CASE("status is due every 10 s and metrics every 30 s")
{
    ServerRecord record = liveRecord();
    record.pollStarted(PollKind::Metrics, start + seconds{1});
    record.pollFinished(goodPoll(), start + seconds{1}, wall);

    CHECK(record.duePoll(start + milliseconds{9'999}) == std::nullopt);
    CHECK(record.duePoll(start + seconds{10}) == PollKind::Status);
    record.pollStarted(PollKind::Status, start + seconds{10});
    record.pollFinished(goodPoll(PollKind::Status), start + seconds{10}, wall);
    CHECK(record.dueTime(PollKind::Status) == start + seconds{20});
    CHECK(record.dueTime(PollKind::Metrics) == start + seconds{31});
}

TEST_CASE("a metrics poll stands in for a status poll that is due at the same time")
{
    ServerRecord record = liveRecord();
    const MonotonicTime late = start + seconds{40};
    REQUIRE(record.duePoll(late) == PollKind::Metrics);

    record.pollStarted(PollKind::Metrics, late);

    CHECK(record.dueTime(PollKind::Status) > late);
}

TEST_CASE(
    "refused credentials, a changed key and a question to the user are never retried by themselves")
{
    const auto [code, state] = GENERATE(table<ErrorCode, ServerState>({
        {ErrorCode::AuthDenied, ServerState::AuthFailed},
        {ErrorCode::AccessDiffers, ServerState::AuthFailed},
        {ErrorCode::KeyUnreadable, ServerState::AuthFailed},
        {ErrorCode::JumpHostLogin, ServerState::NeedsUser},
        {ErrorCode::AuthNeedsUser, ServerState::NeedsUser},
        {ErrorCode::PasswordExpired, ServerState::NeedsUser},
        {ErrorCode::AuthQuestion, ServerState::NeedsUser},
        {ErrorCode::HostKeyUnknown, ServerState::NeedsUser},
        {ErrorCode::HostKeyChanged, ServerState::HostKeyChanged},
        {ErrorCode::HostKeyRevoked, ServerState::HostKeyChanged},
    }));
    ServerRecord record(server(), wall);
    record.requestLogin(start, wall);
    record.loginStarted(1);

    record.loginFailed({code, {}}, std::nullopt, start, wall);

    CHECK(record.status().state == state);
    CHECK_FALSE(record.nextDue());
    CHECK_FALSE(record.status().nextAttempt);
}

TEST_CASE("network errors are retried for ever, later and later, and the next attempt is known")
{
    const auto code = GENERATE(ErrorCode::Timeout,
                               ErrorCode::Refused,
                               ErrorCode::Unreachable,
                               ErrorCode::NameNotFound,
                               ErrorCode::ConnectionLost,
                               ErrorCode::SshProtocol);
    ServerRecord record(server(), wall);
    record.requestLogin(start, wall);
    MonotonicTime now = start;
    milliseconds longest{0};
    for (int i = 0; i < 30; ++i) {
        REQUIRE(record.isLoginDue(now));
        record.loginStarted(static_cast<quint64>(i) + 1);

        record.loginFailed({code, {}}, std::nullopt, now, wall);

        CHECK(record.status().state == ServerState::Unreachable);
        REQUIRE(record.nextDue());
        REQUIRE(record.status().nextAttempt);
        longest = std::max(longest, std::chrono::ceil<milliseconds>(*record.nextDue() - now));
        now = *record.nextDue();
    }
    CHECK(longest <= seconds{300});
    CHECK(longest >= seconds{220});
}

TEST_CASE("the time of an outage counts from its beginning, not from the last attempt")
{
    ServerRecord record(server(), wall);
    record.requestLogin(start, wall);
    record.loginStarted(1);
    record.loginFailed({ErrorCode::Timeout, {}}, std::nullopt, start, wall + seconds{5});
    record.loginStarted(2);

    record.loginFailed({ErrorCode::Refused, {}}, std::nullopt, start, wall + seconds{60});

    CHECK(record.status().since == wall + seconds{5});
    CHECK(record.status().error->code == ErrorCode::Refused);
}

TEST_CASE("a retry that the user asks for and that changes nothing does not shorten an outage")
{
    ServerRecord record(server(), wall);
    record.requestLogin(start, wall);
    record.loginStarted(1);
    record.loginFailed({ErrorCode::Timeout, {}}, std::nullopt, start, wall + seconds{5});
    record.askForLogin(start, wall + seconds{60});
    record.askForLogin(start, wall + seconds{61});
    record.loginStarted(2);
    REQUIRE(record.status().state == ServerState::Connecting);

    const auto [code, since] = GENERATE(table<ErrorCode, seconds>({
        {ErrorCode::Refused, seconds{5}}, // as unreachable as before
        {ErrorCode::AuthDenied, seconds{70}}, // reached, and refused there
    }));
    record.loginFailed({code, {}}, std::nullopt, start, wall + seconds{70});

    CHECK(record.status().since == wall + since);
}

TEST_CASE("an outage after a retry that helped counts from its own beginning")
{
    ServerRecord record(server(), wall);
    record.requestLogin(start, wall);
    record.loginStarted(1);
    record.loginFailed({ErrorCode::Timeout, {}}, std::nullopt, start, wall + seconds{5});
    record.askForLogin(start, wall + seconds{60});
    record.loginStarted(2);
    record.loginSucceeded(start);
    record.pollStarted(PollKind::Metrics, start);
    record.pollFinished(goodPoll(), start, wall + seconds{61});

    record.sessionLost({ErrorCode::Timeout, {}}, start, wall + seconds{90});

    CHECK(record.status().state == ServerState::Unreachable);
    CHECK(record.status().since == wall + seconds{90});
}

TEST_CASE("a session that lived long is reconnected at once, one that dies young is not")
{
    const auto [lived, state] = GENERATE(table<seconds, ServerState>({
        {seconds{60}, ServerState::Connecting},
        {seconds{2}, ServerState::Unreachable},
    }));
    ServerRecord record = liveRecord();

    record.sessionLost({ErrorCode::ConnectionLost, {}}, start + lived, wall + lived);

    CHECK(record.status().state == state);
    CHECK(record.isLoginDue(start + lived) == (state == ServerState::Connecting));
}

TEST_CASE("probes that fail make a server degraded, probes that it does not have do not")
{
    const auto [code, state] = GENERATE(table<ErrorCode, ServerState>({
        {ErrorCode::Timeout, ServerState::Degraded},
        {ErrorCode::Malformed, ServerState::Degraded},
        {ErrorCode::CommandFailed, ServerState::Degraded},
        {ErrorCode::NotAvailable, ServerState::Online},
        {ErrorCode::CommandMissing, ServerState::Online},
        {ErrorCode::PermissionDenied, ServerState::Online},
    }));
    ServerRecord record = liveRecord();
    Snapshot snapshot = goodPoll();
    snapshot.unavailable.push_back({u"disk"_s, {code, {}}});

    record.pollFinished(snapshot, start, wall);

    CHECK(record.status().state == state);
}

TEST_CASE("a paused server has nothing due")
{
    ServerRecord record = liveRecord();

    record.pause(wall);

    CHECK(record.status().state == ServerState::Paused);
    CHECK_FALSE(record.nextDue());
}

TEST_CASE("a shorter interval holds at once, a longer one from the next poll on")
{
    ServerRecord record = liveRecord();
    record.pollFinished(goodPoll(), start, wall); // the second reading, for the rates
    record.pollStarted(PollKind::Metrics, start);
    record.pollFinished(goodPoll(), start, wall);
    const MonotonicTime before = record.dueTime(PollKind::Metrics);
    REQUIRE(before > start + seconds{5});

    Server faster = server();
    faster.metricsInterval = seconds{5};
    record.setServer(faster, start);

    CHECK(record.dueTime(PollKind::Metrics) <= start + seconds{5});
}

TEST_CASE("a server at its limits is left alone for half a minute, then for longer", "[F23]")
{
    ServerRecord record(server(), wall);
    record.requestLogin(start, wall);
    record.loginStarted(1);

    record.loginFailed({ErrorCode::ServerLimits, {}}, {}, start, wall);

    CHECK(record.status().state == ServerState::Unreachable);
    REQUIRE(record.nextDue());
    const MonotonicTime first = *record.nextDue();
    CHECK(first >= start + seconds{25}); // 30 s, less the jitter

    record.loginStarted(2);
    record.loginFailed({ErrorCode::ServerLimits, {}}, {}, first, wall);

    REQUIRE(record.nextDue());
    CHECK(*record.nextDue() >= first + seconds{50});
}

TEST_CASE("another boot of the same machine is noticed, once", "[F14]")
{
    ServerRecord record(server(), wall);

    CHECK_FALSE(record.noteBoot(u"a"_s));
    CHECK_FALSE(record.noteBoot(u"a"_s));
    CHECK_FALSE(record.noteBoot({})); // it did not tell
    CHECK_FALSE(record.isOtherBoot(u"a"_s));
    CHECK(record.isOtherBoot(u"b"_s));
    CHECK(record.noteBoot(u"b"_s));
    CHECK_FALSE(record.noteBoot(u"b"_s));

    Server moved = server();
    moved.host = u"web2.example.net"_s;
    record.setServer(moved, start);
    CHECK_FALSE(record.noteBoot(u"c"_s)); // another machine
}
