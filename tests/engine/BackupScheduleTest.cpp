// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/BackupSchedule.h"

#include "tests/support/Catch.h"
#include "tests/support/ManualClock.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using engine::BackupSchedule;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

/// A schedule, and the clock that it is told of.
struct ScheduleStage
{
    explicit ScheduleStage(BackupRhythm rhythm) { setPlan({.rhythm = rhythm}); }

    void setPlan(const BackupPlan& plan) { schedule.setPlan(plan, clock.monotonic()); }
    [[nodiscard]] bool isDue() const { return schedule.isDue(clock.now(), clock.monotonic()); }

    test::ManualClock clock;
    BackupSchedule schedule;
};

} // namespace

TEST_CASE("without a plan no backup is ever due")
{
    ScheduleStage stage(BackupRhythm::Never);

    stage.clock.advance(hours{24 * 400});

    CHECK_FALSE(stage.isDue());
}

TEST_CASE("a backup that was missed is due some minutes after the start")
{
    ScheduleStage stage(BackupRhythm::Daily);
    stage.schedule.setNewest(stage.clock.now() - hours{24 * 30});

    CHECK_FALSE(stage.isDue());
    stage.clock.advance(BackupSchedule::grace - seconds{1});
    CHECK_FALSE(stage.isDue());
    stage.clock.advance(seconds{1});

    CHECK(stage.isDue());
}

TEST_CASE("the next backup is due a day, or a week, after the newest one")
{
    const bool isDaily = GENERATE(true, false);
    const hours interval{isDaily ? 24 : 24 * 7};
    ScheduleStage stage(isDaily ? BackupRhythm::Daily : BackupRhythm::Weekly);
    stage.clock.advance(hours{1});
    stage.schedule.setNewest(stage.clock.now());

    stage.clock.advance(interval - seconds{1});
    CHECK_FALSE(stage.isDue());
    stage.clock.advance(seconds{1});

    CHECK(stage.isDue());
}

TEST_CASE("a backup that failed is tried again an hour later")
{
    ScheduleStage stage(BackupRhythm::Daily);
    stage.clock.advance(hours{1});
    REQUIRE(stage.isDue());
    stage.schedule.addFailure(stage.clock.monotonic());

    stage.clock.advance(minutes{59});
    CHECK_FALSE(stage.isDue());
    stage.clock.advance(minutes{1});

    CHECK(stage.isDue());
}

TEST_CASE("a clock that was set back does not put backups off")
{
    ScheduleStage stage(BackupRhythm::Daily);
    stage.clock.advance(hours{1});
    stage.schedule.setNewest(stage.clock.now());
    REQUIRE_FALSE(stage.isDue());

    stage.clock.setNow(stage.clock.now() - hours{24 * 365});

    CHECK(stage.isDue());
}

TEST_CASE("another plan begins anew, but not one that only keeps more")
{
    ScheduleStage stage(BackupRhythm::Weekly);
    stage.clock.advance(hours{1});
    stage.schedule.setNewest(stage.clock.now());

    stage.setPlan({.rhythm = BackupRhythm::Weekly, .keep = 30});
    stage.clock.advance(BackupSchedule::grace);
    CHECK_FALSE(stage.isDue());
    stage.setPlan({.rhythm = BackupRhythm::Weekly, .keep = 30, .folder = u"/mnt/nas"_s});
    CHECK_FALSE(stage.isDue());
    stage.clock.advance(BackupSchedule::grace);

    CHECK(stage.isDue());
}
