// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/commands/CommandPalette.h"

#include "tests/support/Catch.h"
#include "tests/support/FleetSamples.h"
#include "ui/commands/FuzzyMatch.h"
#include "ui/commands/PaletteModel.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

struct PaletteStage
{
    PaletteStage()
    {
        FleetState state;
        state.servers = {makeServer(1, u"web-1"_s),
                         makeServer(2, u"db-primary"_s),
                         makeServer(3, u"db-replica"_s)};
        servers.load(state);
        add.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_N));
        disabled.setEnabled(false);
        window.resize(900, 700);
        window.show();
        palette.openOver();
    }

    [[nodiscard]] QLineEdit& input() const
    {
        return *palette.findChild<QLineEdit*>(u"paletteInput"_s);
    }

    [[nodiscard]] QListView& list() const
    {
        return *palette.findChild<QListView*>(u"paletteList"_s);
    }

    [[nodiscard]] QString titleAt(int row) const
    {
        return list().model()->index(row, 0).data().toString();
    }

    ServerModel servers;
    QWidget window;
    QAction add{u"&Add server…"_s};
    QAction disabled{u"Add nothing"_s};
    CommandPalette palette{servers, {&add, &disabled}, &window};
};

} // namespace

TEST_CASE("Letters match in their order, whatever their case")
{
    CHECK(fuzzyScore(u"dbp", u"db-primary").has_value());
    CHECK(fuzzyScore(u"DBP", u"db-primary").has_value());
    CHECK(fuzzyScore(u"d b", u"db-primary").has_value());
    CHECK(fuzzyScore(u"", u"anything").has_value());
    CHECK_FALSE(fuzzyScore(u"pdb", u"db-primary").has_value());
    CHECK_FALSE(fuzzyScore(u"dbpx", u"db-primary").has_value());
    CHECK_FALSE(fuzzyScore(u"aa", u"a").has_value());
}

TEST_CASE("Beginnings of words and neighbours score higher")
{
    CHECK(*fuzzyScore(u"dp", u"db-primary") > *fuzzyScore(u"dp", u"adapter"));
    CHECK(*fuzzyScore(u"web", u"web-1") > *fuzzyScore(u"web", u"w-east-b"));
    CHECK(*fuzzyScore(u"web", u"web-1") > *fuzzyScore(u"web", u"old-web-1"));
    CHECK(*fuzzyScore(u"web1", u"web-1") > *fuzzyScore(u"web1", u"web-21"));
}

TEST_CASE("The palette opens with all servers and enabled actions")
{
    const PaletteStage fixture;

    CHECK(fixture.palette.isVisible());
    REQUIRE(fixture.list().model()->rowCount() == 4);
    CHECK(fixture.titleAt(0) == u"web-1"_s);
    CHECK(fixture.titleAt(3) == u"Add server"_s);
    CHECK(fixture.list().model()->index(3, 0).data(PaletteModel::DetailRole).toString()
          == u"Ctrl+N"_s);
}

TEST_CASE("Typing finds a server, Enter goes there")
{
    PaletteStage fixture;
    QSignalSpy chosen(&fixture.palette, &CommandPalette::serverChosen);

    QTest::keyClicks(&fixture.input(), u"dbrep"_s);
    QTest::keyClick(&fixture.input(), Qt::Key_Return);

    REQUIRE(chosen.count() == 1);
    CHECK(chosen.first().first().value<ServerId>() == ServerId{3});
    CHECK_FALSE(fixture.palette.isVisible());
}

TEST_CASE("Arrow keys move through the list and Enter runs an action")
{
    PaletteStage fixture;
    const QSignalSpy triggered(&fixture.add, &QAction::triggered);

    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(&fixture.input(), Qt::Key_Down);
    }
    QTest::keyClick(&fixture.input(), Qt::Key_Return);

    CHECK(triggered.count() == 1);
}

TEST_CASE("Escape closes the palette and chooses nothing")
{
    PaletteStage fixture;
    const QSignalSpy chosen(&fixture.palette, &CommandPalette::serverChosen);

    QTest::keyClick(&fixture.input(), Qt::Key_Escape);

    CHECK_FALSE(fixture.palette.isVisible());
    CHECK(chosen.count() == 0);
}

TEST_CASE("Letters that fit nothing leave the list empty and Enter without effect")
{
    PaletteStage fixture;
    const QSignalSpy chosen(&fixture.palette, &CommandPalette::serverChosen);

    QTest::keyClicks(&fixture.input(), u"qqq"_s);
    QTest::keyClick(&fixture.input(), Qt::Key_Return);

    CHECK(fixture.list().model()->rowCount() == 0);
    CHECK(chosen.count() == 0);
    CHECK(fixture.palette.isVisible());
}
