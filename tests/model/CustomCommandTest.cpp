// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/CustomCommand.h"

#include "core/model/CommandUnits.h"
#include "core/model/CustomCommandNames.h"
#include "tests/support/Catch.h"

#include <functional>

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

CustomCommand plainCommand()
{
    CustomCommand command;
    command.name = u"nginx"_s;
    command.script = u"echo 1"_s;
    command.reading.format = OutputFormat::Number;
    command.reading.fields = {{u"active"_s, u"Active"_s, {}, Unit::Count, 1}};
    return command;
}

OutputReading reading(OutputFormat format, const QString& key)
{
    OutputReading reading;
    reading.format = format;
    reading.fields = {{u"a"_s, {}, key, Unit::None, 1}};
    return reading;
}

struct CommandFault
{
    const char* field;
    std::function<void(CustomCommand&)> make;
};

} // namespace

TEST_CASE("A command that can run is valid")
{
    CustomCommand command = plainCommand();
    command.name = u"queue: größe (eu) 2.0"_s;
    command.description = u"How long the queue is."_s;
    command.parameters = {{u"FOLDER"_s, u"/a b\n$(x)"_s}, {u"_x1"_s, QString()}};
    command.timeout = seconds{300};
    command.tags = {u"web"_s};
    command.runAs = u"dom\\postgres"_s;

    CHECK(validate(command));
}

TEST_CASE("A command that can't be is refused with its field")
{
    const auto fault = GENERATE(values<CommandFault>({
        {"commandName", [](CustomCommand& c) { c.name.clear(); }},
        {"commandName", [](CustomCommand& c) { c.name = u"a/b"_s; }},
        {"commandName", [](CustomCommand& c) { c.name = u"a]"_s; }},
        {"commandName", [](CustomCommand& c) { c.name = u" a"_s; }},
        {"commandName", [](CustomCommand& c) { c.name = QString(65, u'a'); }},
        {"commandText", [](CustomCommand& c) { c.description = u"a\nb"_s; }},
        {"commandScript", [](CustomCommand& c) { c.script = u" \n"_s; }},
        {"commandScript", [](CustomCommand& c) { c.script = QString(QChar(0)) + u'a'; }},
        {"commandScript", [](CustomCommand& c) { c.script = QString(16385, u'a'); }},
        {"commandScript", [](CustomCommand& c) { c.script = QString(6000, QChar(0x20AC)); }},
        {"commandParameters",
         [](CustomCommand& c) {
             c.parameters = {{u"A=1;x"_s, {}}};
         }},
        {"commandParameters",
         [](CustomCommand& c) {
             c.parameters = {{u"1A"_s, {}}};
         }},
        {"commandParameters",
         [](CustomCommand& c) {
             c.parameters = {{u"PATH"_s, {}}};
         }},
        {"commandParameters",
         [](CustomCommand& c) {
             c.parameters = {{u"LD_PRELOAD"_s, {}}};
         }},
        {"commandParameters",
         [](CustomCommand& c) {
             c.parameters = {{u"vd_code"_s, {}}};
         }},
        {"commandParameters",
         [](CustomCommand& c) {
             c.parameters = {{u"A"_s, {}}, {u"A"_s, u"x"_s}};
         }},
        {"commandParameters",
         [](CustomCommand& c) {
             c.parameters = {{u"A"_s, QString(QChar(0))}};
         }},
        {"commandParameters",
         [](CustomCommand& c) {
             c.parameters = {{u"A"_s, QString(4097, u'a')}};
         }},
        {"commandParameters",
         [](CustomCommand& c) {
             for (int i = 0; i < 17; ++i) {
                 c.parameters.push_back({u"A%1"_s.arg(i), {}});
             }
         }},
        {"commandInterval", [](CustomCommand& c) { c.interval = seconds{9}; }},
        {"commandInterval", [](CustomCommand& c) { c.interval = seconds{86401}; }},
        {"commandTimeout", [](CustomCommand& c) { c.timeout = seconds{0}; }},
        {"commandTimeout", [](CustomCommand& c) { c.timeout = seconds{601}; }},
        {"commandTimeout", [](CustomCommand& c) { c.timeout = seconds{301}; }},
        {"commandTags", [](CustomCommand& c) { c.tags = {QString()}; }},
        {"commandTags", [](CustomCommand& c) { c.tags = {u"a\nb"_s}; }},
        {"commandRunAs", [](CustomCommand& c) { c.runAs = u"-s"_s; }},
        {"commandRunAs", [](CustomCommand& c) { c.runAs = u"#0"_s; }},
        {"commandRunAs", [](CustomCommand& c) { c.runAs = u"a b"_s; }},
        {"commandFields", [](CustomCommand& c) { c.reading.fields.clear(); }},
        {"commandFields", [](CustomCommand& c) { c.reading.fields[0].name = u"Active"_s; }},
        {"commandFields", [](CustomCommand& c) { c.reading.fields[0].name = u"a.b"_s; }},
        {"commandFields", [](CustomCommand& c) { c.reading.fields[0].name = u"exitCode"_s; }},
        {"commandFields", [](CustomCommand& c) { c.reading.fields[0].factor = 0; }},
        {"commandFields",
         [](CustomCommand& c) { c.reading.fields.push_back(c.reading.fields[0]); }},
        {"commandSeparator", [](CustomCommand& c) { c.reading.separator = u"\n"_s; }},
    }));
    CustomCommand command = plainCommand();

    fault.make(command);
    const auto valid = validate(command);

    REQUIRE_FALSE(valid);
    CHECK(valid.error() == Error{ErrorCode::InvalidConfig, QString::fromLatin1(fault.field), 0});
}

TEST_CASE("Each format has keys of its own")
{
    OutputReading numbered = reading(OutputFormat::Table, u"2"_s);
    numbered.hasHeader = false;
    OutputReading titled = numbered;
    titled.fields[0].key = u"size"_s;
    OutputReading pattern = reading(OutputFormat::Regex, u"n"_s);
    pattern.pattern = u"(?<n>[0-9]+)"_s;
    OutputReading other = pattern;
    other.instanceKeys = QStringList{u"name"_s};
    OutputReading broken = pattern;
    broken.pattern = u"(?<n>[0-9]+"_s;

    CHECK(validate(reading(OutputFormat::JsonPointer, u"/a~1b/*/c~0"_s)));
    CHECK(validate(reading(OutputFormat::JsonPointer, QString())));
    CHECK_FALSE(validate(reading(OutputFormat::JsonPointer, u"a"_s)));
    CHECK_FALSE(validate(reading(OutputFormat::JsonPointer, u"/a~2"_s)));
    CHECK_FALSE(validate(reading(OutputFormat::JsonPointer, u"/a"_s.repeated(17))));
    CHECK(validate(reading(OutputFormat::Table, u"Size"_s)));
    CHECK_FALSE(validate(reading(OutputFormat::Table, QString())));
    CHECK(validate(numbered));
    CHECK(validate(titled).error().detail == u"commandKey"_s);
    CHECK(validate(pattern));
    CHECK(validate(other).error().detail == u"commandPattern"_s);
    CHECK(validate(broken).error().detail == u"commandPattern"_s);
    broken.pattern = u"(*LIMIT_MATCH=99999999)(?<n>[0-9]+)"_s;
    CHECK(validate(broken).error().detail == u"commandPattern"_s);
    CHECK(validate(OutputReading{}));
}

TEST_CASE("A command is for no server unless it says for which, or for all")
{
    Server server;
    server.id = ServerId{7};
    server.tags = {u"web"_s};
    CustomCommand command = plainCommand();

    CHECK(hasNoTarget(command));
    CHECK_FALSE(appliesTo(command, server));
    command.targets = CommandTargets::All;
    CHECK_FALSE(hasNoTarget(command));
    CHECK(appliesTo(command, server));
}

TEST_CASE("The chosen servers are those that are named by tag or one by one")
{
    Server server;
    server.id = ServerId{7};
    server.tags = {u"web"_s, u"eu"_s};
    CustomCommand command = plainCommand();

    command.tags = {u"db"_s, u"eu"_s};
    CHECK(appliesTo(command, server));
    command.tags = {u"db"_s};
    CHECK_FALSE(appliesTo(command, server));
    command.servers = {ServerId{8}, ServerId{7}};
    CHECK(appliesTo(command, server));
    command.tags.clear();
    command.servers = {ServerId{8}};
    CHECK_FALSE(appliesTo(command, server));
}

TEST_CASE("A command and its probe are told from each other, and no other probe is one")
{
    CHECK(commandProbe(u"nginx"_s) == u"command/nginx"_s);
    CHECK(commandOfProbe(commandProbe(u"nginx"_s)) == u"nginx"_s);
    CHECK(commandOfProbe(u"services"_s).isEmpty());
    CHECK(commandOfProbe(u"commander"_s).isEmpty());
}

TEST_CASE("Units and labels of a command's values are those that its user has declared")
{
    CustomCommand command = plainCommand();
    command.reading.fields.push_back({u"size"_s, {}, {}, Unit::Bytes, 1});
    const CommandUnits units({command});

    CHECK(units.unitOf({u"command"_s, u"active"_s, u"nginx"_s}) == Unit::Count);
    CHECK(units.unitOf({u"command"_s, u"size"_s, u"nginx/eu/1"_s}) == Unit::Bytes);
    CHECK(units.unitOf({u"command"_s, u"size"_s, u"other"_s}) == Unit::None);
    CHECK(units.unitOf({u"command"_s, u"duration"_s, u"nginx"_s}) == Unit::Seconds);
    CHECK(units.unitOf({u"memory"_s, u"used"_s, {}}) == Unit::Bytes);
    CHECK(units.labelOf({u"command"_s, u"active"_s, u"nginx"_s}) == u"Active"_s);
    CHECK_FALSE(units.labelOf({u"command"_s, u"size"_s, u"nginx"_s}));
    CHECK_FALSE(units.labelOf({u"disk"_s, u"active"_s, u"nginx"_s}));
    CHECK(commandOf({u"command"_s, u"size"_s, u"nginx/eu/1"_s}) == u"nginx"_s);
    CHECK(commandOf({u"disk"_s, u"used"_s, u"/var"_s}).isEmpty());
}
