// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/AlertJournal.h"

#include "tests/support/Catch.h"
#include "tests/support/Pump.h"

#include <deque>
#include <functional>
#include <optional>
#include <vector>

using namespace vedette;
using namespace Qt::StringLiterals;
using engine::AlertJournal;
using test::pumpUntil;

namespace {

constexpr milliseconds soon{1};

Alert unreachable(int server)
{
    return {.id = {},
            .server = ServerId{server},
            .serverName = u"web"_s,
            .rule = u"server.unreachable"_s,
            .reason = std::nullopt,
            .raisedAt = fromMsecs(1000),
            .resolvedAt = std::nullopt};
}

Alert over(Alert alert)
{
    alert.state = AlertState::Resolved;
    alert.resolvedAt = fromMsecs(5000);
    return alert;
}

/// A journal, a store that fails as long as it is told to, and all that was told.
struct Fixture
{
    Fixture()
    {
        QObject::connect(&journal,
                         &AlertJournal::alertRaised,
                         &journal,
                         [this](const Alert& alert) { raised.push_back(alert); });
        QObject::connect(&journal,
                         &AlertJournal::alertResolved,
                         &journal,
                         [this](const Alert& alert) { resolved.push_back(alert); });
    }

    void write(const Alert& alert, const AlertJournal::Answer& answer)
    {
        asked.push_back(alert);
        answers.emplace_back([this, alert, answer] {
            if (failure) {
                ++failures;
                answer(fail(*failure));
                return;
            }
            stored.push_back(alert);
            answer(alert.state == AlertState::Firing ? AlertId{++lastId} : AlertId{lastId});
        });
    }

    /// The store works off what it was asked, one after another.
    void deliver()
    {
        while (!answers.empty()) {
            const auto answer = answers.front();
            answers.pop_front();
            answer();
        }
    }

    bool waitsForNothing()
    {
        deliver();
        return journal.waiting() == 0;
    }

    std::optional<ErrorCode> failure;
    int failures = 0;
    qint64 lastId = 40;
    std::deque<std::function<void()>> answers;
    std::vector<Alert> asked;
    std::vector<Alert> stored;
    std::vector<Alert> raised;
    std::vector<Alert> resolved;
    AlertJournal journal{
        [this](const Alert& alert, const AlertJournal::Answer& answer) { write(alert, answer); },
        soon,
        nullptr};
};

} // namespace

TEST_CASE("An alert is told with the id that the store gave it")
{
    Fixture f;

    f.journal.record(unreachable(1));
    f.journal.record(over(unreachable(1)));

    CHECK(f.raised.empty());
    CHECK(f.asked.size() == 1); // one after another
    f.deliver();
    REQUIRE(f.raised.size() == 1);
    REQUIRE(f.resolved.size() == 1);
    CHECK(f.raised.front().id == AlertId{41});
    CHECK(f.resolved.front().id == AlertId{41});
    REQUIRE(f.stored.size() == 2);
    CHECK(f.stored.front().state == AlertState::Firing);
    CHECK(f.journal.waiting() == 0);
}

TEST_CASE("An alert that can't be stored is told at once, and stored when that is possible again")
{
    Fixture f;
    f.failure = GENERATE(ErrorCode::StoreBusy, ErrorCode::StoreFull, ErrorCode::StoreIo);

    f.journal.record(unreachable(1));
    f.journal.record(unreachable(2));
    f.deliver();
    f.journal.record(over(unreachable(1)));

    REQUIRE(f.raised.size() == 2);
    REQUIRE(f.resolved.size() == 1);
    CHECK(f.resolved.front().id == f.raised.front().id);
    CHECK(f.raised.front().id != f.raised.back().id);
    CHECK(f.journal.waiting() == 3);

    REQUIRE(pumpUntil([&f] {
        f.deliver();
        return f.failures > 2;
    }));
    f.failure.reset();

    REQUIRE(pumpUntil([&f] { return f.waitsForNothing(); }));
    REQUIRE(f.stored.size() == 3);
    CHECK(f.stored[0].server == ServerId{1});
    CHECK(f.stored[1].server == ServerId{2});
    CHECK(f.stored[2].state == AlertState::Resolved);
    CHECK(f.raised.size() == 2); // nothing is told twice
    CHECK(f.resolved.size() == 1);
}

TEST_CASE("An alert that was told under a passing name ends under the same")
{
    Fixture f;
    f.failure = ErrorCode::StoreFull;
    f.journal.record(unreachable(1));
    f.deliver();
    f.failure.reset();
    REQUIRE(pumpUntil([&f] { return f.waitsForNothing(); }));

    f.journal.record(over(unreachable(1)));
    f.deliver();

    REQUIRE(f.resolved.size() == 1);
    CHECK(f.resolved.front().id == f.raised.front().id);
}

TEST_CASE("What the store refuses for good does not hold up the others")
{
    Fixture f;
    f.failure = ErrorCode::NotFound;
    f.journal.record(unreachable(1));
    f.deliver();
    f.failure.reset();

    f.journal.record(unreachable(2));
    f.deliver();

    CHECK(f.raised.size() == 2);
    REQUIRE(f.stored.size() == 1);
    CHECK(f.stored.front().server == ServerId{2});
}

TEST_CASE("At the end all that waits goes to the store, in order")
{
    Fixture f;
    for (int server = 1; server <= 3; ++server) {
        f.journal.record(unreachable(server));
    }
    f.journal.record(over(unreachable(3)));

    f.journal.stop(); // no answer has come yet

    REQUIRE(f.asked.size() == 4);
    CHECK(f.asked[1].server == ServerId{2});
    CHECK(f.asked[3].state == AlertState::Resolved);
}

TEST_CASE("A list of the store is completed by what was told and waits")
{
    Fixture f;
    f.journal.record(unreachable(1));
    f.deliver();
    f.failure = ErrorCode::StoreFull;
    f.journal.record(unreachable(2));
    f.journal.record(over(unreachable(1)));
    f.deliver();

    Alert first = unreachable(1);
    first.id = AlertId{41};
    const std::vector<Alert> shown = f.journal.asTold({first});

    REQUIRE(shown.size() == 2);
    CHECK(shown[0].id == AlertId{41});
    CHECK(shown[0].state == AlertState::Resolved);
    CHECK(shown[1].id == f.raised.back().id);
    CHECK(shown[1].state == AlertState::Firing);
}

TEST_CASE("An onlooker tells alerts and stores none")
{
    AlertJournal journal(nullptr, soon, nullptr);
    std::vector<Alert> told;
    const auto keep = [&told](const Alert& alert) { told.push_back(alert); };
    QObject::connect(&journal, &AlertJournal::alertRaised, &journal, keep);
    QObject::connect(&journal, &AlertJournal::alertResolved, &journal, keep);

    journal.record(unreachable(1));
    journal.record(over(unreachable(1)));

    REQUIRE(told.size() == 2);
    CHECK(told.front().id == told.back().id);
    CHECK_FALSE(told.front().id.isNull());
}
