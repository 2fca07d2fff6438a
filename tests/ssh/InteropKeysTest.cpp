// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Each kind of key, the agent and PAM at the servers that people really run.
#include "tests/ssh/Interop.h"
#include "tests/ssh/RealAgent.h"
#include "tests/ssh/UserKeys.h"

#include <vector>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::anySoftware;
using test::codeOf;
using test::InteropServer;
using test::isSkipped;
using test::logIn;
using test::makeUserKeyOf;
using test::PasswordEntry;
using test::requestFor;
using test::SshSoftware;

namespace {

/// sshd that asks for the password in a dialogue of PAM; the login has that password.
ssh::LoginRequest dialogueRequest(const InteropServer& server, QByteArrayView password)
{
    ssh::LoginRequest request = requestFor(server);
    request.server.auth = AuthMethod::Password;
    request.credential.password = Secret(password);
    return request;
}

} // namespace

TEST_CASE("Servers of every make let in each kind of key that they know")
{
    const InteropServer server(anySoftware());
    if (isSkipped(server)) {
        return;
    }
    const QTemporaryDir folder;
    const bool isTiny = server.server().name == test::nameOf(SshSoftware::TinySsh);
    const std::vector<QStringList> kinds{{u"ed25519"_s},
                                         {u"ecdsa"_s, u"256"_s},
                                         {u"ecdsa"_s, u"384"_s},
                                         {u"ecdsa"_s, u"521"_s},
                                         {u"rsa"_s, u"2048"_s}};
    for (const QStringList& kind : kinds) {
        CAPTURE(server.server().name, kind.join(u'-'));
        const auto key = makeUserKeyOf(kind, folder.filePath(kind.join(u'-')));
        REQUIRE(server.authorize(key.line));
        ssh::LoginRequest request = requestFor(server);
        request.server.identityFile = key.path;

        const auto outcome = logIn(request);

        const bool isKnown = !isTiny || kind.front() == "ed25519"_L1;
        CHECK(codeOf(outcome) == (isKnown ? std::nullopt : std::optional(ErrorCode::AuthDenied)));
    }
}

TEST_CASE("A real agent opens servers of every make")
{
    const InteropServer server(anySoftware());
    if (isSkipped(server)) {
        return;
    }
    if (!test::RealAgent::isInstalled()) {
        WARN("skipped: no ssh-agent on this computer");
        return;
    }
    CAPTURE(server.server().name);
    const QTemporaryDir folder;
    const test::RealAgent agent(folder.path(), server.server().identityFile);
    REQUIRE(agent.isReady());
    const test::Home home(agent.socket());
    ssh::LoginRequest request = requestFor(server);
    request.server.auth = AuthMethod::Automatic;
    request.server.identityFile.clear();

    CHECK(codeOf(logIn(request)) == std::nullopt);
}

TEST_CASE("A dialogue of PAM is answered with the password, a wrong one is refused")
{
    const InteropServer server(SshSoftware::OpenSsh, PasswordEntry::Dialogue);
    if (isSkipped(server)) {
        return;
    }

    CHECK(codeOf(logIn(dialogueRequest(server, InteropServer::password()))) == std::nullopt);
    CHECK(codeOf(logIn(dialogueRequest(server, "wrong"))) == ErrorCode::AuthDenied);
}

TEST_CASE("A dialogue of PAM is put to the person who is there")
{
    const InteropServer server(SshSoftware::OpenSsh, PasswordEntry::Dialogue);
    if (isSkipped(server)) {
        return;
    }
    ssh::LoginRequest request = dialogueRequest(server, {});
    std::vector<LoginPrompts> asked;
    request.ask = [&asked](const LoginPrompts& prompts, const AnswerWait&) {
        asked.push_back(prompts);
        return Result<LoginAnswers>(LoginAnswers{Secret(InteropServer::password())});
    };

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == std::nullopt);
    REQUIRE(asked.size() == 1);
    REQUIRE(asked.front().prompts.size() == 1);
    CHECK(asked.front().prompts.front().text.contains(u"Password"_s));
    CHECK(asked.front().prompts.front().isHidden);
}

TEST_CASE("A password that PAM finds expired needs its user, and no other one is asked for",
          "[F16]")
{
    const InteropServer server(SshSoftware::OpenSsh, PasswordEntry::Dialogue);
    if (isSkipped(server)) {
        return;
    }
    const bool isPersonThere = GENERATE(false, true);
    REQUIRE(server.expirePassword());
    ssh::LoginRequest request = dialogueRequest(server, InteropServer::password());
    int asked = 0;
    if (isPersonThere) {
        request.ask = [&asked](const LoginPrompts&, const AnswerWait&) -> Result<LoginAnswers> {
            ++asked;
            return fail(ErrorCode::Cancelled);
        };
    }

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::PasswordExpired); // for which nothing is ever retried
    CHECK(outcome.error->detail.contains(u"required to change your password"_s));
    CHECK(asked == 0);
}
