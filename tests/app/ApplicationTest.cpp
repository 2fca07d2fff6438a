// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/Application.h"

#include "app/SettingsStore.h"
#include "core/engine/Backups.h"
#include "core/engine/Configuration.h"
#include "tests/support/Catch.h"
#include "tests/support/Pump.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::app;

namespace {

void writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// The whole program on a folder of its own, with nothing to watch, in a home of its own.
struct ProgramStage
{
    ProgramStage()
    {
        qputenv("HOME", home.path().toLocal8Bit());
        const auto configuration = engine::Configuration::open(data.path());
        REQUIRE(configuration.has_value());
        const auto servers = (*configuration)->servers();
        REQUIRE(servers.has_value());
        for (const Server& server : *servers) {
            REQUIRE((*configuration)->remove(server.id).has_value());
        }
    }
    ~ProgramStage() { qputenv("HOME", before); }
    ProgramStage(const ProgramStage&) = delete;
    ProgramStage& operator=(const ProgramStage&) = delete;

    [[nodiscard]] WindowOptions options() const
    {
        WindowOptions options;
        options.dataFolder = data.path();
        options.isDefaultFolder = false;
        return options;
    }

    [[nodiscard]] static ui::MainWindow& window()
    {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (auto* found = qobject_cast<ui::MainWindow*>(widget)) {
                return *found;
            }
        }
        FAIL("there is no window");
        std::abort();
    }

    [[nodiscard]] static QString notice()
    {
        return window().findChild<ui::NoticeBar*>(u"notice"_s)->text();
    }

    /// Not monitored: nothing is dialled.
    void add(const QString& name) const
    {
        const auto configuration = engine::Configuration::open(data.path());
        REQUIRE(configuration.has_value());
        Server server;
        server.name = name;
        server.host = u"db1.example.net"_s;
        server.isMonitored = false;
        REQUIRE((*configuration)->add({server}).has_value());
    }
    [[nodiscard]] QStringList servers() const
    {
        const auto configuration = engine::Configuration::open(data.path());
        REQUIRE(configuration.has_value());
        const auto servers = (*configuration)->servers();
        REQUIRE(servers.has_value());
        QStringList names;
        for (const Server& server : *servers) {
            names += server.name;
        }
        return names;
    }
    /// Waits for a window that says so: there is none while a restore is at work.
    [[nodiscard]] static bool says(const QString& start)
    {
        return test::pumpUntil([&start] {
            const QWidgetList widgets = QApplication::topLevelWidgets();
            return std::ranges::any_of(widgets, [&start](const QWidget* widget) {
                const auto* const bar = widget->findChild<ui::NoticeBar*>(u"notice"_s);
                return bar != nullptr && bar->text().startsWith(start);
            });
        });
    }

    QByteArray before = qgetenv("HOME");
    QTemporaryDir home;
    QTemporaryDir data;
};

} // namespace

TEST_CASE("Everything that was damaged is told at the start")
{
    const ProgramStage stage;
    writeBytes(stage.data.filePath(u"vedette.ini"_s), QByteArray("\x00\xff[[[garbage", 12));
    writeBytes(stage.data.filePath(u"history.db"_s), QByteArray(5000, 'x'));
    Application program(*qApp, stage.options());

    REQUIRE(program.start());

    CHECK(ProgramStage::notice().contains(u"settings file was damaged"_s));
    CHECK(ProgramStage::notice().contains(u"history was damaged"_s));
}

TEST_CASE("A restore from the window comes back with a window on what was restored")
{
    const ProgramStage stage;
    stage.add(u"old"_s);
    const auto made = engine::makeBackup({.dataFolder = stage.data.path()}, {}, {});
    REQUIRE(made.has_value());
    const auto shown = engine::previewBackup(made->entry.path, stage.data.path(), {});
    REQUIRE(shown.has_value());
    stage.add(u"new"_s);
    {
        Application program(*qApp, stage.options());
        REQUIRE(program.start());

        Q_EMIT ProgramStage::window().restoreRequested(made->entry.path, *shown);

        REQUIRE(ProgramStage::says(u"The backup was restored."_s));
        CHECK(ProgramStage::notice().contains(u"before-restore-"_s));
        CHECK(ProgramStage::window().isVisible());
    }
    CHECK(stage.servers() == QStringList{u"old"_s});
}

TEST_CASE("A restore that can't be done comes back with everything as it was, and says why")
{
    const ProgramStage stage;
    stage.add(u"old"_s);
    const auto made = engine::makeBackup({.dataFolder = stage.data.path()}, {}, {});
    REQUIRE(made.has_value());
    const auto shown = engine::previewBackup(made->entry.path, stage.data.path(), {});
    REQUIRE(shown.has_value());
    stage.add(u"new"_s);
    writeBytes(made->entry.path + u"/vedette.db"_s, "damaged since it was looked at");
    {
        Application program(*qApp, stage.options());
        REQUIRE(program.start());

        Q_EMIT ProgramStage::window().restoreRequested(made->entry.path, *shown);

        REQUIRE(ProgramStage::says(u"Nothing was restored"_s));
        CHECK(ProgramStage::window().isVisible());
    }
    CHECK(stage.servers() == QStringList{u"old"_s, u"new"_s});
    const QDir folder(stage.data.path());
    CHECK(folder.entryList({u"before-restore-*"_s}, QDir::Dirs).isEmpty());
}

TEST_CASE("A program that is told to end while it restores does so")
{
    const ProgramStage stage;
    stage.add(u"old"_s);
    const auto made = engine::makeBackup({.dataFolder = stage.data.path()}, {}, {});
    REQUIRE(made.has_value());
    const auto shown = engine::previewBackup(made->entry.path, stage.data.path(), {});
    REQUIRE(shown.has_value());
    {
        Application program(*qApp, stage.options());
        REQUIRE(program.start());
        Q_EMIT ProgramStage::window().restoreRequested(made->entry.path, *shown);
        REQUIRE(test::pumpUntil([] {
            const QWidgetList widgets = QApplication::topLevelWidgets();
            return std::ranges::any_of(widgets, [](const QWidget* widget) {
                return widget->objectName() == u"restoreProgress"_s;
            });
        }));
    }

    CHECK(stage.servers() == QStringList{u"old"_s});
}

#ifdef Q_OS_LINUX

TEST_CASE("Starting at login that can't be set up is told and stays off")
{
    const ProgramStage stage;
    writeBytes(stage.home.filePath(u".qttest"_s), "in the way of its folder");
    Application program(*qApp, stage.options());
    REQUIRE(program.start());
    Settings wanted;
    wanted.startsAtLogin = true;
    wanted.theme = ThemeChoice::Dark;

    Q_EMIT ProgramStage::window().settingsChanged(wanted);

    CHECK(ProgramStage::notice().startsWith(u"Starting at login"_s));
    const Settings saved = SettingsStore(stage.data.path()).load().settings;
    CHECK_FALSE(saved.startsAtLogin);
    CHECK(saved.theme == ThemeChoice::Dark);
}

#endif
