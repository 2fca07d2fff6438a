// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/LoginQuestions.h"

#include "core/collect/Scheduler.h"
#include "core/collect/login/ConnectionTester.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/Pump.h"

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::LoginQuestions;
using test::FakeSshOptions;
using test::FakeSshServer;
using test::pumpUntil;

namespace {

/// Password "right" first, then a code, as with a token.
FakeSshOptions withToken()
{
    FakeSshOptions options;
    options.prompts = {{"Password: ", true}};
    options.moreRounds = {{{"Code: ", false, QByteArray("123456")}}};
    return options;
}

/// A server of the list, with its password.
struct Listed
{
    Server server;
    Credential credential{Secret("right"), {}};
};

Listed listed(const FakeSshServer& fake, qint64 id)
{
    Listed entry{fake.server()};
    entry.server.id = ServerId{id};
    return entry;
}

/// A scheduler with a person at hand, and all that was said.
class Desk
{
public:
    Desk()
    {
        scheduler.setQuestions(&questions);
        QObject::connect(&questions,
                         &LoginQuestions::asked,
                         &questions,
                         [this](const LoginQuestion& question) { asked.push_back(question); });
        QObject::connect(&questions,
                         &LoginQuestions::closed,
                         &questions,
                         [this](QuestionId question) { closed.push_back(question); });
        QObject::connect(&scheduler,
                         &collect::Scheduler::statusChanged,
                         &scheduler,
                         [this](const ServerStatus& status) { statuses[status.server] = status; });
    }

    void watch(const Listed& entry, const HostKeyPins& pins)
    {
        scheduler.setPins(pins);
        scheduler.setServer(entry.server, entry.credential);
    }

    bool reaches(const Server& server, ServerState state)
    {
        return pumpUntil([&] { return statuses[server.id].state == state; });
    }

    bool isAsked(std::size_t times)
    {
        return pumpUntil([&] { return asked.size() >= times; });
    }

    ErrorCode reason(const Server& server)
    {
        const auto& error = statuses[server.id].error;
        return error ? error->code : ErrorCode::Internal;
    }

    LoginQuestions questions; ///< outlives the logins
    collect::Scheduler scheduler{systemClock()};
    std::vector<LoginQuestion> asked;
    std::vector<QuestionId> closed;
    std::map<ServerId, ServerStatus> statuses;
};

const LoginAnswers code{Secret("123456")};

} // namespace

TEST_CASE("an unattended login that meets a question needs the user, and is never tried again")
{
    const FakeSshServer fake(withToken());
    Desk desk;
    const Listed entry = listed(fake, 1);

    desk.watch(entry, {fake.pin()});

    REQUIRE(desk.reaches(entry.server, ServerState::NeedsUser));
    CHECK(desk.reason(entry.server) == ErrorCode::AuthQuestion);
    CHECK(desk.statuses[entry.server.id].error->detail.contains(u"Code:"_s));
    CHECK_FALSE(desk.scheduler.find(entry.server.id)->nextDue());
    CHECK(desk.asked.empty());
}

TEST_CASE("a login that a person asks for shows the question, and the answer lets it in")
{
    const FakeSshServer fake(withToken());
    Desk desk;
    const Listed entry = listed(fake, 1);
    desk.watch(entry, {fake.pin()});
    REQUIRE(desk.reaches(entry.server, ServerState::NeedsUser));

    desk.scheduler.retryAttended(entry.server.id);
    REQUIRE(desk.isAsked(1));
    const LoginQuestion question = desk.asked.front();
    CHECK(question.server == entry.server.id);
    CHECK(question.prompts.prompts == std::vector<LoginPrompt>{{u"Code:"_s, false}});
    desk.questions.answer(question.id, code);

    REQUIRE(desk.reaches(entry.server, ServerState::Online));
    CHECK(desk.asked.size() == 1);
    CHECK(desk.closed == std::vector{question.id});
}

TEST_CASE("what retries a server for another reason proves nothing to one that asks")
{
    const FakeSshServer fake(withToken());
    Desk desk;
    const Listed entry = listed(fake, 1);
    desk.watch(entry, {fake.pin()});
    REQUIRE(desk.reaches(entry.server, ServerState::NeedsUser));
    const int secrets = fake.counters().secretsSeen;

    desk.scheduler.retryNow(entry.server.id);

    REQUIRE(desk.statuses[entry.server.id].state == ServerState::Connecting);
    REQUIRE(desk.reaches(entry.server, ServerState::NeedsUser));
    CHECK(fake.counters().secretsSeen == secrets);
    CHECK(desk.asked.empty());
}

TEST_CASE("a session that needed a person is not opened again without one")
{
    FakeSshServer fake(withToken());
    Desk desk;
    const Listed entry = listed(fake, 1);
    desk.watch(entry, {fake.pin()});
    REQUIRE(desk.reaches(entry.server, ServerState::NeedsUser));
    desk.scheduler.retryAttended(entry.server.id);
    REQUIRE(desk.isAsked(1));
    desk.questions.answer(desk.asked.front().id, code);
    REQUIRE(desk.reaches(entry.server, ServerState::Online));
    const int secrets = fake.counters().secretsSeen;

    fake.dropConnections();
    REQUIRE(desk.reaches(entry.server, ServerState::Unreachable));
    REQUIRE(desk.reaches(entry.server, ServerState::NeedsUser)); // by itself, after the back-off

    CHECK(desk.reason(entry.server) == ErrorCode::AuthQuestion);
    CHECK(fake.counters().secretsSeen == secrets); // no password was sent
    CHECK(desk.asked.size() == 1);
    desk.scheduler.retryAttended(entry.server.id);
    CHECK(desk.isAsked(2));
}

TEST_CASE("a question that is not answered leaves the server with the user")
{
    const FakeSshServer fake(withToken());
    Desk desk;
    const Listed entry = listed(fake, 1);
    desk.watch(entry, {fake.pin()});
    REQUIRE(desk.reaches(entry.server, ServerState::NeedsUser));
    desk.scheduler.retryAttended(entry.server.id);
    REQUIRE(desk.isAsked(1));

    desk.questions.refuse(desk.asked.front().id);

    REQUIRE(desk.reaches(entry.server, ServerState::NeedsUser));
    CHECK_FALSE(desk.scheduler.find(entry.server.id)->nextDue());
    CHECK_FALSE(desk.scheduler.find(entry.server.id)->isAttended());
    CHECK(fake.counters().logins == 0);
}

TEST_CASE("wrong answers are refused once, and not tried again")
{
    const FakeSshServer fake(withToken());
    Desk desk;
    const Listed entry = listed(fake, 1);
    desk.watch(entry, {fake.pin()});
    REQUIRE(desk.reaches(entry.server, ServerState::NeedsUser));
    desk.scheduler.retryAttended(entry.server.id);
    REQUIRE(desk.isAsked(1));

    desk.questions.answer(desk.asked.front().id, {Secret("000000")});

    REQUIRE(desk.reaches(entry.server, ServerState::NeedsUser));
    CHECK_FALSE(desk.scheduler.find(entry.server.id)->nextDue());
}

TEST_CASE("a question whose server is paused is closed")
{
    const FakeSshServer fake(withToken());
    Desk desk;
    Listed entry = listed(fake, 1);
    desk.watch(entry, {fake.pin()});
    REQUIRE(desk.reaches(entry.server, ServerState::NeedsUser));
    desk.scheduler.retryAttended(entry.server.id);
    REQUIRE(desk.isAsked(1));

    entry.server.isMonitored = false;
    desk.scheduler.setServer(entry.server, std::nullopt);

    CHECK(pumpUntil([&] { return desk.closed == std::vector{desk.asked.front().id}; }));
    desk.questions.answer(desk.asked.front().id, code); // nobody waits for it any more
    CHECK(desk.statuses[entry.server.id].state == ServerState::Paused);
    CHECK(fake.counters().logins == 0);
}

TEST_CASE("stopping ends logins that wait for a person, soon")
{
    const FakeSshServer fake(withToken());
    Desk desk;
    for (qint64 id = 1; id <= 3; ++id) {
        desk.watch(listed(fake, id), {fake.pin()});
    }
    for (qint64 id = 1; id <= 3; ++id) {
        REQUIRE(desk.reaches(listed(fake, id).server, ServerState::NeedsUser));
        desk.scheduler.retryAttended(ServerId{id});
    }
    REQUIRE(desk.isAsked(3));
    const MonotonicTime before = systemClock().monotonic();

    desk.scheduler.stop();

    CHECK(systemClock().monotonic() - before < seconds{2});
}

TEST_CASE("one answer to a jump host lets in all that wait behind it")
{
    FakeSshOptions options = withToken();
    options.isJumpHost = true;
    const FakeSshServer bastion(options);
    const FakeSshServer fake;
    Desk desk;
    Listed hop = listed(bastion, 1);
    hop.server.isMonitored = false;
    desk.watch(hop, {bastion.pin(), fake.pin()});
    std::vector<Listed> behind;
    for (qint64 id = 2; id <= 4; ++id) {
        Listed entry = listed(fake, id);
        entry.server.proxyJump = addressOf(hop.server);
        behind.push_back(entry);
        desk.watch(entry, {bastion.pin(), fake.pin()});
    }
    for (const Listed& entry : behind) {
        REQUIRE(desk.reaches(entry.server, ServerState::NeedsUser));
        CHECK(desk.reason(entry.server) == ErrorCode::JumpHostLogin);
    }

    desk.scheduler.retryAttended(behind.front().server.id);
    REQUIRE(desk.isAsked(1));
    CHECK(desk.asked.front().prompts.isJumpHost);
    CHECK(desk.asked.front().prompts.host == addressOf(hop.server));
    desk.questions.answer(desk.asked.front().id, code);

    for (const Listed& entry : behind) {
        CHECK(desk.reaches(entry.server, ServerState::Online));
    }
    CHECK(desk.asked.size() == 1);
}

TEST_CASE("a test of a connection puts its questions to the person who wants it")
{
    const FakeSshServer fake(withToken());
    LoginQuestions questions;
    collect::ConnectionTester tester;
    tester.setQuestions(&questions);
    std::vector<LoginQuestion> asked;
    std::optional<ConnectionReport> report;
    QObject::connect(&questions, &LoginQuestions::asked, &questions, [&](const LoginQuestion& q) {
        asked.push_back(q);
    });
    QObject::connect(&tester,
                     &collect::ConnectionTester::tested,
                     &tester,
                     [&](RequestId, const ConnectionReport& seen) { report = seen; });
    tester.test(RequestId{7}, {fake.server(), {Secret("right"), {}}, {fake.pin()}, {}});
    REQUIRE(pumpUntil([&] { return !asked.empty(); }));
    CHECK(asked.front().test == RequestId{7});
    CHECK(asked.front().server.isNull());

    SECTION("it is answered")
    {
        questions.answer(asked.front().id, code);

        REQUIRE(pumpUntil([&] { return report.has_value(); }));
        CHECK_FALSE(report->error);
        CHECK(report->snapshot);
    }
    SECTION("the test is cancelled")
    {
        tester.cancel(RequestId{7});

        REQUIRE(pumpUntil([&] { return report.has_value(); }));
        CHECK(report->error->code == ErrorCode::Cancelled);
    }
}
