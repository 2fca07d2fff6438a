// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/CommandsDialog.h"

#include "core/model/CommandJson.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/support/Pump.h"
#include "tests/ui/CommandStage.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/UiBridge.h"
#include "ui/custom/CommandDialog.h"
#include "ui/custom/GalleryDialog.h"
#include "ui/custom/RunDialog.h"
#include "ui/servers/ServerModel.h"
#include "ui/tables/RowsTable.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

#include <memory>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

/// The list of commands over two servers.
struct ListStage
{
    explicit ListStage(std::vector<CustomCommand> commands = {queueCommand()})
    {
        fleet.state.servers = {makeServer(1, u"web-1"_s), makeServer(2, u"db-1"_s)};
        fleet.state.statuses = {makeStatus(ServerId{1}, ServerState::Online),
                                makeStatus(ServerId{2}, ServerState::Online)};
        model.load(fleet.state);
        source.list = std::move(commands);
        dialog = std::make_unique<CommandsDialog>(source, model);
        dialog->open();
        fleet.deliver();
    }

    template <class T>
    [[nodiscard]] T& find(const QString& name) const
    {
        T* child = dialog->findChild<T*>(name);
        REQUIRE(child != nullptr);
        return *child;
    }
    [[nodiscard]] RowsTable& table() const { return find<RowsTable>(u"commandsTable"_s); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table().model()->index(row, column).data().toString();
    }
    void trigger(const QString& action) const { find<QAction>(action).trigger(); }
    [[nodiscard]] QString notice() const { return find<NoticeBar>(u"commandsNotice"_s).text(); }

    FakeFleet fleet;
    FakeCommands& source = fleet.fakeCommands;
    ServerModel model;
    std::unique_ptr<CommandsDialog> dialog;
};

QString writeCommands(const QTemporaryDir& folder, const QByteArray& json)
{
    QString path = folder.filePath(u"commands.json"_s);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(json);
    return path;
}

} // namespace

TEST_CASE("The list tells what a command reads, how often, where, and how it does")
{
    ListStage stage;
    CHECK(stage.cell(0, 0) == u"queue"_s);
    CHECK(stage.cell(0, 1) == u"no answer yet"_s);
    CHECK(stage.cell(0, 2) == u"Keys and values, 2 values"_s);
    CHECK(stage.cell(0, 3) == u"5 min"_s);
    CHECK(stage.cell(0, 4) == u"All servers"_s);

    const Timestamp now{seconds{1'000'000}};
    stage.model.applySnapshots(
        {queueAnswer(ServerId{1}, now),
         makeFailed(ServerId{2}, now, u"command/queue"_s, ErrorCode::CommandFailed)});
    Q_EMIT stage.source.changed(stage.source.list);

    CHECK(stage.cell(0, 1) == u"failed on 1 of 2 servers"_s);
}

TEST_CASE("Without a command the list says what to do")
{
    const ListStage stage(std::vector<CustomCommand>{});

    CHECK(stage.table().emptyText().contains(u"gallery"_s));
    CHECK_FALSE(stage.find<QAction>(u"editCommand"_s).isEnabled());
    CHECK_FALSE(stage.find<QAction>(u"removeCommand"_s).isEnabled());
}

TEST_CASE("A removed command comes back by Undo")
{
    ListStage stage;
    stage.table().selectRow(0);

    stage.trigger(u"removeCommand"_s);
    stage.fleet.deliver();
    CHECK(stage.table().model()->rowCount() == 0);
    CHECK(stage.notice() == u"queue was removed."_s);
    Q_EMIT stage.find<NoticeBar>(u"commandsNotice"_s).actionRequested();
    stage.fleet.deliver();

    CHECK(stage.source.asked == std::vector{CommandId{7}});
    CHECK(stage.cell(0, 0) == u"queue"_s);
}

TEST_CASE("Commands are switched off and on")
{
    ListStage stage;
    stage.table().selectRow(0);
    CHECK_FALSE(stage.find<QAction>(u"enableCommand"_s).isEnabled());

    stage.trigger(u"disableCommand"_s);
    stage.fleet.deliver();
    CHECK(stage.cell(0, 1) == u"switched off"_s);
    stage.trigger(u"enableCommand"_s);
    stage.fleet.deliver();

    CHECK(stage.source.list.front().isEnabled);
}

TEST_CASE("A duplicate has a name of its own and is switched off until a person saves it so")
{
    ListStage stage;
    stage.table().selectRow(0);

    stage.trigger(u"duplicateCommand"_s);

    auto* const editor = stage.dialog->findChild<CommandDialog*>();
    REQUIRE(editor != nullptr);
    CHECK(editor->findChild<QLineEdit*>(u"commandName"_s)->text() == u"queue 2"_s);
    editor->findChild<QPushButton*>(u"saveCommand"_s)->click();
    REQUIRE(stage.source.saved.size() == 1);
    CHECK(stage.source.saved.front().id.isNull());
    CHECK_FALSE(stage.source.saved.front().isEnabled);
}

TEST_CASE("A command of the gallery is shown in the editor before it is added")
{
    ListStage stage;
    stage.dialog->addFromGallery();
    auto* const gallery = stage.dialog->findChild<GalleryDialog*>();
    REQUIRE(gallery != nullptr);

    gallery->findChild<QPushButton*>(u"useGalleryCommand"_s)->click();

    auto* const editor = stage.dialog->findChild<CommandDialog*>();
    REQUIRE(editor != nullptr);
    CHECK(editor->isVisible());
    CHECK_FALSE(stage.source.calls.contains(u"saveCommands"_s));
}

TEST_CASE("An exported list comes back switched off, but for names that are taken")
{
    ListStage stage;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"commands.json"_s);
    stage.dialog->exportFile(path);
    REQUIRE(pumpUntil([&] { return stage.notice().contains(u"exported"_s); }));
    stage.dialog->importFile(path);
    REQUIRE(pumpUntil([&] { return stage.notice().contains(u"left out"_s); }));
    CHECK(stage.source.saved.empty());

    stage.source.list.front().name = u"QUEUE"_s;
    Q_EMIT stage.source.changed(stage.source.list);
    stage.find<NoticeBar>(u"commandsNotice"_s).hide();
    stage.dialog->importFile(path);
    REQUIRE(pumpUntil([&] { return stage.notice().contains(u"1 was left out"_s); }));
    CHECK(stage.source.saved.empty());

    stage.source.list.clear();
    Q_EMIT stage.source.changed(stage.source.list);
    stage.dialog->importFile(path);
    REQUIRE(pumpUntil([&] { return !stage.source.saved.empty(); }));

    CHECK(stage.source.saved.front().name == u"queue"_s);
    CHECK_FALSE(stage.source.saved.front().isEnabled);
}

TEST_CASE("An import is undone by Undo, and what was there before stays")
{
    ListStage stage;
    CustomCommand fresh = queueCommand(0);
    fresh.name = u"fresh"_s;
    const QTemporaryDir folder;
    const QString path
        = writeCommands(folder, exportCommands({queueCommand(), fresh}, {})); // one name is taken
    stage.dialog->importFile(path);
    REQUIRE(pumpUntil([&] { return !stage.source.saved.empty(); }));
    CHECK(stage.notice().isEmpty()); // not before it is done
    stage.fleet.deliver();
    CHECK(stage.notice()
          == u"fresh was imported, switched off. 1 was left out: its name is taken."_s);
    REQUIRE(stage.table().model()->rowCount() == 2);

    stage.find<QPushButton>(u"noticeAction"_s).click();
    stage.fleet.deliver();

    REQUIRE(stage.source.list.size() == 1);
    CHECK(stage.source.list.front().id == CommandId{7});
    CHECK(stage.source.calls.last() == u"removeCommands"_s);
}

TEST_CASE("An import that fails says why and offers no Undo")
{
    ListStage stage(std::vector<CustomCommand>{});
    const QTemporaryDir folder;
    const QString path = writeCommands(folder, exportCommands({queueCommand()}, {}));
    stage.fleet.failure = Error{ErrorCode::StoreFull, {}, 0};
    stage.dialog->importFile(path);
    REQUIRE(pumpUntil([&] { return !stage.source.saved.empty(); }));

    stage.fleet.deliver();

    CHECK_FALSE(stage.notice().isEmpty());
    CHECK_FALSE(stage.notice().contains(u"imported"_s));
    CHECK(stage.find<QPushButton>(u"noticeAction"_s).isHidden());
}

TEST_CASE("A command that came without its servers runs nowhere, and that is said")
{
    ListStage stage;
    const QTemporaryDir folder;
    const QString path
        = writeCommands(folder,
                        R"({"format": "vedette-commands", "version": 1, "commands": [)"
                        R"({"name": "there", "script": "x", "servers": ["DB-1"]},)"
                        R"({"name": "lost", "script": "x", "servers": ["db-9"]}]})");

    stage.dialog->importFile(path);
    REQUIRE(pumpUntil([&] { return !stage.source.saved.empty(); }));
    stage.fleet.deliver();

    CHECK(stage.source.saved.at(0).servers == std::vector{ServerId{2}});
    CHECK(hasNoTarget(stage.source.saved.at(1)));
    CHECK(stage.notice().contains(u"1 of them is for no server that is here."_s));
    const auto targetsOf = [&stage](const QString& name) {
        for (int row = 0; row < stage.table().model()->rowCount(); ++row) {
            if (stage.cell(row, 0) == name) {
                return stage.cell(row, 4);
            }
        }
        return QString();
    };
    CHECK(targetsOf(u"there"_s) == u"1 server by choice"_s);
    CHECK(targetsOf(u"lost"_s) == u"No server"_s);
}

TEST_CASE("A file that is no list of commands is refused with a reason")
{
    ListStage stage;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"other.json"_s);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("{}");
    file.close();

    stage.dialog->importFile(path);

    REQUIRE(pumpUntil([&] { return !stage.notice().isEmpty(); }));
    CHECK(stage.notice().startsWith(u"other.json can't be imported"_s));
}

TEST_CASE("A command that can't be saved says why in the list")
{
    ListStage stage;
    stage.table().selectRow(0);
    stage.fleet.failure = Error{ErrorCode::StoreFull, {}, 0};

    stage.trigger(u"disableCommand"_s);
    stage.fleet.deliver();

    CHECK_FALSE(stage.notice().isEmpty());
    CHECK(stage.cell(0, 1) == u"no answer yet"_s);
}

TEST_CASE("Commands are reached from the menu, and run from the menu of the servers")
{
    FakeFleet fleet;
    fleet.state.servers = {makeServer(1, u"web"_s), makeServer(2, u"db"_s)};
    UiBridge bridge(fleet);
    MainWindow window(bridge, Settings{}, {});
    window.show();
    fleet.deliver();
    window.showServer(ServerId{2});

    window.findChild<QAction*>(u"actionCommands"_s)->trigger();
    CHECK(window.findChild<CommandsDialog*>() != nullptr);
    window.findChild<QAction*>(u"runCommand"_s)->trigger();

    auto* const dialog = window.findChild<RunDialog*>();
    REQUIRE(dialog != nullptr);
    CHECK(dialog->findChild<QLabel*>(u"runTargets"_s)->text() == u"Runs once on db."_s);
    CHECK(fleet.fakeCommands.runs.empty());
}

TEST_CASE("Where commands are not for this listener nothing offers them")
{
    FakeFleet fleet;
    fleet.commandSource = nullptr;
    fleet.state.servers = {makeServer(1, u"web"_s)};
    UiBridge bridge(fleet);
    MainWindow window(bridge, Settings{}, {});
    window.show();
    fleet.deliver();

    CHECK_FALSE(window.findChild<QAction*>(u"actionCommands"_s)->isEnabled());
    CHECK_FALSE(window.findChild<QAction*>(u"actionRunCommand"_s)->isEnabled());
    CHECK_FALSE(window.findChild<QAction*>(u"runCommand"_s)->isVisible());
}
