// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/ServerCommands.h"

#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "ui/UiBridge.h"
#include "ui/servers/ServerModel.h"

#include <QSignalSpy>
#include <QWidget>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

constexpr ServerId listedWeb{1};
constexpr ServerId listedDb{2};

/// Two servers, and somebody who gives commands.
struct CommandStage
{
    CommandStage()
    {
        fleet.state.servers = {makeServer(1, u"web"_s), makeServer(2, u"db"_s)};
        fleet.state.statuses = {makeStatus(listedWeb, ServerState::Online),
                                makeStatus(listedDb, ServerState::Online)};
        fleet.deliver();
        QObject::connect(&commands, &ServerCommands::undoAvailable, [this](bool isAvailable) {
            canUndo = isAvailable;
        });
    }

    void undo()
    {
        commands.undo();
        fleet.deliver();
    }

    [[nodiscard]] bool has(ServerId server) { return bridge.servers().find(server) != nullptr; }

    FakeFleet fleet;
    UiBridge bridge{fleet};
    QWidget window;
    ServerCommands commands{bridge, window};
    bool canUndo = false;
};

const Error fullDisk{ErrorCode::StoreFull, {}, 0};

} // namespace

TEST_CASE("Removals are undone one by one, the latest first")
{
    CommandStage stage;
    stage.commands.remove({listedWeb});
    stage.commands.remove({listedDb});
    stage.fleet.deliver();

    stage.undo();
    CHECK(stage.has(listedDb));
    CHECK_FALSE(stage.has(listedWeb));
    CHECK(stage.canUndo);
    stage.undo();

    CHECK(stage.has(listedWeb));
    CHECK_FALSE(stage.canUndo);
}

TEST_CASE("An undo that failed can be tried again")
{
    CommandStage stage;
    stage.commands.remove({listedWeb});
    stage.fleet.deliver();

    stage.fleet.failure = fullDisk;
    stage.undo();
    CHECK_FALSE(stage.has(listedWeb));
    CHECK(stage.canUndo);
    stage.fleet.failure.reset();
    stage.undo();

    CHECK(stage.has(listedWeb));
    CHECK_FALSE(stage.canUndo);
}

TEST_CASE("An undo that is under way is not asked for twice")
{
    CommandStage stage;
    stage.commands.remove({listedWeb});
    stage.fleet.deliver();

    stage.commands.undo();
    CHECK_FALSE(stage.canUndo);
    stage.commands.undo();

    CHECK(stage.fleet.calls.count(u"restoreServers"_s) == 1);
}

TEST_CASE("A removal that fails leaves the undo of the one before")
{
    CommandStage stage;
    stage.commands.remove({listedWeb});
    stage.fleet.deliver();

    stage.fleet.failure = fullDisk;
    stage.commands.remove({listedDb});
    stage.fleet.deliver();
    stage.fleet.failure.reset();
    CHECK(stage.canUndo);
    stage.undo();

    CHECK(stage.has(listedWeb));
    CHECK(stage.fleet.asked == std::vector{listedWeb});
}

TEST_CASE("Servers go to another group in one command")
{
    CommandStage stage;
    const auto before = stage.fleet.calls.size();

    stage.commands.setGroup({listedWeb, listedDb}, u"Production"_s);
    stage.fleet.deliver();

    CHECK(stage.fleet.calls.size() == before + 1);
    for (const ServerRow& row : stage.bridge.servers().rows()) {
        CHECK(row.server.group == u"Production"_s);
    }
}
