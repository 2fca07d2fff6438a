// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ssh/UserKeys.h"

#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::codeOf;
using test::FakePrompt;
using test::FakeSshOptions;
using test::FakeSshServer;
using test::Home;
using test::logIn;
using test::makeUserKey;
using test::requestFor;
using test::UserKey;

TEST_CASE("The right password opens, and is sent once")
{
    const FakeSshServer server;

    const auto outcome = logIn(requestFor(server));

    CHECK_FALSE(outcome.error);
    CHECK(server.counters().secretsSeen == 1);
    CHECK(server.counters().logins == 1);
}

TEST_CASE("A wrong password is denied after exactly one attempt")
{
    const FakeSshServer server;

    const auto outcome = logIn(requestFor(server, "wrong"));

    CHECK(codeOf(outcome) == ErrorCode::AuthDenied);
    CHECK_FALSE(outcome.transport);
    CHECK(server.counters().secretsSeen == 1);
}

TEST_CASE("Without a password a password login asks the user, not the server")
{
    const FakeSshServer server;

    const auto outcome = logIn(requestFor(server, ""));

    CHECK(codeOf(outcome) == ErrorCode::AuthNeedsUser);
    CHECK(server.counters().authRequests == 0);
}

TEST_CASE("One hidden prompt is answered with the password")
{
    FakeSshOptions options;
    options.prompts = {FakePrompt{}};
    const FakeSshServer server(options);

    CHECK_FALSE(logIn(requestFor(server)).error);
    CHECK(codeOf(logIn(requestFor(server, "wrong"))) == ErrorCode::AuthDenied);
}

TEST_CASE("Prompts that ask for more than the password are shown to the user, unanswered")
{
    const auto prompts = GENERATE(std::vector<FakePrompt>{{"Name: ", false}},
                                  std::vector<FakePrompt>{{"Password: ", true}, {"Code: ", true}},
                                  std::vector<FakePrompt>(5, FakePrompt{}));
    FakeSshOptions options;
    options.prompts = prompts;
    const FakeSshServer server(options);

    const auto outcome = logIn(requestFor(server));

    CHECK(codeOf(outcome) == ErrorCode::AuthQuestion);
    CHECK(server.counters().secretsSeen == 1); // the password method came first
    CHECK(server.counters().logins == 0);
}

TEST_CASE("A password that is not enough is never typed into the next prompt")
{
    FakeSshOptions options;
    options.prompts = {{"Verification code: ", true}};
    options.wantsBoth = true;
    const FakeSshServer server(options);

    const auto outcome = logIn(requestFor(server));

    CHECK(codeOf(outcome) == ErrorCode::AuthQuestion);
    CHECK(server.counters().secretsSeen == 1);
}

TEST_CASE("A right answer that is not enough is not called refused")
{
    FakeSshOptions options;
    options.prompts = {FakePrompt{}};
    options.areAnswersEnough = false;
    const FakeSshServer server(options);

    const auto outcome = logIn(requestFor(server));

    CHECK(codeOf(outcome) == ErrorCode::AuthQuestion);
    CHECK(server.counters().logins == 0);
}

TEST_CASE("A server that hangs up over a password has judged it")
{
    FakeSshOptions options;
    options.trouble = test::FakeTrouble::HangUpOnPassword;
    const FakeSshServer server(options);

    const auto outcome = logIn(requestFor(server));

    CHECK(codeOf(outcome) == ErrorCode::AuthInterrupted);
    CHECK(server.counters().secretsSeen == 1);
}

TEST_CASE("A server that asks for a new password needs its user, and gets no second one", "[F16]")
{
    FakeSshOptions options;
    options.trouble = test::FakeTrouble::WantsNewPassword;
    const FakeSshServer server(options);

    const auto outcome = logIn(requestFor(server));

    CHECK(codeOf(outcome) == ErrorCode::PasswordExpired); // for which nothing is ever retried
    CHECK(outcome.connectTime < seconds{10}); // at once, not at the deadline
    CHECK(server.counters().secretsSeen == 1);
}

TEST_CASE("The prompt of a hostile server is plain text")
{
    FakeSshOptions options;
    options.prompts = {{"\x1b[2J<b>Code</b>\n: ", false}};
    const FakeSshServer server(options);

    const auto outcome = logIn(requestFor(server));

    REQUIRE(outcome.error);
    CHECK(outcome.error->detail.contains(u"<b>Code</b>"_s));
    CHECK_FALSE(outcome.error->detail.contains(QChar(0x1b)));
}

TEST_CASE("A chosen key file opens, also with its passphrase")
{
    const auto passphrase = GENERATE(u""_s, u"secret"_s);
    const Home home;
    const UserKey key = makeUserKey(home.path(u"key"_s), passphrase);
    FakeSshOptions options;
    options.acceptedKeys = {key.blob};
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    request.server.auth = AuthMethod::KeyFile;
    request.server.identityFile = key.path;
    request.credential.passphrase = Secret(passphrase.toUtf8());

    const auto outcome = logIn(request);

    CHECK_FALSE(outcome.error);
    CHECK(server.counters().secretsSeen == 0);
}

TEST_CASE("What a server asks after the key is for a person, and for nobody else")
{
    const Home home;
    const UserKey key = makeUserKey(home.path(u"key"_s));
    FakeSshOptions options;
    options.acceptedKeys = {key.blob};
    options.wantsBoth = true;
    options.prompts = {{"Code: ", true, QByteArray("123456")}};
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    request.server.auth = AuthMethod::KeyFile;
    request.server.identityFile = key.path;
    CHECK(codeOf(logIn(request)) == ErrorCode::AuthQuestion);
    CHECK(server.counters().secretsSeen == 0); // not even a dialogue: it may ring a phone

    request.ask
        = [](const LoginPrompts&, const AnswerWait&) { return LoginAnswers{Secret("123456")}; };

    CHECK_FALSE(logIn(request).error);
    CHECK(server.counters().secretsSeen == 1);
}

TEST_CASE("A server that wants a key after the password gets both, whatever way was chosen")
{
    const Home home;
    const UserKey key = makeUserKey(home.path(u".ssh/id_ed25519"_s));
    FakeSshOptions options;
    options.wantsKeyLast = true;
    options.acceptedKeys = {key.blob};
    const FakeSshServer server(options);
    auto request = requestFor(server);
    request.server.auth
        = GENERATE(AuthMethod::Automatic, AuthMethod::KeyFile, AuthMethod::Password);
    if (request.server.auth == AuthMethod::KeyFile) {
        request.server.identityFile = key.path;
    }

    CHECK_FALSE(logIn(request).error);
    CHECK(server.counters().secretsSeen == 1);
}

TEST_CASE("A server that wants a key after the password, and gets none, says so")
{
    const Home home;
    FakeSshOptions options;
    options.wantsKeyLast = true;
    const FakeSshServer server(options);

    const auto outcome = logIn(requestFor(server));

    CHECK(codeOf(outcome) == ErrorCode::AuthNeedsUser);
    CHECK(outcome.error->detail.contains(u"a key besides the password"_s));
    CHECK(server.counters().secretsSeen == 1);
}

TEST_CASE("A refused password does not hide why the chosen key was not used")
{
    const Home home;
    const UserKey key = makeUserKey(home.path(u"key"_s), u"passphrase"_s);
    const FakeSshServer server;
    auto request = requestFor(server, "wrong");
    request.server.auth = AuthMethod::KeyFile;
    request.server.identityFile = key.path;
    request.credential.passphrase = Secret("another");

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::AuthDenied);
    CHECK(outcome.error->detail.contains(u"the passphrase does not open the key"_s));
}

TEST_CASE("A password for one time is not the account's")
{
    const Home home;
    const UserKey key = makeUserKey(home.path(u"key"_s));
    FakeSshOptions options;
    options.acceptedKeys = {key.blob};
    options.wantsBoth = true;
    options.prompts = {
        {GENERATE("One-time password (OATH) for `ada': ", "Password & verification code: "), true}};
    const FakeSshServer server(options);
    auto request = requestFor(server);
    request.server.auth = AuthMethod::KeyFile;
    request.server.identityFile = key.path;

    CHECK(codeOf(logIn(request)) == ErrorCode::AuthQuestion);
    CHECK(server.counters().secretsSeen == 0);
}

TEST_CASE("A chosen key file that can't open says why")
{
    const Home home;
    const FakeSshServer server([] {
        FakeSshOptions options;
        options.password.clear();
        return options;
    }());
    auto request = requestFor(server, "");
    request.server.auth = AuthMethod::KeyFile;
    request.server.identityFile = home.path(u"key"_s);

    SECTION("missing")
    {
        CHECK(codeOf(logIn(request)) == ErrorCode::KeyUnreadable);
    }
    SECTION("no passphrase")
    {
        makeUserKey(home.path(u"key"_s), u"secret"_s);
        CHECK(codeOf(logIn(request)) == ErrorCode::AuthNeedsUser);
    }
    SECTION("wrong passphrase")
    {
        makeUserKey(home.path(u"key"_s), u"secret"_s);
        request.credential.passphrase = Secret("wrong");
        CHECK(codeOf(logIn(request)) == ErrorCode::AuthNeedsUser);
    }
    SECTION("refused by the server")
    {
        makeUserKey(home.path(u"key"_s));
        CHECK(codeOf(logIn(request)) == ErrorCode::AuthDenied);
        CHECK(server.counters().keysSeen == 1);
    }
}

TEST_CASE("A refused key file is followed by the password that was given")
{
    const Home home;
    makeUserKey(home.path(u"key"_s));
    const FakeSshServer server;
    auto request = requestFor(server);
    request.server.auth = AuthMethod::KeyFile;
    request.server.identityFile = home.path(u"key"_s);

    CHECK_FALSE(logIn(request).error);
}

TEST_CASE("An automatic login finds the usual key file")
{
    const Home home;
    const UserKey key = makeUserKey(home.path(u".ssh/id_ed25519"_s));
    FakeSshOptions options;
    options.acceptedKeys = {key.blob};
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    request.server.auth = AuthMethod::Automatic;

    CHECK_FALSE(logIn(request).error);
    CHECK(server.counters().secretsSeen == 0);
}

TEST_CASE("An automatic login without anything to offer asks the user for what the server takes")
{
    const Home home;
    FakeSshOptions options;
    const bool takesPassword = GENERATE(true, false);
    options.password = takesPassword ? "right" : "";
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    request.server.auth = AuthMethod::Automatic;

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == (takesPassword ? ErrorCode::AuthNeedsUser : ErrorCode::AuthDenied));
}

TEST_CASE("An automatic login asks for the passphrase of a key that it could not try")
{
    const Home home;
    const UserKey key = makeUserKey(home.path(u".ssh/id_ed25519"_s), u"secret"_s);
    FakeSshOptions options;
    options.acceptedKeys = {key.blob};
    options.password.clear();
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    request.server.auth = AuthMethod::Automatic;

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::AuthNeedsUser);
    REQUIRE(outcome.error);
    CHECK(outcome.error->detail.contains(u"id_ed25519"_s));
}

TEST_CASE("An automatic login ends with the password that was given")
{
    const Home home;
    const FakeSshServer server;
    auto request = requestFor(server);
    request.server.auth = AuthMethod::Automatic;

    CHECK_FALSE(logIn(request).error);
}

TEST_CASE("A login by a chosen key without its chosen certificate ends before anything is offered")
{
    const Home home;
    const UserKey key = makeUserKey(home.path(u"key"_s));
    const FakeSshServer server;
    auto request = requestFor(server);
    request.server.auth = AuthMethod::KeyFile;
    request.server.identityFile = key.path;
    request.server.certificateFile
        = GENERATE(false, true) ? home.path(u"nothing"_s) : key.path + u".pub"_s;

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::KeyUnreadable);
    REQUIRE(outcome.error);
    CHECK(outcome.error->detail.contains(request.server.certificateFile));
    CHECK(server.counters().authRequests == 0);
}

TEST_CASE("An automatic login passes over a certificate that is not there")
{
    const Home home;
    const UserKey key = makeUserKey(home.path(u"key"_s));
    FakeSshOptions options;
    options.acceptedKeys = {key.blob};
    const FakeSshServer server(options);
    auto request = requestFor(server);
    request.server.auth = AuthMethod::Automatic;
    request.server.identityFile = key.path;
    request.server.certificateFile = home.path(u"nothing"_s);

    CHECK(codeOf(logIn(request)) == std::nullopt);
}
