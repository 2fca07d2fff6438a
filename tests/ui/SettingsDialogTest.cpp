// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/settings/SettingsDialog.h"

#include "tests/support/Catch.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;

namespace {

SettingsDialog::Context fullContext()
{
    return {{u"de"_s}, u"/data/vedette"_s, u"/data/vedette/vedette.log"_s, true, true};
}

/// A settings dialog and its parts.
struct SettingsFixture
{
    explicit SettingsFixture(const Settings& settings = {},
                             const SettingsDialog::Context& context = fullContext())
        : dialog(settings, context)
    {
        dialog.open();
    }

    template <class T>
    [[nodiscard]] T& find(const QString& name) const
    {
        T* child = dialog.findChild<T*>(name);
        REQUIRE(child != nullptr);
        return *child;
    }
    [[nodiscard]] QPushButton& button(QDialogButtonBox::StandardButton which) const
    {
        return *find<QDialogButtonBox>(u"buttons"_s).button(which);
    }

    SettingsDialog dialog;
    QSignalSpy changes{&dialog, &SettingsDialog::settingsChanged};
};

} // namespace

TEST_CASE("The dialog gives back the settings it was given")
{
    Settings settings;
    settings.statusInterval = seconds{7};
    settings.metricsInterval = seconds{77};
    settings.history.measured = std::chrono::days{123};
    settings.backups = {.rhythm = BackupRhythm::Daily, .keep = 30, .folder = u"/mnt/nas"_s};
    settings.theme = ThemeChoice::Dark;
    settings.showsPopups = false;
    settings.startsAtLogin = true;
    settings.vaultLockMinutes = 15;
    settings.language = u"de"_s;
    settings.logLevel = LogLevel::Debug;
    SettingsFixture fixture(settings);
    Settings expected = settings;
    expected.history.measured = std::chrono::days{124};

    fixture.find<QSpinBox>(u"retentionDays"_s).setValue(124);
    fixture.button(QDialogButtonBox::Ok).click();

    REQUIRE(fixture.changes.size() == 1);
    CHECK(fixture.changes[0][0].value<Settings>() == expected);
    CHECK(fixture.dialog.result() == QDialog::Accepted);
}

TEST_CASE("Apply tells a change once and leaves the dialog open")
{
    SettingsFixture fixture;
    CHECK_FALSE(fixture.button(QDialogButtonBox::Apply).isEnabled());

    fixture.find<QCheckBox>(u"startsAtLogin"_s).setChecked(true);
    CHECK(fixture.button(QDialogButtonBox::Apply).isEnabled());
    fixture.button(QDialogButtonBox::Apply).click();
    CHECK(fixture.dialog.isVisible());
    CHECK_FALSE(fixture.button(QDialogButtonBox::Apply).isEnabled());
    fixture.button(QDialogButtonBox::Ok).click();

    CHECK(fixture.changes.size() == 1);
}

TEST_CASE("Cancel changes nothing")
{
    SettingsFixture fixture;
    fixture.find<QSpinBox>(u"retentionDays"_s).setValue(99);

    fixture.button(QDialogButtonBox::Cancel).click();

    CHECK(fixture.changes.isEmpty());
    CHECK_FALSE(fixture.dialog.isVisible());
}

TEST_CASE("Defaults are shown first and count only when they are applied")
{
    Settings settings;
    settings.history.measured = std::chrono::days{5};
    SettingsFixture fixture(settings);

    fixture.button(QDialogButtonBox::RestoreDefaults).click();
    CHECK(fixture.changes.isEmpty());
    CHECK(fixture.find<QSpinBox>(u"retentionDays"_s).value()
          == Settings{}.history.measured.count());
    fixture.button(QDialogButtonBox::Apply).click();

    REQUIRE(fixture.changes.size() == 1);
    CHECK(fixture.changes[0][0].value<Settings>() == Settings{});
}

TEST_CASE("Numbers stay within what a server can be asked for")
{
    const SettingsFixture fixture;
    auto& status = fixture.find<QSpinBox>(u"statusInterval"_s);
    auto& metrics = fixture.find<QSpinBox>(u"metricsInterval"_s);

    status.setValue(0);
    metrics.setValue(100'000);

    CHECK(status.value() == 1);
    CHECK(metrics.value() == 3600);
    CHECK(metrics.minimum() == 5);
}

TEST_CASE("What this desktop can't do can't be chosen")
{
    SettingsDialog::Context context = fullContext();
    context.hasTray = false;
    context.canStartAtLogin = false;
    const SettingsFixture fixture({}, context);

    for (const QString& name :
         {u"showsTray"_s, u"closesToTray"_s, u"showsPopups"_s, u"startsAtLogin"_s}) {
        INFO(name.toStdString());
        CHECK_FALSE(fixture.find<QCheckBox>(name).isEnabled());
    }
}

TEST_CASE("Without the icon nothing closes to it")
{
    const SettingsFixture fixture;

    fixture.find<QCheckBox>(u"showsTray"_s).setChecked(false);

    CHECK_FALSE(fixture.find<QCheckBox>(u"closesToTray"_s).isEnabled());
    CHECK_FALSE(fixture.find<QCheckBox>(u"showsPopups"_s).isEnabled());
}

TEST_CASE("Paths can be selected and copied")
{
    const SettingsFixture fixture;
    const auto& path = fixture.find<QLineEdit>(u"logFile"_s);

    fixture.find<QToolButton>(u"logFileCopy"_s).click();

    CHECK(path.isReadOnly());
    CHECK(path.text() == u"/data/vedette/vedette.log"_s);
    CHECK(QGuiApplication::clipboard()->text() == path.text());
}

TEST_CASE("An unknown language reads as the system's")
{
    Settings settings;
    settings.language = u"xx"_s;

    const SettingsFixture fixture(settings);

    CHECK(fixture.find<QComboBox>(u"language"_s).currentIndex() == 0);
    CHECK_FALSE(fixture.button(QDialogButtonBox::Apply).isEnabled());
}

TEST_CASE("Backups by themselves are switched on by their rhythm")
{
    const SettingsFixture fixture;
    auto& rhythm = fixture.find<QComboBox>(u"backupRhythm"_s);
    auto& keep = fixture.find<QSpinBox>(u"backupKeep"_s);
    CHECK(rhythm.currentText() == u"Never"_s);
    CHECK_FALSE(keep.isEnabled());
    CHECK(keep.value() == 7);

    rhythm.setCurrentIndex(2);
    fixture.button(QDialogButtonBox::Apply).click();

    CHECK(keep.isEnabled());
    REQUIRE(fixture.changes.size() == 1);
    const auto plan = fixture.changes[0][0].value<Settings>().backups;
    CHECK(plan == BackupPlan{.rhythm = BackupRhythm::Weekly, .keep = 7, .folder = {}});
}
