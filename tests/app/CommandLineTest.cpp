// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/CommandLine.h"

#include "tests/support/Catch.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::app;

namespace {

CommandLine parse(const QStringList& arguments)
{
    return parseCommandLine(arguments, [](const QString& word) { return word == "top"_L1; });
}

} // namespace

TEST_CASE("Without arguments the window opens on the usual folder")
{
    const CommandLine line = parse({});

    CHECK(line.mode == StartMode::Window);
    CHECK(line.options.isDefaultFolder);
    CHECK_FALSE(line.options.isMinimized);
}

TEST_CASE("Options of the window are read")
{
    const CommandLine line = parse({u"--data-dir"_s,
                                    u"/data/./vedette"_s,
                                    u"--log-level"_s,
                                    u"debug"_s,
                                    u"--minimized"_s,
                                    u"--screenshots"_s,
                                    u"shots"_s});

    CHECK(line.mode == StartMode::Window);
    CHECK(line.options.dataFolder == u"/data/vedette"_s);
    CHECK_FALSE(line.options.isDefaultFolder);
    CHECK(line.options.logLevel == LogLevel::Debug);
    CHECK(line.options.isMinimized);
    CHECK(line.options.screenshotFolder == u"shots"_s);
}

TEST_CASE("An empty data folder is refused: it would be the current one")
{
    CHECK(parse({u"--data-dir"_s, u""_s}).mode == StartMode::Invalid);
}

TEST_CASE("A verb goes first, whatever stood before it")
{
    CHECK(parse({u"top"_s, u"--help"_s}).verb == QStringList{u"top"_s, u"--help"_s});

    const CommandLine line = parse({u"--data-dir"_s, u"/d"_s, u"top"_s, u"-n"_s});

    CHECK(line.mode == StartMode::Verb);
    CHECK(line.verb == QStringList{u"top"_s, u"-n"_s, u"--data-dir"_s, u"/d"_s});
}

TEST_CASE("options before a verb stay options where a script ends the line")
{
    const QStringList script{u"--"_s, u"echo"_s, u"--"_s, u"-x"_s};

    const CommandLine line
        = parse(QStringList{u"--data-dir"_s, u"/d"_s, u"top"_s, u"web1"_s, u"--json"_s} + script);

    const QStringList options{u"top"_s, u"web1"_s, u"--json"_s, u"--data-dir"_s, u"/d"_s};
    CHECK(line.mode == StartMode::Verb);
    CHECK(line.verb == options + script);
}

TEST_CASE("A folder that is named like a verb is no verb")
{
    CHECK(parse({u"--data-dir"_s, u"top"_s}).mode == StartMode::Window);
}

TEST_CASE("Help and version need no window")
{
    CHECK(parse({u"--help"_s}).mode == StartMode::Help);
    CHECK(parse({u"-h"_s}).mode == StartMode::Help);
    CHECK(parse({u"--version"_s}).mode == StartMode::Version);
}

TEST_CASE("What can't be understood is named")
{
    CHECK(parse({u"frobnicate"_s}).error.contains(u"frobnicate"_s));
    CHECK(parse({u"--frobnicate"_s}).error.contains(u"frobnicate"_s));
    CHECK(parse({u"--log-level"_s, u"loud"_s}).error.contains(u"loud"_s));
    CHECK(parse({u"frobnicate"_s}).mode == StartMode::Invalid);
}

TEST_CASE("Qt's own options are left to Qt")
{
    const CommandLine line = parse({u"-platform"_s, u"offscreen"_s, u"--minimized"_s});

    CHECK(line.mode == StartMode::Window);
    CHECK(line.namesPlatform);
    CHECK(line.options.isMinimized);
}
