// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/CatchUp.h"

#include "tests/engine/CatchUpStage.h"
#include "tests/support/Catch.h"
#include "tests/support/Pump.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;
using namespace vedette;
using engine::CatchUp;
using engine::gapBefore;
using store::NewestPoll;
using test::ago;
using test::CatchUpStage;
using test::caughtMetric;
using test::monitoredMetric;
using test::pumpUntil;
using test::recordOf;
using test::upMetric;

TEST_CASE("a gap is worth asking for when it is long, and no wish of the user")
{
    const Timestamp first = fromMsecs(1'800'000'000'000);
    const auto gapAfter = [first](std::chrono::seconds silence, std::chrono::seconds interval) {
        return gapBefore(first, NewestPoll{first - silence, false}, interval);
    };

    CHECK_FALSE(gapAfter(seconds{300}, seconds{30}));
    CHECK(gapAfter(seconds{301}, seconds{30}) == TimeRange{first - seconds{301}, first});
    CHECK_FALSE(gapAfter(seconds{900}, seconds{300}));
    CHECK(gapAfter(seconds{901}, seconds{300}));
    CHECK_FALSE(gapBefore(first, NewestPoll{first - std::chrono::hours{5}, true}, seconds{30}));
    CHECK_FALSE(gapBefore(first, NewestPoll{first + std::chrono::hours{5}, false}, seconds{30}));
    const TimeRange week{first - std::chrono::days{7}, first};
    CHECK(gapBefore(first, NewestPoll{first - std::chrono::days{30}, false}, seconds{30}) == week);
    CHECK(gapBefore(first, std::nullopt, seconds{30}) == week);
}

TEST_CASE("after a long gap a session is asked once, file by file, for the time since")
{
    CatchUpStage stage;
    stage.keep(upMetric, 1, ago(std::chrono::minutes{100}));

    stage.beginSession();

    REQUIRE(pumpUntil([&] { return stage.asked.size() == 2; }));
    CHECK(stage.asked[0].file == 0);
    CHECK(stage.asked[1].file == 1);
    CHECK(stage.asked[1].server == stage.server.id);
    CHECK(stage.asked[1].past >= std::chrono::minutes{100});
    CHECK(stage.asked[1].past <= std::chrono::minutes{105});
    stage.waitForReader();
    CHECK(stage.asked.size() == 2);
}

TEST_CASE("nothing is asked after a short gap, a pause, or where it is not allowed")
{
    CatchUpStage stage;
    stage.keep(upMetric, 1, ago(std::chrono::minutes{100}));

    SECTION("short gap")
    {
        stage.keep(upMetric, 1, ago(std::chrono::minutes{2}));
    }
    SECTION("a pause that has just ended")
    {
        stage.keep(monitoredMetric, 0, ago(std::chrono::minutes{90}));
        stage.keep(monitoredMetric, 1, ago(std::chrono::minutes{0}) - seconds{5});
    }
    SECTION("a pause of which no end is known")
    {
        stage.keep(monitoredMetric, 0, ago(std::chrono::minutes{90}));
    }
    SECTION("the fixed probe is all that may run")
    {
        stage.server.access = ServerAccess::FixedProbe;
    }
    stage.beginSession();
    stage.waitForReader();

    CHECK(stage.asked.empty());
}

TEST_CASE("only a session's first snapshot begins to catch up, and only where a history is kept")
{
    CatchUpStage stage;
    Snapshot later;
    later.server = stage.server.id;
    later.collectedAt = ago(std::chrono::minutes{0});
    stage.catchUp.accept(later, stage.server, stage.limits);
    stage.waitForReader();
    CatchUpStage onlooker(false);

    onlooker.beginSession();

    CHECK(stage.asked.empty());
    CHECK(onlooker.asked.empty());
}

TEST_CASE("what was recorded is stored within the gap alone, file after file")
{
    CatchUpStage stage;
    stage.keep(upMetric, 1, ago(std::chrono::minutes{100}));
    stage.tell = [](const CatchUp::Question& question) -> Result<CatchUp::Told> {
        switch (question.file) {
        case 0:
            return fail(ErrorCode::Timeout); // no list of boots is no reason to give up
        case 1:
            return CatchUp::Told{{recordOf(ago(std::chrono::minutes{50})),
                                  recordOf(ago(std::chrono::minutes{0})),
                                  recordOf(ago(std::chrono::minutes{-10}))},
                                 {}};
        case 2:
            return fail(ErrorCode::Malformed); // a day without a record
        default:
            return CatchUp::Told{{recordOf(ago(std::chrono::minutes{120})),
                                  recordOf(ago(std::chrono::minutes{100})),
                                  recordOf(ago(std::chrono::minutes{90}))},
                                 {}};
        }
    };

    stage.beginSession();

    REQUIRE(stage.comesTrue([&] { return stage.countOf(caughtMetric) >= 2; }));
    CHECK(stage.isStored(caughtMetric, ago(std::chrono::minutes{50})));
    CHECK(stage.isStored(caughtMetric, ago(std::chrono::minutes{90})));
    CHECK(stage.countOf(caughtMetric) == 2);
    CHECK(stage.asked.size() == 4); // nothing older than the third file is of interest
    CHECK_FALSE(stage.read(caughtMetric)->recovered.empty());
}

TEST_CASE("what a session did not tell before it ended the next one is asked for, and no more")
{
    CatchUpStage stage;
    stage.keep(upMetric, 1, ago(std::chrono::minutes{100}));
    bool isBroken = true;
    stage.tell = [&](const CatchUp::Question& question) -> Result<CatchUp::Told> {
        if (question.file == 0) {
            return CatchUp::Told{};
        }
        if (question.file == 1) {
            return CatchUp::Told{{recordOf(ago(std::chrono::minutes{50}))}, {}};
        }
        return isBroken ? Result<CatchUp::Told>(fail(ErrorCode::NotFound))
                        : CatchUp::Told{{recordOf(ago(std::chrono::minutes{90})),
                                         recordOf(ago(std::chrono::minutes{110}))},
                                        {}};
    };
    stage.beginSession();
    REQUIRE(pumpUntil([&] { return stage.asked.size() == 3; }));
    REQUIRE(stage.comesTrue([&] { return stage.countOf(caughtMetric) == 1; }));
    stage.keep(upMetric, 1, ago(std::chrono::minutes{1})); // the session that ended had a poll

    isBroken = false;
    stage.beginSession();

    REQUIRE(stage.comesTrue([&] { return stage.countOf(caughtMetric) == 2; }));
    CHECK(stage.isStored(caughtMetric, ago(std::chrono::minutes{90})));
    CHECK(stage.asked.size() == 6);
    stage.beginSession();
    stage.waitForReader();
    CHECK(stage.asked.size() == 6); // it is done
}

TEST_CASE("a server that tells nothing is not asked in every session for ever")
{
    CatchUpStage stage;
    stage.keep(upMetric, 1, ago(std::chrono::minutes{100}));
    stage.tell = [](const CatchUp::Question&) -> Result<CatchUp::Told> {
        return fail(ErrorCode::NotFound);
    };
    stage.beginSession();
    REQUIRE(pumpUntil([&] { return stage.asked.size() == 1; }));
    stage.keep(upMetric, 1, ago(std::chrono::minutes{1}));

    for (std::size_t sessions = 2; sessions <= 5; ++sessions) {
        stage.beginSession();
        REQUIRE(pumpUntil([&] { return stage.asked.size() == sessions; }));
    }
    stage.beginSession();
    stage.waitForReader();

    CHECK(stage.asked.size() == 5);
}

TEST_CASE("what would not be kept is not asked for")
{
    CatchUpStage stage;
    stage.limits.measured = std::chrono::days{1};
    stage.keep(upMetric, 1, ago(std::chrono::minutes{3 * 1440}));

    stage.beginSession();

    REQUIRE(pumpUntil([&] { return !stage.asked.empty(); }));
    CHECK(stage.asked.front().past <= std::chrono::minutes{23 * 60 + 5});
    CHECK(stage.asked.front().past >= std::chrono::minutes{23 * 60});
}

TEST_CASE("boots within the gap are kept once, however often they are told")
{
    CatchUpStage stage;
    stage.keep(upMetric, 1, ago(std::chrono::minutes{100}));
    const BootRecord boot{BootEvent::Started, BootSource::Journal, ago(std::chrono::minutes{40})};
    const BootRecord old{BootEvent::Started, BootSource::Journal, ago(std::chrono::minutes{4000})};
    stage.tell = [&](const CatchUp::Question& question) -> Result<CatchUp::Told> {
        return question.file == 0 ? Result<CatchUp::Told>(CatchUp::Told{{}, {old, boot}})
                                  : fail(ErrorCode::NotFound); // the session ended
    };

    stage.beginSession();
    REQUIRE(pumpUntil([&] { return stage.asked.size() == 2; }));
    stage.beginSession();
    REQUIRE(pumpUntil([&] { return stage.asked.size() == 4; }));

    const auto boots = stage.config->wait(
        [&](store::ConfigStore& store) { return store.boots(stage.server.id); });
    REQUIRE(boots);
    CHECK(*boots == std::vector{boot});
}

TEST_CASE("a server that was removed, or a program that ends, is asked nothing more")
{
    CatchUpStage stage;
    stage.isHolding = true;
    const Server first = stage.addServer(u"first"_s);
    const Server second = stage.addServer(u"second"_s);
    stage.beginSession(first);
    stage.beginSession(second);
    REQUIRE(pumpUntil([&] { return stage.asked.size() == 2; }));
    stage.beginSession(stage.server); // waits for its turn
    stage.waitForTimers();
    const bool isRemoved = GENERATE(true, false);
    if (isRemoved) {
        stage.catchUp.forget(stage.server.id);
    } else {
        stage.catchUp.stop();
    }

    stage.answerHeld();

    if (isRemoved) { // who comes behind it is asked
        stage.beginSession(stage.addServer(u"third"_s));
        REQUIRE(pumpUntil([&] { return stage.asked.size() == 3; }));
    }
    stage.waitForTimers();
    CHECK(stage.asked.size() == (isRemoved ? 3U : 2U));
    CHECK(std::ranges::count(stage.asked, stage.server.id, &CatchUp::Question::server) == 0);
}

TEST_CASE("what was answered and waits to be stored is not told again")
{
    CatchUpStage stage;
    stage.keep(upMetric, 1, ago(std::chrono::minutes{100}));
    Snapshot live;
    live.server = stage.server.id;
    live.collectedAt = ago(std::chrono::minutes{60});
    stage.catchUp.accept(live, stage.server, stage.limits);
    live.collectedAt = ago(std::chrono::minutes{20});
    live.error = Error{ErrorCode::Timeout, {}};
    stage.catchUp.accept(live, stage.server, stage.limits); // no answer
    stage.tell = [](const CatchUp::Question& question) -> Result<CatchUp::Told> {
        return question.file == 0 ? CatchUp::Told{}
                                  : CatchUp::Told{{recordOf(ago(std::chrono::minutes{80})),
                                                   recordOf(ago(std::chrono::minutes{60})),
                                                   recordOf(ago(std::chrono::minutes{30}))},
                                                  {}};
    };

    stage.beginSession();

    REQUIRE(stage.comesTrue(
        [&] { return stage.isStored(caughtMetric, ago(std::chrono::minutes{30})); }));
    CHECK(stage.countOf(caughtMetric) == 1);
    CHECK(stage.asked.size() == 2);
    CHECK(stage.asked.back().past <= std::chrono::minutes{65});
}
