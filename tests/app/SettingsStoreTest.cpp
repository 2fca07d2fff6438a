// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/SettingsStore.h"

#include "tests/support/Catch.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace vedette;
using vedette::app::SettingsStore;

namespace {

Settings unusual()
{
    Settings settings;
    settings.statusInterval = seconds{5};
    settings.metricsInterval = seconds{60};
    settings.history = {.measured = std::chrono::days{400},
                        .minutes = std::chrono::days{500},
                        .tenMinutes = std::chrono::days{600},
                        .hours = std::chrono::days{7000},
                        .mostBytes = 300LL * 1024 * 1024};
    settings.backups = {.rhythm = BackupRhythm::Weekly, .keep = 3, .folder = u"/mnt/a, b; c"_s};
    settings.theme = ThemeChoice::Dark;
    settings.showsTray = false;
    settings.showsPopups = false;
    settings.closesToTray = false;
    settings.startsAtLogin = true;
    settings.vaultLockMinutes = 15;
    settings.language = u"de"_s;
    settings.logLevel = LogLevel::Debug;
    return settings;
}

QString iniPath(const QTemporaryDir& folder)
{
    return folder.filePath(u"vedette.ini"_s);
}

QByteArray readAll(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void writeAll(const QString& path, const QByteArray& content)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(content);
}

} // namespace

TEST_CASE("Settings and window state come back as they were saved")
{
    const QTemporaryDir folder;
    ui::WindowState window;
    window.geometry = QByteArray::fromHex("00ff01");
    window.page = u"fleet"_s;
    window.fleetView = u"table"_s;
    window.server = 42;
    window.spanSeconds = 21600;
    window.wasToldOfTray = true;
    window.history = R"({"name":"a, b; c"})";
    window.historyViews = R"({"format":"x","list":[1,"é"]})";

    SettingsStore store(folder.path());
    REQUIRE(store.save(unusual()).has_value());
    REQUIRE(store.save(window).has_value());
    const auto loaded = SettingsStore(folder.path()).load();

    CHECK(loaded.settings == unusual());
    CHECK(loaded.window.geometry == window.geometry);
    CHECK(loaded.window.page == window.page);
    CHECK(loaded.window.fleetView == window.fleetView);
    CHECK(loaded.window.server == 42);
    CHECK(loaded.window.spanSeconds == 21600);
    CHECK(loaded.window.wasToldOfTray);
    CHECK(loaded.window.history == window.history);
    CHECK(loaded.window.historyViews == window.historyViews);
    CHECK(loaded.ignored.isEmpty());
    CHECK_FALSE(loaded.wasDamaged);
}

TEST_CASE("Without a file there are defaults and nothing to complain about")
{
    const QTemporaryDir folder;

    const auto loaded = SettingsStore(folder.path()).load();

    CHECK(loaded.settings == Settings{});
    CHECK_FALSE(loaded.wasDamaged);
}

TEST_CASE("A file cut short anywhere gives the last good copy, never a mixture")
{
    const QTemporaryDir folder;
    SettingsStore store(folder.path());
    REQUIRE(store.save(unusual()).has_value());
    REQUIRE(store.load().settings == unusual()); // makes the good copy
    const QByteArray whole = readAll(iniPath(folder));

    for (qsizetype length = 0; length < whole.size() - 2; ++length) {
        writeAll(iniPath(folder), whole.left(length));
        const auto loaded = SettingsStore(folder.path()).load();
        CAPTURE(length);
        CHECK(loaded.settings == unusual());
        CHECK(loaded.wasDamaged);
    }
}

TEST_CASE("Whoever only looks at the settings gets the same and touches nothing")
{
    const QTemporaryDir folder;
    SettingsStore store(folder.path());
    CHECK(store.peek() == Settings{});
    REQUIRE(store.save(unusual()).has_value());
    CHECK(store.peek() == unusual());
    CHECK_FALSE(QFile::exists(iniPath(folder) + u".good"_s));
    REQUIRE(store.load().settings == unusual());
    writeAll(iniPath(folder), "[pro");

    CHECK(store.peek() == unusual());

    CHECK(readAll(iniPath(folder)) == "[pro");
    CHECK(store.load().wasDamaged);
}

TEST_CASE("A damaged file without a good copy gives defaults and is kept aside")
{
    const QTemporaryDir folder;
    writeAll(iniPath(folder), QByteArray("\x00\xff[[[garbage", 12));

    const auto loaded = SettingsStore(folder.path()).load();

    CHECK(loaded.settings == Settings{});
    CHECK(loaded.wasDamaged);
    CHECK(QFile::exists(iniPath(folder) + u".damaged"_s));
}

TEST_CASE("A value that can't be is named and has its default")
{
    const QTemporaryDir folder;
    SettingsStore store(folder.path());
    REQUIRE(store.save(unusual()).has_value());
    {
        QSettings file(iniPath(folder), QSettings::IniFormat);
        file.setValue("program/theme"_L1, u"purple"_s);
        file.setValue("program/retentionDays"_L1, -3);
        file.setValue("program/showsTray"_L1, u"perhaps"_s);
        file.setValue("program/backupEvery"_L1, u"hourly"_s);
        file.setValue("program/backupKeep"_L1, 0);
    }

    const auto loaded = SettingsStore(folder.path()).load();

    CHECK(loaded.settings.theme == Settings{}.theme);
    CHECK(loaded.settings.history.measured == Settings{}.history.measured);
    CHECK(loaded.settings.backups.rhythm == BackupRhythm::Never);
    CHECK(loaded.settings.backups.keep == 7);
    CHECK(loaded.settings.language == u"de"_s); // the rest stands
    CHECK(loaded.ignored.size() == 5);
}

TEST_CASE("What a newer version wrote survives our saving")
{
    const QTemporaryDir folder;
    SettingsStore store(folder.path());
    REQUIRE(store.save(unusual()).has_value());
    {
        QSettings file(iniPath(folder), QSettings::IniFormat);
        file.setValue("version/format"_L1, 7);
        file.setValue("future/thing"_L1, u"kept"_s);
    }

    SettingsStore older(folder.path());
    const auto loaded = older.load();
    REQUIRE(older.save(Settings{}).has_value());

    CHECK(loaded.settings == unusual());
    CHECK_FALSE(loaded.wasDamaged);
    const QSettings file(iniPath(folder), QSettings::IniFormat);
    CHECK(file.value("version/format"_L1).toInt() == 7);
    CHECK(file.value("future/thing"_L1).toString() == u"kept"_s);
}

TEST_CASE("A folder that can't be written is an error of saving")
{
    SettingsStore store(u"/proc/nowhere"_s);

    const auto saved = store.save(Settings{});

    REQUIRE_FALSE(saved.has_value());
    CHECK(saved.error().code == ErrorCode::StoreIo);
}
