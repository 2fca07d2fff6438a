// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/CommandJson.h"

#include "core/model/CommandGallery.h"
#include "tests/support/Catch.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

CustomCommand fullCommand()
{
    CustomCommand command;
    command.name = u"queues – Größe"_s.replace(u'–', u'-');
    command.description = u"What waits."_s;
    command.script = u"#!/bin/sh\necho \"$A\" 'x' \\\n"_s;
    command.parameters = {{u"Z"_s, u"1\n\t\u20AC"_s}, {u"A"_s, {}}};
    command.interval = seconds{60};
    command.timeout = seconds{20};
    command.tags = {u"web"_s};
    command.runAs = u"postgres"_s;
    command.isEnabled = false;
    command.reading.format = OutputFormat::Regex;
    command.reading.isPerLine = true;
    command.reading.hasHeader = false;
    command.reading.pattern = u"(?<q>\\w+) (?<n>\\d+)"_s;
    command.reading.separator = u"\t"_s;
    command.reading.instanceKeys = QStringList{u"q"_s};
    command.reading.fields = {{u"waiting"_s, u"Waiting"_s, u"n"_s, Unit::Bytes, 0.1}};
    return command;
}

QByteArray commandList(const QByteArray& commands)
{
    return R"({"format": "vedette-commands", "version": 1, "commands": )" + commands + "}";
}

QJsonObject parsed(const QByteArray& json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray galleryFile()
{
    QFile file(QString::fromUtf8(VEDETTE_TEST_DATA) + u"/../../resources/commands/gallery.json"_s);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("A command comes back from its JSON as it was")
{
    const auto command = commandFromJson(toJson(fullCommand()));

    REQUIRE(command);
    CHECK(*command == fullCommand());
}

TEST_CASE("Every format and every unit has a word of its own")
{
    for (int i = 0; i <= static_cast<int>(OutputFormat::ExitCode); ++i) {
        OutputReading reading;
        reading.format = static_cast<OutputFormat>(i);
        CHECK(readingFromJson(toJson(reading)) == reading);
    }
    for (int i = 0; i <= static_cast<int>(Unit::Boolean); ++i) {
        OutputReading reading;
        reading.fields = {{u"a"_s, {}, {}, static_cast<Unit>(i), 1}};
        CHECK(readingFromJson(toJson(reading)) == reading);
    }
}

TEST_CASE("A script may be lines, what is missing has its default, and what is unknown is ignored")
{
    const auto command = commandFromJson(
        parsed(R"({"name": "a", "script": ["if x; then", "  y", "fi"], "colour": 1})"));

    REQUIRE(command);
    CustomCommand expected;
    expected.name = u"a"_s;
    expected.script = u"if x; then\n  y\nfi"_s;
    CHECK(*command == expected);
}

TEST_CASE("JSON that makes no command is refused with its field")
{
    const auto [json, field] = GENERATE(table<QByteArray, QString>({
        {R"({})", u"commandName"_s},
        {R"({"name": 1, "script": "x"})", u"commandName"_s},
        {R"({"name": "a"})", u"commandScript"_s},
        {R"({"name": "a", "script": ["x", 1]})", u"commandScript"_s},
        {R"({"name": "a", "script": "x", "interval": "60"})", u"commandInterval"_s},
        {R"({"name": "a", "script": "x", "interval": 1e300})", u"commandInterval"_s},
        {R"({"name": "a", "script": "x", "timeout": 0.5})", u"commandTimeout"_s},
        {R"({"name": "a", "script": "x", "tags": "web"})", u"commandTags"_s},
        {R"({"name": "a", "script": "x", "targets": "everything"})", u"commandTags"_s},
        {R"({"name": "a", "script": "x", "enabled": 1})", u"commandEnabled"_s},
        {R"({"name": "a", "script": "x", "runAs": null})", u"commandRunAs"_s},
        {R"({"name": "a", "script": "x", "parameters": {"A": "b"}})", u"commandParameters"_s},
        {R"({"name": "a", "script": "x", "parameters": [{"name": "A", "value": 1}]})",
         u"commandParameters"_s},
        {R"({"name": "a", "script": "x", "reading": {"format": "xml"}})", u"commandFormat"_s},
        {R"({"name": "a", "script": "x", "reading": {"format": "number"}})", u"commandFields"_s},
        {R"({"name": "a", "script": "x", "reading": {"format": "number", "fields": [{"name": "n", "unit": "miles"}]}})",
         u"commandUnit"_s},
    }));

    const auto command = commandFromJson(parsed(json));

    CAPTURE(json);
    REQUIRE_FALSE(command);
    CHECK(command.error() == Error{ErrorCode::InvalidConfig, field, 0});
}

TEST_CASE("A list of commands comes back from its export, switched off")
{
    CustomCommand enabled = fullCommand();
    enabled.name = u"other"_s;
    enabled.isEnabled = true;
    enabled.targets = CommandTargets::All;

    const auto imported = importCommands(exportCommands({fullCommand(), enabled}, {}), {});

    REQUIRE(imported);
    REQUIRE(imported->size() == 2);
    CustomCommand expected = fullCommand();
    expected.isImported = true;
    CHECK(imported->at(0).command == expected);
    CHECK(commandFromJson(toJson(expected)) == expected);
    CHECK_FALSE(imported->at(1).command.isEnabled);
    CHECK(imported->at(1).command.targets == CommandTargets::All);
}

TEST_CASE("A command for single servers comes back for those that bear their names, never for all")
{
    Server db;
    db.id = ServerId{3};
    db.name = u"db1"_s;
    Server web;
    web.id = ServerId{4};
    web.name = u"web1"_s;
    Server otherDb;
    otherDb.id = ServerId{77};
    otherDb.name = u"DB1"_s;
    CustomCommand command = fullCommand();
    command.tags.clear();
    command.servers = {db.id, web.id};
    const QByteArray json = exportCommands({command}, {db, web});

    const auto there = importCommands(json, {otherDb});
    const auto nowhere = importCommands(json, {});

    REQUIRE(there);
    CHECK(there->front().command.servers == std::vector{otherDb.id});
    CHECK(there->front().unknownServers == 1);
    CHECK_FALSE(hasNoTarget(there->front().command));
    REQUIRE(nowhere);
    CHECK(nowhere->front().unknownServers == 2);
    CHECK(hasNoTarget(nowhere->front().command));
    CHECK_FALSE(appliesTo(nowhere->front().command, db));
}

TEST_CASE("JSON without a word of its targets makes a command for no server")
{
    const auto command = commandFromJson(parsed(R"({"name": "a", "script": "x"})"));
    const auto forAll
        = commandFromJson(parsed(R"({"name": "a", "script": "x", "targets": "all"})"));

    REQUIRE(command);
    CHECK(hasNoTarget(*command));
    REQUIRE(forAll);
    CHECK(forAll->targets == CommandTargets::All);
    CHECK(commandFromJson(toJson(*forAll)) == *forAll);
}

TEST_CASE("A file that is no list of commands is refused")
{
    const auto [json, code] = GENERATE(table<QByteArray, ErrorCode>({
        {"", ErrorCode::InvalidFile},
        {"[1, 2", ErrorCode::InvalidFile},
        {"[]", ErrorCode::InvalidFile},
        {R"({"format": "vedette-servers", "version": 1, "commands": []})", ErrorCode::InvalidFile},
        {R"({"format": "vedette-commands", "commands": []})", ErrorCode::InvalidFile},
        {R"({"format": "vedette-commands", "version": 1})", ErrorCode::InvalidFile},
        {R"({"format": "vedette-commands", "version": 2, "commands": []})",
         ErrorCode::SchemaTooNew},
        {commandList(R"([{"name": "a"}])"), ErrorCode::InvalidConfig},
        {commandList(R"([{"name": "a", "script": "x"}, {"name": "A", "script": "y"}])"),
         ErrorCode::InvalidConfig},
    }));

    const auto imported = importCommands(json, {});

    CAPTURE(json.left(80));
    REQUIRE_FALSE(imported);
    CHECK(imported.error().code == code);
}

TEST_CASE("A list of commands that ends early is refused wherever it ends")
{
    const QByteArray whole = exportCommands({fullCommand()}, {}).trimmed();
    for (qsizetype length = 0; length < whole.size(); ++length) {
        INFO("cut to " << length);
        CHECK_FALSE(importCommands(whole.first(length), {}));
    }
}

TEST_CASE("Every command of the gallery is valid and says what it is")
{
    const auto gallery = parseCommandGallery(galleryFile());

    if (!gallery) {
        FAIL(gallery.error().detail);
    }
    CHECK(gallery->size() >= 20);
    for (const GalleryCommand& entry : *gallery) {
        CAPTURE(entry.id);
        CHECK_FALSE(entry.command.description.isEmpty());
        CHECK_FALSE(entry.needs.isEmpty());
        CHECK(std::ranges::all_of(entry.command.reading.fields,
                                  [](const OutputField& f) { return !f.label.isEmpty(); }));
        CHECK(commandFromJson(toJson(entry.command)) == entry.command);
    }
}

TEST_CASE("What is no gallery is refused")
{
    CHECK(parseCommandGallery("").error().code == ErrorCode::InvalidFile);
    CHECK(parseCommandGallery(R"({"format": "vedette-gallery", "version": 2})").error().code
          == ErrorCode::InvalidFile);
    CHECK(
        parseCommandGallery(
            R"({"format": "vedette-gallery", "version": 1, "commands": [{"id": "x", "title": "X"}]})")
            .error()
        == Error{ErrorCode::InvalidConfig, u"x: commandName"_s, 0});
}
