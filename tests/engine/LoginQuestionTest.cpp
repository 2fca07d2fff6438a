// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/fleet/QuestionSource.h"
#include "tests/engine/SecretStage.h"
#include "tests/support/Catch.h"
#include "tests/support/Pump.h"
#include "tests/support/TempStore.h"

using namespace vedette;
using namespace Qt::StringLiterals;
using test::pumpUntil;

namespace {

/// Password "right" first, then a code.
test::FakeSshOptions tokenServer()
{
    test::FakeSshOptions options;
    options.prompts = {{"Password: ", true}};
    options.moreRounds = {{{"Code: ", true, QByteArray("123456")}}};
    return options;
}

/// An engine that watches a server with a token, up to the moment in which it needs the user.
class TokenStage
{
public:
    TokenStage()
        : stage(store.folder(), nullptr)
        , server(stage.add(fake, "right", false))
    {
        QuestionSource* const questions = stage.engine->questions();
        QObject::connect(questions,
                         &QuestionSource::asked,
                         questions,
                         [this](const LoginQuestion& question) { asked.push_back(question); });
        QObject::connect(questions,
                         &QuestionSource::closed,
                         questions,
                         [this](QuestionId question) { closed.push_back(question); });
        REQUIRE(stage.reaches(server, ServerState::NeedsUser));
    }

    bool isAsked()
    {
        return pumpUntil([this] { return !asked.empty(); });
    }

    test::TempStore store;
    test::FakeSshServer fake{tokenServer()};
    test::SecretStage stage;
    ServerId server;
    std::vector<LoginQuestion> asked;
    std::vector<QuestionId> closed;
};

} // namespace

TEST_CASE("one click and one answer bring a server with a token up")
{
    TokenStage token;
    CHECK(token.asked.empty()); // nobody was there when it was added

    CHECK_FALSE(token.stage.wait(token.stage.engine->retryNow(token.server)));
    REQUIRE(token.isAsked());
    CHECK(token.asked.front().server == token.server);
    token.stage.engine->questions()->answer(token.asked.front().id, {Secret("123456")});

    CHECK(token.stage.reaches(token.server, ServerState::Online));
    CHECK(token.closed == std::vector{token.asked.front().id});
}

TEST_CASE("a question that a person does not want to answer leaves the server where it was")
{
    TokenStage token;
    token.stage.engine->retryNow(token.server);
    REQUIRE(token.isAsked());

    token.stage.engine->questions()->refuse(token.asked.front().id);

    CHECK(token.stage.reaches(token.server, ServerState::NeedsUser));
    CHECK(token.fake.counters().logins == 0);
}

TEST_CASE("an engine that stops does not wait for a person")
{
    TokenStage token;
    token.stage.engine->retryNow(token.server);
    REQUIRE(token.isAsked());
    const MonotonicTime before = systemClock().monotonic();

    token.stage.engine->stop();

    CHECK(systemClock().monotonic() - before < seconds{5});
}
