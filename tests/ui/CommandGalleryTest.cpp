// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Pictures of the windows of commands, to be looked at: VEDETTE_GALLERY=folder test_ui "[.gallery]"
#include "core/base/Clock.h"
#include "core/engine/Gallery.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/ui/CommandStage.h"
#include "tests/ui/Gallery.h"
#include "ui/custom/CommandDialog.h"
#include "ui/custom/CommandsDialog.h"
#include "ui/custom/GalleryDialog.h"
#include "ui/custom/RunDialog.h"
#include "ui/detail/DetailPage.h"
#include "ui/servers/ServerModel.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;

namespace {

/// The whole gallery, so that a list has some length, and one command with an answer.
std::vector<CustomCommand> manyCommands()
{
    std::vector<CustomCommand> commands{queueCommand()};
    qint64 id = 100;
    for (const GalleryCommand& entry : engine::commandGallery()) {
        CustomCommand command = entry.command;
        command.id = CommandId{++id};
        command.targets = CommandTargets::All;
        command.isEnabled = id % 3 != 0;
        commands.push_back(command);
    }
    return commands;
}

void paintRun(FakeFleet& fleet, const QString& suffix)
{
    ui::RunDialog run(
        fleet.fakeCommands,
        {makeServer(1, u"web-1"_s), makeServer(2, u"web-2"_s), makeServer(3, u"db"_s)});
    run.open();
    run.findChild<QPlainTextEdit*>(u"runScript"_s)->setPlainText(u"df -h / | tail -1"_s);
    fleet.deliver(); // the saved commands
    saveToGallery(run, u"run-before"_s + suffix);
    run.findChild<QPushButton*>(u"run"_s)->click();
    CommandTrial trial = queueTrial(ServerId{1});
    trial.output = "/dev/sda1        40G   17G   21G  45% /\n";
    fleet.fakeCommands.give(trial);
    trial = {};
    trial.server = ServerId{2};
    trial.error = Error{ErrorCode::NotFound, {}, 0};
    fleet.fakeCommands.give(trial);
    saveToGallery(run, u"run"_s + suffix);
}

void paintEditor(FakeFleet& fleet, const QString& suffix)
{
    ui::CommandDialog editor(
        fleet.fakeCommands, queueCommand(), {makeServer(1, u"web-1"_s), makeServer(2, u"db"_s)});
    editor.open();
    saveToGallery(editor, u"command-new"_s + suffix);
    editor.findChild<QPushButton*>(u"try"_s)->click();
    fleet.fakeCommands.give(queueTrial(ServerId{1}));
    fleet.fakeCommands.end();
    saveToGallery(editor, u"command"_s + suffix);
}

void paintTab(FakeFleet& fleet, const ui::ServerModel& model, const QString& suffix)
{
    ui::DetailPage page(fleet, model);
    page.resize(1060, 640);
    page.show();
    page.showServer(ServerId{1});
    fleet.deliver();
    page.findChild<QTabWidget*>(u"detailTabs"_s)
        ->setCurrentWidget(page.findChild<QWidget*>(u"commandsTab"_s));
    saveToGallery(page, u"server-commands"_s + suffix);
}

} // namespace

TEST_CASE("The windows of commands are painted", "[.gallery]")
{
    const auto [theme, name] = GENERATE(table<ThemeChoice, const char*>(
        {{ThemeChoice::Light, "light"}, {ThemeChoice::Dark, "dark"}}));
    ui::applyTheme(*qApp, theme);
    const QString suffix = u"-"_s + QString::fromLatin1(name);
    const Timestamp now = systemClock().now();
    FakeFleet fleet;
    fleet.state.servers = {makeServer(1, u"web-1"_s), makeServer(2, u"db"_s)};
    fleet.state.statuses = {makeStatus(ServerId{1}, ServerState::Online, now - 1h),
                            makeStatus(ServerId{2}, ServerState::Online, now - 1h)};
    fleet.state.latest = {queueAnswer(ServerId{1}, now - 12s)};
    fleet.fakeCommands.list = manyCommands();
    ui::ServerModel model;
    model.load(fleet.state);

    ui::CommandsDialog list(fleet.fakeCommands, model);
    list.open();
    fleet.deliver();
    saveToGallery(list, u"commands"_s + suffix);
    ui::GalleryDialog gallery(engine::commandGallery());
    gallery.open();
    saveToGallery(gallery, u"command-gallery"_s + suffix);
    paintEditor(fleet, suffix);
    paintRun(fleet, suffix);
    paintTab(fleet, model, suffix);
}
