// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Interactive.h"

#include "core/base/Clock.h"
#include "core/base/PlainText.h"
#include "tests/ssh/Helpers.h"
#include "tests/support/Await.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using test::codeOf;
using test::FakePrompt;
using test::FakeSshOptions;
using test::FakeSshServer;
using test::logIn;
using test::requestFor;

namespace {

/// A person who answers as told, and remembers what was asked.
class FakePerson
{
public:
    explicit FakePerson(std::vector<LoginAnswers> answers = {})
        : m_answers(std::move(answers))
    { }

    /// Is asked by this login.
    void attend(ssh::LoginRequest& request)
    {
        request.ask = [this](const LoginPrompts& prompts, const AnswerWait&) {
            asked.push_back(prompts);
            return asked.size() <= m_answers.size()
                ? Result<LoginAnswers>(m_answers[asked.size() - 1])
                : fail(ErrorCode::Cancelled);
        };
    }

    std::vector<LoginPrompts> asked;

private:
    std::vector<LoginAnswers> m_answers;
};

FakePrompt visible(const char* text, const char* answer)
{
    return {text, false, QByteArray(answer)};
}

FakePrompt hidden(const char* text, const char* answer)
{
    return {text, true, QByteArray(answer)};
}

/// Waits as a person who never answers; what ended it.
Result<LoginAnswers> waitForEver(const LoginPrompts&, const AnswerWait& wait)
{
    Result<void> ended;
    REQUIRE(test::eventually([&] {
        ended = wait.check();
        return !ended.has_value();
    }));
    return fail(ended.error());
}

} // namespace

TEST_CASE("A person is shown all prompts of all rounds, and the answers open")
{
    FakeSshOptions options;
    options.promptName = "Two factors";
    options.instruction = "Have your token\nat hand.";
    options.prompts = {visible("Name: ", "ada"), hidden("PIN: ", "")};
    options.moreRounds = {{hidden("Code: ", "123456")}, {visible("Reason: ", "work")}};
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    FakePerson person({{Secret("ada"), Secret()}, {Secret("123456")}, {Secret("work")}});
    person.attend(request);

    const auto outcome = logIn(request);

    CHECK_FALSE(outcome.error);
    CHECK(outcome.hasAsked);
    REQUIRE(person.asked.size() == 3);
    const LoginPrompts& first = person.asked.front();
    CHECK(first.host == addressOf(request.server));
    CHECK_FALSE(first.isJumpHost);
    CHECK(first.name == u"Two factors"_s);
    CHECK(first.instruction == u"Have your token\nat hand."_s);
    CHECK(first.prompts == std::vector<LoginPrompt>{{u"Name:"_s, false}, {u"PIN:"_s, true}});
    CHECK(first.timeLeft == seconds{120});
    CHECK(person.asked[1].prompts == std::vector<LoginPrompt>{{u"Code:"_s, true}});
}

TEST_CASE("The kept password answers one hidden first prompt by itself, the person what follows")
{
    FakeSshOptions options;
    options.prompts = {FakePrompt{}};
    options.moreRounds = {{hidden("Code: ", "123456")}};
    const FakeSshServer server(options);
    auto request = requestFor(server);
    FakePerson person({{Secret("123456")}});
    person.attend(request);

    const auto outcome = logIn(request);

    CHECK_FALSE(outcome.error);
    CHECK(person.asked.size() == 1);
    CHECK(server.counters().secretsSeen == 2); // each once
}

TEST_CASE("A login that asks nothing but the kept password needs no person")
{
    FakeSshOptions options;
    options.prompts = {FakePrompt{}};
    const FakeSshServer server(options);
    auto request = requestFor(server);
    FakePerson person;
    person.attend(request);

    const auto outcome = logIn(request);

    CHECK_FALSE(outcome.error);
    CHECK_FALSE(outcome.hasAsked);
    CHECK(server.counters().secretsSeen == 1);
}

TEST_CASE("With nobody there the server's words are told, and nothing is guessed")
{
    FakeSshOptions options;
    options.prompts = {FakePrompt{}};
    options.moreRounds = {{hidden("Code: ", "123456")}};
    const FakeSshServer server(options);

    const auto outcome = logIn(requestFor(server));

    CHECK(codeOf(outcome) == ErrorCode::AuthQuestion);
    CHECK(outcome.error->detail.contains(u"the server asks: Code:"_s));
    CHECK_FALSE(outcome.hasAsked);
    CHECK(server.counters().logins == 0);
}

TEST_CASE("A second proof after the password is asked for, and the password is not typed into it")
{
    FakeSshOptions options;
    options.prompts = {hidden("Password for the token: ", "123456")};
    options.wantsBoth = true;
    const FakeSshServer server(options);
    auto request = requestFor(server);
    FakePerson person({{Secret("123456")}});
    person.attend(request);

    const auto outcome = logIn(request);

    CHECK_FALSE(outcome.error);
    CHECK(person.asked.size() == 1);
    CHECK(server.counters().secretsSeen == 2);
}

TEST_CASE("A server that takes prompts and passwords, but asks nothing, is given the password")
{
    FakeSshOptions options;
    options.offersBoth = true;
    const FakeSshServer server(options);
    auto request = requestFor(server);
    FakePerson person;
    person.attend(request);

    CHECK_FALSE(logIn(request).error);
    CHECK(server.counters().secretsSeen == 1);
}

TEST_CASE("Wrong answers are refused, and asked for once")
{
    FakeSshOptions options;
    options.prompts = {hidden("Code: ", "123456")};
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    FakePerson person({{Secret("654321")}, {Secret("123456")}});
    person.attend(request);

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::AuthQuestion);
    CHECK(outcome.error->detail.contains(u"refused"_s));
    CHECK(person.asked.size() == 1);
}

TEST_CASE("Hostile prompts are clipped plain text")
{
    FakeSshOptions options;
    const std::string hostile = "\x1b[2J<b>Code</b>\x9b" + std::string(10'240, 'x');
    options.promptName = hostile;
    options.instruction = hostile;
    options.prompts = {{hostile, false}, {"\n\n", false}};
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    FakePerson person;
    person.attend(request);

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::AuthQuestion);
    CHECK(outcome.error->detail.size() < maxMessageLength + 200);
    CHECK_FALSE(outcome.error->detail.contains(QChar(0x1b)));
    REQUIRE(person.asked.size() == 1);
    const LoginPrompts& asked = person.asked.front();
    CHECK(asked.name.size() == maxNameLength);
    for (const QString& text : {asked.name, asked.instruction, asked.prompts.front().text}) {
        CHECK(text.startsWith(u"[2J<b>Code</b>"_s));
        CHECK(text.size() <= maxMessageLength);
    }
    CHECK(asked.prompts.back().text.isEmpty());
}

TEST_CASE("A server that asks without end is not answered")
{
    FakeSshOptions options;
    std::size_t asked = 0;
    SECTION("too many prompts")
    {
        options.prompts = std::vector<FakePrompt>(5, visible("Again: ", "yes"));
    }
    SECTION("too many rounds")
    {
        options.prompts = {visible("Again: ", "yes")};
        options.moreRounds = {options.prompts, options.prompts, options.prompts};
        asked = 3;
    }
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    FakePerson person(std::vector<LoginAnswers>(9, LoginAnswers{Secret("yes")}));
    person.attend(request);

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::AuthQuestion);
    CHECK(person.asked.size() == asked);
}

TEST_CASE("Answers that do not fit the prompts are not sent")
{
    FakeSshOptions options;
    options.prompts = {hidden("Code: ", "123456")};
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    const auto answers = GENERATE(LoginAnswers{},
                                  LoginAnswers{Secret("a"), Secret("b")},
                                  LoginAnswers{Secret::ofSize(maxAnswerSize + 1)});
    FakePerson person({answers});
    person.attend(request);

    CHECK(codeOf(logIn(request)) == ErrorCode::Internal);
    CHECK(server.counters().secretsSeen == 0);
}

TEST_CASE("A person who does not want to answer ends the login, with the question")
{
    FakeSshOptions options;
    options.prompts = {hidden("Code: ", "123456")};
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    FakePerson person;
    person.attend(request);

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::AuthQuestion);
    CHECK(outcome.error->detail.contains(u"Code:"_s));
    CHECK(outcome.hasAsked);
    CHECK(server.counters().secretsSeen == 0);
}

TEST_CASE("The deadline of a login stands still while a person is asked")
{
    FakeSshOptions options;
    options.prompts = {hidden("Code: ", "123456")};
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    const milliseconds bound{2'000};
    const Deadline passed = Deadline::after(bound + milliseconds{200});
    request.ask = [&](const LoginPrompts&, const AnswerWait& wait) {
        REQUIRE(test::eventually([&] { return passed.hasExpired(); }));
        CHECK(wait.check());
        return LoginAnswers{Secret("123456")};
    };

    const auto outcome = logIn(request, bound);

    CHECK_FALSE(outcome.error);
    CHECK(outcome.paused > milliseconds::zero());
    CHECK(outcome.connectTime < bound);
}

TEST_CASE("A question that nobody answers in time ends as a question, not as a slow server")
{
    FakeSshOptions options;
    options.prompts = {hidden("Code: ", "123456")};
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    request.longestPause = milliseconds{100};
    request.ask = waitForEver;

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::AuthQuestion);
    CHECK(outcome.error->detail.contains(u"nobody answered in time"_s));
    CHECK(outcome.paused == milliseconds{100});
}

TEST_CASE("All questions of a login share the time that a person has")
{
    FakeSshOptions options;
    options.prompts = {hidden("Code: ", "1")};
    options.moreRounds = {options.prompts};
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    request.longestPause = seconds{60};
    std::vector<milliseconds> left;
    request.ask = [&](const LoginPrompts& prompts, const AnswerWait&) {
        const Deadline thought = Deadline::after(milliseconds{50});
        REQUIRE(test::eventually([&] { return thought.hasExpired(); }));
        left.push_back(prompts.timeLeft);
        return LoginAnswers{Secret("1")};
    };

    CHECK_FALSE(logIn(request).error);
    REQUIRE(left.size() == 2);
    CHECK(left[1] <= left[0] - milliseconds{50});
}

TEST_CASE("A server that hangs up over its own question is noticed while a person thinks")
{
    FakeSshOptions options;
    options.prompts = {hidden("Code: ", "123456")};
    FakeSshServer server(options);
    auto request = requestFor(server, "");
    request.ask = [&server](const LoginPrompts& prompts, const AnswerWait& wait) {
        CHECK(wait.check());
        server.dropConnections();
        return waitForEver(prompts, wait);
    };

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::AuthQuestion);
    CHECK(outcome.error->detail.contains(u"hung up"_s));
}

TEST_CASE("Where the login before needed a person, nothing is proven without one")
{
    FakeSshOptions options;
    options.prompts = {FakePrompt{}};
    const FakeSshServer server(options);
    auto request = requestFor(server);
    request.needsPerson = true;
    const bool isThere = GENERATE(true, false);
    FakePerson person;
    if (isThere) {
        person.attend(request);
    }

    const auto outcome = logIn(request);

    CHECK(outcome.error.has_value() == !isThere);
    CHECK((server.counters().authRequests > 0) == isThere);
    CHECK((isThere || codeOf(outcome) == ErrorCode::AuthQuestion));
}

TEST_CASE("A jump host's question is told as its own")
{
    FakeSshOptions options;
    options.isJumpHost = true;
    options.prompts = {FakePrompt{}};
    options.moreRounds = {{hidden("Code: ", "123456")}};
    const FakeSshServer bastion(options);
    const FakeSshServer server;
    ssh::BastionPool pool;
    auto request = requestFor(server);
    request.server.proxyJump = addressOf(bastion.server());
    request.pins.push_back(bastion.pin());
    request.hops = {{bastion.server(), {Secret("right"), {}}}};
    request.bastions = &pool;
    FakePerson person({{Secret("123456")}});

    SECTION("a person answers it")
    {
        person.attend(request);

        const auto outcome = logIn(request);

        CHECK_FALSE(outcome.error);
        CHECK_FALSE(outcome.hasAsked); // the server itself did not
        REQUIRE(person.asked.size() == 1);
        CHECK(person.asked.front().host == addressOf(bastion.server()));
        CHECK(person.asked.front().isJumpHost);
    }
    SECTION("nobody is there")
    {
        CHECK(codeOf(logIn(request)) == ErrorCode::JumpHostLogin);
        CHECK(server.counters().connections == 0);

        request.askedAt = systemClock().monotonic();
        person.attend(request);
        CHECK_FALSE(logIn(request).error);
    }
}
