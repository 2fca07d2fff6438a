// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/Autostart.h"

#include "tests/support/Catch.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace vedette::app;

#ifdef Q_OS_LINUX

namespace {

struct ConfigFolder
{
    ConfigFolder() { qputenv("XDG_CONFIG_HOME", folder.path().toLocal8Bit()); }
    ~ConfigFolder() { qunsetenv("XDG_CONFIG_HOME"); }
    ConfigFolder(const ConfigFolder&) = delete;
    ConfigFolder& operator=(const ConfigFolder&) = delete;

    QTemporaryDir folder;
};

} // namespace

TEST_CASE("The desktop entry quotes words that hold special characters")
{
    const AutostartEntry entry
        = autostartEntry(u"/opt/my programs/vedette"_s, {u"--data-dir"_s, u"/a $b\\c%d"_s});

    CHECK(entry.content.contains(
        "Exec=\"/opt/my programs/vedette\" \"--data-dir\" \"/a \\\\$b\\\\\\\\c%%d\"\n"));
}

TEST_CASE("Starting at login writes a file and taking it back removes it")
{
    const ConfigFolder config;
    const QString path = autostartEntry(u"vedette"_s, {}).path;

    REQUIRE(setStartAtLogin(true, u"/usr/bin/vedette"_s, {u"--minimized"_s}).has_value());
    const bool wasWritten = QFile::exists(path);
    REQUIRE(setStartAtLogin(false, u"/usr/bin/vedette"_s, {}).has_value());

    CHECK(wasWritten);
    CHECK_FALSE(QFile::exists(path));
    CHECK(setStartAtLogin(false, u"/usr/bin/vedette"_s, {}).has_value()); // twice is no error
}

#endif
