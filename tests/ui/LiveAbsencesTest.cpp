// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/overview/LiveAbsences.h"

#include "tests/support/Catch.h"
#include "tests/support/FleetSamples.h"
#include "tests/ui/DetailStage.h"
#include "ui/charts/HoverItem.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

const Timestamp downAt{1'800'000'000s};

ServerStatus standing(ServerState state, Timestamp since)
{
    return makeStatus(web, state, since);
}

/// What the bubble of the processor's chart says.
QString toldAt(const DetailStage& stage, Timestamp time)
{
    ChartView& view = stage.panel(u"cpu"_s).view();
    view.refreshNow();
    stage.panel(u"cpu"_s).setCrosshair(time, true);
    for (const QGraphicsItem* item : view.scene()->items()) {
        if (const auto* hover = dynamic_cast<const HoverItem*>(item)) {
            return hover->content() ? hover->content()->rows.at(0).value : QString();
        }
    }
    return {};
}

} // namespace

TEST_CASE("An absence that goes on ends with the first answer")
{
    LiveAbsences absences;

    CHECK(absences.observe(standing(ServerState::Unreachable, downAt)));
    CHECK_FALSE(absences.observe(standing(ServerState::Connecting, downAt + 10s)));
    CHECK_FALSE(absences.observe(standing(ServerState::Unreachable, downAt + 20s)));
    CHECK(absences.all()
          == std::vector<Absence>{{{downAt, Timestamp::max()}, AbsenceKind::Unreachable}});
    CHECK(absences.observe(standing(ServerState::Online, downAt + 60s)));

    CHECK(absences.all()
          == std::vector<Absence>{{{downAt, downAt + 60s}, AbsenceKind::Unreachable}});
}

TEST_CASE("A pause after an outage is told apart from it")
{
    LiveAbsences absences;
    absences.observe(standing(ServerState::AuthFailed, downAt));

    absences.observe(standing(ServerState::Paused, downAt + 60s));

    CHECK(absences.all()
          == std::vector<Absence>{{{downAt, downAt + 60s}, AbsenceKind::Unreachable},
                                  {{downAt + 60s, Timestamp::max()}, AbsenceKind::Paused}});
}

TEST_CASE("What is stored does not reach into the absence that goes on")
{
    LiveAbsences absences;
    absences.observe(standing(ServerState::Unreachable, downAt));

    absences.setStored({{{downAt - 1h, downAt - 30min}, AbsenceKind::Unobserved},
                        {{downAt - 1min, downAt + 5min}, AbsenceKind::Unreachable},
                        {{downAt + 5min, downAt + 9min}, AbsenceKind::Unobserved}});

    CHECK(absences.all()
          == std::vector<Absence>{{{downAt - 1h, downAt - 30min}, AbsenceKind::Unobserved},
                                  {{downAt - 1min, downAt}, AbsenceKind::Unreachable},
                                  {{downAt, Timestamp::max()}, AbsenceKind::Unreachable}});
}

TEST_CASE("The bubble of a live chart tells why there is no value")
{
    DetailStage stage;
    stage.fleet.absences = {{{stage.now - 14min, stage.now - 12min}, AbsenceKind::Unobserved}};
    for (Series& series : stage.fleet.history) { // of which one poll is missing, and the end
        std::erase_if(series.points, [&](const SeriesPoint& point) {
            return (point.time > stage.now - 14min && point.time < stage.now - 12min)
                || point.time > stage.now - 6min;
        });
        series.gaps = {{stage.now - 14min, stage.now - 12min}};
    }
    stage.page.resize(1200, 800);
    stage.page.showServer(web);
    stage.fleet.deliver();

    stage.setStatus(standing(ServerState::Unreachable, stage.now - 5min));

    CHECK(toldAt(stage, stage.now - 13min) == u"not watched"_s);
    CHECK(toldAt(stage, stage.now - 2min) == u"unreachable"_s);
}
