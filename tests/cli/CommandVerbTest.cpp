// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Gallery.h"
#include "core/engine/WholeFile.h"
#include "tests/cli/ServerFolder.h"
#include "tests/support/Catch.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::CliOutcome;
using test::runCli;
using test::ServerFolder;

namespace {

CliOutcome
commandVerb(const ServerFolder& folder, const QStringList& arguments, const QByteArray& input = {})
{
    return runCli(
        QStringList{u"command"_s} + arguments + QStringList{u"--data-dir"_s, folder.path()}, input);
}

QJsonObject shownCommandIn(const ServerFolder& folder, const QString& name)
{
    return commandVerb(folder, {u"show"_s, name, u"--json"_s}).json().object();
}

QStringList listedIn(const ServerFolder& folder)
{
    QStringList names;
    const auto array = commandVerb(folder, {u"list"_s, u"--json"_s}).json().array();
    for (const auto& entry : array) {
        names += entry.toObject().value(u"name").toString();
    }
    return names;
}

void addSimple(const ServerFolder& folder, const QString& name)
{
    const CliOutcome added = commandVerb(folder, {u"add"_s, name, u"--script"_s, u"true"_s});
    INFO(added.err);
    REQUIRE(added.code == ExitCode::Ok);
}

} // namespace

TEST_CASE("an added command is shown with everything its options said")
{
    const ServerFolder folder;
    REQUIRE(folder.server(u"add db1"_s).code == ExitCode::Ok);

    const CliOutcome outcome = commandVerb(folder, {u"add"_s,           u"queue"_s,
                                                    u"--script"_s,      u"ls \"$FOLDER\""_s,
                                                    u"--set"_s,         u"FOLDER=/a=b"_s,
                                                    u"--interval"_s,    u"1m"_s,
                                                    u"--time-limit"_s,  u"20s"_s,
                                                    u"--tag"_s,         u"mail"_s,
                                                    u"--tag"_s,         u"eu"_s,
                                                    u"--server"_s,      u"DB1"_s,
                                                    u"--run-as"_s,      u"postfix"_s,
                                                    u"--format"_s,      u"keyValue"_s,
                                                    u"--field"_s,       u"used:bytes:a:b"_s,
                                                    u"--description"_s, u"Files."_s,
                                                    u"--off"_s});

    INFO(outcome.err);
    REQUIRE(outcome.code == ExitCode::Ok);
    const QJsonObject shown = shownCommandIn(folder, u"QUEUE"_s);
    CHECK(shown.value(u"name").toString() == u"queue"_s);
    CHECK(shown.value(u"script").toString() == u"ls \"$FOLDER\""_s);
    const QJsonObject parameter = shown.value(u"parameters").toArray().at(0).toObject();
    CHECK(parameter == QJsonObject{{u"name"_s, u"FOLDER"_s}, {u"value"_s, u"/a=b"_s}});
    CHECK(shown.value(u"interval").toInt() == 60);
    CHECK(shown.value(u"timeout").toInt() == 20);
    CHECK(shown.value(u"tags").toArray() == QJsonArray{u"mail"_s, u"eu"_s});
    CHECK(shown.value(u"servers").toArray() == QJsonArray{u"db1"_s});
    CHECK(shown.value(u"runAs").toString() == u"postfix"_s);
    CHECK(shown.value(u"description").toString() == u"Files."_s);
    CHECK_FALSE(shown.value(u"enabled").toBool(true));
    const QJsonObject reading = shown.value(u"reading").toObject();
    CHECK(reading.value(u"format").toString() == u"keyValue"_s);
    const QJsonObject field = reading.value(u"fields").toArray().at(0).toObject();
    CHECK(field.value(u"unit").toString() == u"bytes"_s);
    CHECK(field.value(u"key").toString() == u"a:b"_s);
}

TEST_CASE("a command of the gallery is added with the parameters that were set")
{
    const ServerFolder folder;

    const CliOutcome outcome = commandVerb(folder,
                                           {u"add"_s,
                                            u"web"_s,
                                            u"--from-gallery"_s,
                                            u"nginx-status"_s,
                                            u"--set"_s,
                                            u"URL=http://127.0.0.1:8080/s"_s});
    const CliOutcome unknown = commandVerb(
        folder,
        {u"add"_s, u"x"_s, u"--from-gallery"_s, u"nginx-status"_s, u"--set"_s, u"PORT=1"_s});

    INFO(outcome.err);
    REQUIRE(outcome.code == ExitCode::Ok);
    const QJsonObject shown = shownCommandIn(folder, u"web"_s);
    CHECK(shown.value(u"parameters").toArray().at(0).toObject().value(u"value").toString()
          == u"http://127.0.0.1:8080/s"_s);
    CHECK(shown.value(u"reading").toObject().value(u"format").toString() == u"regex"_s);
    CHECK(shown.value(u"enabled").toBool());
    CHECK(unknown.code == ExitCode::Usage);
    CHECK(unknown.err.contains(u"it has URL"));
}

TEST_CASE("a shown command tells how its output becomes rows")
{
    const ServerFolder folder;
    REQUIRE(commandVerb(folder,
                        {u"add"_s,
                         u"disks"_s,
                         u"--script"_s,
                         u"df"_s,
                         u"--format"_s,
                         u"table"_s,
                         u"--field"_s,
                         u"used:percent:5"_s,
                         u"--instance"_s,
                         u"6"_s,
                         u"--separator"_s,
                         u","_s,
                         u"--no-header"_s})
                .code
            == ExitCode::Ok);

    const QString text = commandVerb(folder, {u"show"_s, u"disks"_s}).out.simplified();

    CHECK(text.contains(u"instance 6"));
    CHECK(text.contains(u"separator ,"));
    CHECK(text.contains(u"no-header yes"));
    CHECK_FALSE(text.contains(u"per-line"));
}

TEST_CASE("a value's name that can't be one is refused with what it lacks")
{
    const ServerFolder folder;

    const CliOutcome outcome = commandVerb(folder,
                                           {u"add"_s,
                                            u"memory"_s,
                                            u"--script"_s,
                                            u"cat /proc/meminfo"_s,
                                            u"--format"_s,
                                            u"keyValue"_s,
                                            u"--field"_s,
                                            u"MemTotal"_s});

    CHECK(outcome.code == ExitCode::Usage);
    CHECK(outcome.err.contains(u"lower-case letter"));
}

TEST_CASE("what command show prints can be added again under another name")
{
    const ServerFolder folder;
    REQUIRE(commandVerb(folder, {u"add"_s, u"--from-gallery"_s, u"redis-info"_s}).code
            == ExitCode::Ok);
    const QString name = listedIn(folder).at(0);
    const CliOutcome shown = commandVerb(folder, {u"show"_s, name, u"--json"_s});

    const CliOutcome outcome
        = commandVerb(folder, {u"add"_s, u"copy"_s, u"--file"_s, u"-"_s}, shown.out.toUtf8());

    INFO(outcome.err);
    REQUIRE(outcome.code == ExitCode::Ok);
    CHECK(shownCommandIn(folder, u"copy"_s).value(u"reading")
          == shown.json().object().value(u"reading"));
}

TEST_CASE("what command show prints is added for the same servers, and switched off")
{
    const ServerFolder folder;
    REQUIRE(folder.server(u"add db1"_s).code == ExitCode::Ok);
    const ServerFolder other;
    REQUIRE(
        commandVerb(folder, {u"add"_s, u"one"_s, u"--script"_s, u"true"_s, u"--server"_s, u"db1"_s})
            .code
        == ExitCode::Ok);
    const QByteArray shown = commandVerb(folder, {u"show"_s, u"one"_s, u"--json"_s}).out.toUtf8();

    const CliOutcome same = commandVerb(folder, {u"add"_s, u"b"_s, u"--file"_s, u"-"_s}, shown);
    const CliOutcome on
        = commandVerb(folder, {u"add"_s, u"c"_s, u"--file"_s, u"-"_s, u"--on"_s}, shown);
    const CliOutcome elsewhere = commandVerb(other, {u"add"_s, u"--file"_s, u"-"_s}, shown);

    INFO(same.err << on.err << elsewhere.err);
    const QJsonObject copy = shownCommandIn(folder, u"b"_s);
    CHECK(copy.value(u"servers").toArray() == QJsonArray{u"db1"_s});
    CHECK(copy.value(u"targets").toString() == u"chosen"_s);
    CHECK_FALSE(copy.value(u"enabled").toBool(true));
    CHECK(same.out.contains(u"It is off"));
    CHECK(shownCommandIn(folder, u"c"_s).value(u"enabled").toBool());
    CHECK(elsewhere.out.contains(u"It is for no server"));
    CHECK(shownCommandIn(other, u"one"_s).value(u"targets").toString() == u"chosen"_s);
}

TEST_CASE("a command for one server never becomes one for all by its file or by an edit")
{
    const ServerFolder folder;
    REQUIRE(folder.server(u"add db1"_s).code == ExitCode::Ok);
    const ServerFolder other;
    REQUIRE(
        commandVerb(folder, {u"add"_s, u"one"_s, u"--script"_s, u"true"_s, u"--server"_s, u"db1"_s})
            .code
        == ExitCode::Ok);

    const CliOutcome imported = commandVerb(
        other, {u"import"_s, u"-"_s}, commandVerb(folder, {u"export"_s}).out.toUtf8());
    const CliOutcome emptied = commandVerb(folder, {u"edit"_s, u"one"_s, u"--server="_s});

    CHECK(imported.out.contains(u"“one” is for no server that is here."));
    CHECK(shownCommandIn(other, u"one"_s).value(u"targets").toString() == u"chosen"_s);
    CHECK(emptied.out.contains(u"It is for no server"));
    CHECK(shownCommandIn(folder, u"one"_s).value(u"targets").toString() == u"chosen"_s);
}

TEST_CASE("a command is for all servers where it is said, or nothing else is said of a new one")
{
    const ServerFolder folder;
    addSimple(folder, u"a"_s);
    REQUIRE(commandVerb(folder, {u"edit"_s, u"a"_s, u"--tag"_s, u"web"_s}).code == ExitCode::Ok);
    CHECK(shownCommandIn(folder, u"a"_s).value(u"targets").toString() == u"chosen"_s);

    const CliOutcome both
        = commandVerb(folder, {u"edit"_s, u"a"_s, u"--all-servers"_s, u"--tag"_s, u"db"_s});
    const CliOutcome all = commandVerb(folder, {u"edit"_s, u"a"_s, u"--all-servers"_s});

    CHECK(both.code == ExitCode::Usage);
    CHECK(all.code == ExitCode::Ok);
    const QJsonObject shown = shownCommandIn(folder, u"a"_s);
    CHECK(shown.value(u"targets").toString() == u"all"_s);
    CHECK_FALSE(shown.contains(u"tags"));
}

TEST_CASE("a command that can't be is refused in words, and nothing is added")
{
    const auto [arguments, words] = GENERATE(table<QStringList, QString>({
        {{u"add"_s, u"a"_s}, u"Enter a script for sh"_s},
        {{u"add"_s, u"a/b"_s, u"--script"_s, u"true"_s}, u"Give the command a name"_s},
        {{u"add"_s, u"TAKEN"_s, u"--script"_s, u"true"_s}, u"Another command has this name"_s},
        {{u"add"_s, u"a"_s, u"--script"_s, u"true"_s, u"--interval"_s, u"1s"_s},
         u"Enter an interval between"_s},
        {{u"add"_s, u"a"_s, u"--script"_s, u"true"_s, u"--interval"_s, u"10500ms"_s},
         u"whole seconds"_s},
        {{u"add"_s, u"a"_s, u"--script"_s, u"true"_s, u"--format"_s, u"xml"_s},
         u"The output is read as"_s},
        {{u"add"_s, u"a"_s, u"--script"_s, u"true"_s, u"--field"_s, u"v:parsec"_s},
         u"“parsec” is no unit"_s},
        {{u"add"_s, u"a"_s, u"--script"_s, u"true"_s, u"--set"_s, u"PATH=/x"_s},
         u"A command has up to 16 parameters"_s},
        {{u"add"_s, u"a"_s, u"--script"_s, u"true"_s, u"--set"_s, u"X"_s}, u"NAME=VALUE"_s},
    }));
    const ServerFolder folder;
    addSimple(folder, u"taken"_s);

    const CliOutcome outcome = commandVerb(folder, arguments);

    CAPTURE(arguments.join(u' '), outcome.err);
    CHECK(outcome.code == ExitCode::Usage);
    CHECK(outcome.err.contains(words));
    CHECK(listedIn(folder) == QStringList{u"taken"_s});
}

TEST_CASE("a tag that no server has is told")
{
    const ServerFolder folder;

    const CliOutcome added = commandVerb(
        folder, {u"add"_s, u"a"_s, u"--script"_s, u"true"_s, u"--tag"_s, u"nobody"_s});

    CHECK(added.code == ExitCode::Ok);
    CHECK(added.out.contains(u"No server has that tag yet"));
}

TEST_CASE("editing a command changes what was named and leaves the rest")
{
    const ServerFolder folder;
    REQUIRE(
        commandVerb(folder, {u"add"_s, u"a"_s, u"--script"_s, u"true"_s, u"--tag"_s, u"web"_s}).code
        == ExitCode::Ok);

    const CliOutcome outcome
        = commandVerb(folder, {u"edit"_s, u"a"_s, u"--name"_s, u"b"_s, u"--off"_s, u"--tag="_s});
    const CliOutcome same = commandVerb(folder, {u"edit"_s, u"b"_s, u"--off"_s});

    REQUIRE(outcome.code == ExitCode::Ok);
    const QJsonObject shown = shownCommandIn(folder, u"b"_s);
    CHECK(shown.value(u"script").toString() == u"true"_s);
    CHECK_FALSE(shown.value(u"enabled").toBool(true));
    CHECK_FALSE(shown.contains(u"tags"));
    CHECK(same.out.contains(u"like that already"));
    CHECK(commandVerb(folder, {u"edit"_s, u"b"_s}).code == ExitCode::Usage);
    CHECK(commandVerb(folder, {u"edit"_s, u"a"_s, u"--on"_s}).code == ExitCode::NotFound);
}

TEST_CASE("commands are removed all, or with a mistyped name none")
{
    const ServerFolder folder;
    addSimple(folder, u"a"_s);
    addSimple(folder, u"b"_s);

    const CliOutcome mistyped = commandVerb(folder, {u"remove"_s, u"a"_s, u"c"_s});
    CHECK(mistyped.code == ExitCode::NotFound);
    CHECK(mistyped.err.contains(u"vedette command list"));
    CHECK(listedIn(folder) == QStringList{u"a"_s, u"b"_s});

    CHECK(commandVerb(folder, {u"remove"_s, u"A"_s, u"a"_s}).code == ExitCode::Ok);
    CHECK(listedIn(folder) == QStringList{u"b"_s});
}

TEST_CASE("exported commands come back switched off, and none twice")
{
    const ServerFolder folder;
    const ServerFolder other;
    addSimple(folder, u"a"_s);
    addSimple(folder, u"b"_s);
    addSimple(other, u"B"_s);
    const CliOutcome exported = commandVerb(folder, {u"export"_s});
    REQUIRE(exported.code == ExitCode::Ok);

    const CliOutcome imported = commandVerb(other, {u"import"_s, u"-"_s}, exported.out.toUtf8());

    INFO(imported.err);
    REQUIRE(imported.code == ExitCode::Ok);
    CHECK(imported.out.contains(u"Skipped “b”"));
    CHECK(listedIn(other) == QStringList{u"a"_s, u"B"_s});
    CHECK_FALSE(shownCommandIn(other, u"a"_s).value(u"enabled").toBool(true));
    const cli::ExitCode on = commandVerb(other, {u"edit"_s, u"a"_s, u"--on"_s}).code;
    CHECK(on == ExitCode::Ok);
    CHECK(shownCommandIn(other, u"a"_s).value(u"enabled").toBool());
    CHECK(commandVerb(other, {u"import"_s, u"-"_s}, "[]").code == ExitCode::Usage);
    const CliOutcome again = commandVerb(other, {u"import"_s, u"-"_s}, exported.out.toUtf8());
    CHECK(again.code == ExitCode::Ok);
    CHECK(again.out.contains(u"Nothing was added: all names are taken, of 2 commands."));
    CHECK_FALSE(again.out.contains(u"They are off"));
}

TEST_CASE("the gallery is listed, and one of it is shown with its script")
{
    const ServerFolder folder;
    REQUIRE_FALSE(engine::commandGallery().empty());

    const CliOutcome all = commandVerb(folder, {u"gallery"_s, u"--json"_s});
    const CliOutcome one = commandVerb(folder, {u"gallery"_s, u"nginx-status"_s});
    const CliOutcome none = commandVerb(folder, {u"gallery"_s, u"unknown"_s});

    CHECK(all.json().array().size() == static_cast<qsizetype>(engine::commandGallery().size()));
    CHECK(one.out.contains(u"curl -fsS"));
    CHECK(one.out.contains(u"URL="));
    CHECK(none.code == ExitCode::NotFound);
}
