// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/Application.h"

#include "app/SettingsStore.h"
#include "core/engine/Configuration.h"
#include "tests/support/Catch.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>

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
