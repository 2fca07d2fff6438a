// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/CustomOutput.h"

#include "core/parse/Number.h"
#include "tests/parse/ParseSupport.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <random>

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

OutputReading readingOf(OutputFormat format, const std::vector<QString>& keys)
{
    OutputReading reading;
    reading.format = format;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const QString name(QChar(static_cast<char16_t>(u'a' + i)));
        reading.fields.push_back({name, {}, keys[i], Unit::Bytes, 1});
    }
    return reading;
}

/// "a=1 b[x]=2.5", in the order in which they were read; the error's detail where there is none.
std::string shown(const OutputReading& reading, const QByteArray& text, int exitCode = 0)
{
    const auto values = readOutput(reading, {text, {}, exitCode, {}});
    if (!values) {
        return values.error().detail.toStdString();
    }
    QString line;
    for (const CustomValue& value : values->values) {
        const QString instance
            = value.instance.isEmpty() ? QString() : u'[' + value.instance + u']';
        line += u" %1%2=%3"_s.arg(value.field, instance, QString::number(value.value, 'g', 12));
    }
    return line.trimmed().toStdString();
}

std::optional<double> found(QByteArrayView text)
{
    const auto number = firstNumber(text);
    return number ? std::optional(number->value) : std::nullopt;
}

OutputReading patternReading(const QString& pattern, bool isPerLine = false)
{
    OutputReading reading = readingOf(OutputFormat::Regex, {QString()});
    reading.pattern = pattern;
    reading.isPerLine = isPerLine;
    return reading;
}

OutputReading tableReading(const std::vector<QString>& keys, const QStringList& instanceKeys)
{
    OutputReading reading = readingOf(OutputFormat::Table, keys);
    reading.instanceKeys = instanceKeys;
    return reading;
}

/// One reading of each format with a text that it reads.
std::vector<std::pair<OutputReading, QByteArray>> readableOutputs()
{
    OutputReading perLine = patternReading(u"(?<q>\\w+) (?<a>\\d+)"_s, true);
    perLine.instanceKeys = QStringList{u"q"_s};
    OutputReading csv = tableReading({u"size"_s}, {u"name"_s});
    csv.separator = u","_s;
    OutputReading json = readingOf(OutputFormat::JsonPointer, {u"/q/*/n"_s, u"/up"_s});
    json.instanceKeys = QStringList{u"/name"_s};
    return {
        {readingOf(OutputFormat::Number, {QString()}), "eth0 has -1.5e3ms left\n"},
        {perLine, "mail 12\nsms 5\n"},
        {patternReading(u"(?s)x.*?(?<a>[-0-9.]+)"_s), "some x\n -7.25 y"},
        {csv, "# name,size\n\"a, \"\"b\"\"\",12\nc,-5\n"},
        {tableReading({u"Used"_s}, {u"Mounted"_s}), "Mounted Used\n/var 5\n/home 7%\n"},
        {json, R"({"q":[{"name":"m","n":3},{"name":"é","n":"4.5"}],"up":true})"},
        {readingOf(OutputFormat::KeyValue, {u"used_memory"_s, u"Total kB"_s}),
         "# Memory\r\nused_memory:1000\r\nTotal kB = \"5\"\r\n"},
        {readingOf(OutputFormat::Nagios, {u"/"_s}),
         "OK: it's fine | /=5MB;1;2;0;9 'a ''b'=3.5s\nlong\nmore | rta=-0.5ms U=U\n x=1c\n"},
        {OutputReading{}, "anything"},
    };
}

bool isSound(const Result<CustomValues>& values)
{
    return !values
        || (values->values.size() <= maxCustomValues
            && std::ranges::all_of(values->values, [](const CustomValue& value) {
                   return std::isfinite(value.value) && value.instance.size() <= 128
                       && !value.field.isEmpty();
               }));
}

} // namespace

TEST_CASE("The first number of a text is found, and never a part of another")
{
    const auto [text, number] = GENERATE(table<const char*, std::optional<double>>({
        {"42\n", 42.0},
        {"eth0: 7 errors", 7.0},
        {"used 1.5GB", 1.5},
        {"-3.25ms", -3.25},
        {"+1e3", 1000.0},
        {"1e", 1.0},
        {"5each", 5.0},
        {".5", 0.5},
        {"load 12.", 12.0},
        {"a=5;b=6", 5.0},
        {"(8)", 8.0},
        {"007", 7.0},
        {"3-5", 3.0},
        {"", std::nullopt},
        {"none", std::nullopt},
        {"-", std::nullopt},
        {"v1", std::nullopt},
        {"v1.2 ", std::nullopt},
        {"1.2.3", std::nullopt},
        {"0,5", std::nullopt},
        {"1,234 files", std::nullopt},
        {"0x1F", std::nullopt},
        {"nan inf", std::nullopt},
        {"1e999", std::nullopt},
        {"host.5", std::nullopt},
    }));

    CAPTURE(text);
    CHECK(found(text) == number);
}

TEST_CASE("A number has its field's factor and unit")
{
    OutputReading reading = readingOf(OutputFormat::Number, {QString()});
    reading.fields[0].factor = 1024;

    const auto values = readOutput(reading, {"12\t/var", {}, 0, {}});

    REQUIRE(values);
    CHECK(values->values == std::vector<CustomValue>{{u"a"_s, {}, 12288, Unit::Bytes}});
    CHECK(shown(reading, "nothing") == "the output has no number");
    CHECK(shown(reading, "1e308") == "the output has no number");
}

TEST_CASE("Named groups are read from the whole output, or from each line")
{
    OutputReading perLine = patternReading(u"^(?<q>\\w+)\\s+(?<a>\\S+)"_s, true);
    perLine.instanceKeys = QStringList{u"q"_s};
    OutputReading two = patternReading(u"^in (?<a>\\d+)$.*?out (?<b>\\d+)|^none"_s);
    two.fields.push_back({u"b"_s, {}, {}, Unit::None, 1});
    two.pattern.prepend(u"(?s)"_s);

    CHECK(shown(perLine, "mail 12\nbad x\nsms -5ms\nmail 9\n") == "a[mail]=12 a[sms]=-5");
    CHECK(shown(two, "first\nin 5\nthen out 6") == "a=5 b=6");
    CHECK(shown(two, "in 0,5") == "the pattern does not match, or its groups hold no numbers");
}

TEST_CASE("A pattern that backtracks without end is stopped, whatever it asks for")
{
    const QString pattern = GENERATE(u"(?<a>(a+)+)$"_s,
                                     u"(*LIMIT_MATCH=999999999)(?<a>(a+)+)$"_s,
                                     u"(?<a>(a|aa)+)$"_s,
                                     u"(?<a>(?:a?){40}a{40})b"_s,
                                     u"(?<a>(.*)*)x$"_s);
    const bool isPerLine = GENERATE(true, false);
    const QByteArray text = (QByteArray(2000, 'a') + "!\n").repeated(100);
    QElapsedTimer time;
    time.start();

    const auto values = readOutput(patternReading(pattern, isPerLine), {text, {}, 0, {}});

    CAPTURE(pattern);
    CHECK_FALSE(values);
    CHECK(time.elapsed() < 2'000);
}

TEST_CASE("However a server arranges its output, a slow pattern ends soon")
{
    const QString pattern = GENERATE(
        u"(?<a>(a+)+)$"_s, u".*a.*(?<a>\\d+)"_s, u"(?<a>\\w+)=\\d"_s, u"(?<a>.*)(.*)\\1\\2b"_s);
    // Short runs cost little less at each of their places than the limit of one match.
    const QByteArray unit = GENERATE(QByteArray("aaaaaaaaaaaaaa! "),
                                     QByteArray("aaaaaaaaaaaaaa!\n"),
                                     QByteArray(2046, 'a') + "=\n",
                                     QByteArray(255, 'a') + "b=\n");
    const bool isPerLine = GENERATE(true, false);
    const QByteArray text = unit.repeated(static_cast<int>(maxCommandOutput / unit.size()));
    QElapsedTimer time;
    time.start();

    const auto values = readOutput(patternReading(pattern, isPerLine), {text, {}, 0, {}});

    CAPTURE(pattern, unit.left(20), isPerLine);
    CHECK_FALSE(values);
    CHECK(time.elapsed() < 2'000); // 100 ms, and patience with the machine of the test
}

TEST_CASE("An ordinary pattern reads all of an ordinary output, and one that searches, too")
{
    const auto [pattern, isPerLine] = GENERATE(
        table<QString, bool>({{u"^(?<q>\\w+)\\s+requests=(?<a>\\d+)"_s, true},
                              {u"(?<q>\\S+)\\s.*=(?<a>\\d+)"_s, true},
                              {u"(?i)(?<q>host\\d+) .*q.*?(?<a>\\d+)"_s, true},
                              {u"(?x) (?<q>host\\d+) .* = (?<a>\\d+) # the last"_s, true},
                              {u"[\\s\\S]*(?<q>host\\d+) +requests=(?<a>\\d+)"_s, false}}));
    QByteArray text;
    for (int i = 0; i < 300; ++i) {
        const QByteArray name = "host" + QByteArray::number(i % 60);
        text += name + "   requests=" + QByteArray::number(i % 60) + " \n";
        text += isPerLine ? QByteArray("and what a log says otherwise, 100 letters a line, of this "
                                       "and that and of many other things\n")
                          : QByteArray();
    }
    OutputReading reading = patternReading(pattern, isPerLine);
    reading.instanceKeys = QStringList{u"q"_s};

    const auto values = readOutput(reading, {text, {}, 0, {}});

    CAPTURE(pattern);
    REQUIRE(values);
    CHECK_FALSE(values->gap);
    CHECK(values->values.size() == (isPerLine ? 60 : 1));
    CHECK(values->values.back().value == 59);
}

TEST_CASE("An output that a pattern is not led through to its end says so")
{
    const QByteArray lines = "queue 5\n" + QByteArray("x\n").repeated(1000);
    const QByteArray line = "queue 5\n" + QByteArray(3000, 'x');
    const QByteArray hard = "queue 5\n" + QByteArray(2000, 'a') + '!';
    const auto [pattern, text, code] = GENERATE_COPY(table<QString, QByteArray, ErrorCode>(
        {{u"queue (?<a>\\d+)"_s, lines, ErrorCode::OutputTooLarge},
         {u"queue (?<a>\\d+)"_s, line, ErrorCode::OutputTooLarge},
         {u"queue (?<a>\\d+)|(a+)+$"_s, hard, ErrorCode::Malformed}}));

    const auto values = readOutput(patternReading(pattern, true), {text, {}, 0, {}});
    const auto none
        = readOutput(patternReading(u"other (?<a>\\d+)|(a+)+$"_s, true), {text, {}, 0, {}});

    REQUIRE(values);
    CHECK(values->values.size() == 1);
    REQUIRE(values->gap);
    CHECK(values->gap->code == code);
    CHECK(none.error().code == code);
}

TEST_CASE("An output that is searched as a whole needs no end behind what was found")
{
    const QByteArray text = "queue 5\n" + QByteArray(20'000, 'x');

    const auto found = readOutput(patternReading(u"queue (?<a>\\d+)"_s), {text, {}, 0, {}});
    const auto other = readOutput(patternReading(u"other (?<a>\\d+)"_s), {text, {}, 0, {}});

    REQUIRE(found);
    CHECK_FALSE(found->gap);
    REQUIRE_FALSE(other);
    CHECK(other.error().code == ErrorCode::OutputTooLarge);
}

TEST_CASE("JSON pointers lead to numbers, and a star to each element under its name")
{
    const QByteArray json = R"({"a/b": {"m~n": 5, "t": "7.5", "u": "7 s", "n": null, "y": true},
        "list": [10, 11], "q": {"x": {"n": 1}, "y": {"n": -2}},
        "rows": [{"name": "one", "id": 4, "v": [{"k": "p", "z": 6}]}, {"v": [{"z": 8}]}]})";
    OutputReading named = readingOf(OutputFormat::JsonPointer, {u"/rows/*/v/*/z"_s});
    named.instanceKeys = QStringList{u"/name"_s, u"/id"_s, u"/k"_s};
    const auto at
        = [](const QString& pointer) { return readingOf(OutputFormat::JsonPointer, {pointer}); };

    CHECK(shown(at(u"/a~1b/m~0n"_s), json) == "a=5");
    CHECK(shown(at(u"/a~1b/t"_s), json) == "a=7.5");
    CHECK(shown(at(u"/a~1b/y"_s), json) == "a=1");
    CHECK(shown(at(u"/list/1"_s), json) == "a=11");
    CHECK(shown(at(u"/list/*"_s), json) == "a[0]=10 a[1]=11");
    CHECK(shown(at(u"/q/*/n"_s), json) == "a[x]=1 a[y]=-2");
    CHECK(shown(at(u"/*/0"_s), json) == "a[list]=10");
    CHECK(shown(named, json) == "a[one 4/p]=6 a[1/0]=8");
    for (const auto* const none : {"/a~1b/u", "/a~1b/n", "/list/01", "/list/9", "/list/-1", "/x"}) {
        CHECK(shown(at(QString::fromLatin1(none)), json) == "no pointer leads to a number");
    }
    CHECK(shown(at(u"/a"_s), "[1, x]") == "not JSON: illegal number at byte 4");
}

TEST_CASE("A table is read by titles or numbers, each row under its name")
{
    OutputReading csv = tableReading({u"scur"_s, u"qcur"_s}, {u"pxname"_s, u"svname"_s});
    csv.separator = u","_s;
    OutputReading tabs = tableReading({u"2"_s}, {u"1"_s});
    tabs.hasHeader = false;
    tabs.separator = u"\t"_s;

    CHECK(shown(csv, "# pxname,svname,qcur,scur\nweb,FRONTEND,,3\n\"a,\"\"b\",x, 5 ,-\n")
          == "a[web FRONTEND]=3 b[a,\"b x]=5");
    CHECK(shown(tabs, "/etc/a b.pem\t-86400\n\n\t5\nshort\n") == "a[/etc/a b.pem]=-86400");
    CHECK(shown(tableReading({u"Use%"_s, u"2"_s}, {u"Mounted"_s}),
                "Filesystem Size Use% Mounted on\n/dev/a 10G 55% /\n")
          == "a[/]=55 b[/]=10");
    CHECK(shown(tableReading({u"n"_s}, {}), "n\n\n1\n2\n") == "a=1");
    CHECK(shown(tableReading({u"x"_s}, {}), "n\n1\n")
          == "the table has none of the columns, or no numbers in them");
}

TEST_CASE("A quoted cell ends before its closing quote, also at the end of its line")
{
    OutputReading csv = tableReading({u"value"_s}, {u"name"_s});
    csv.separator = u","_s;

    CHECK(shown(csv, "\"name\",\"value\"\n\"x\",\"5\"\n") == "a[x]=5");
    CHECK(shown(csv, "value,name\n5,\"x\"\n6,\"y\"\"\"\n7,\"z\n") == "a[x]=5 a[y\"]=6 a[z]=7");
}

TEST_CASE("Keys may hold blanks, and what stands behind them must be a number")
{
    const OutputReading reading = readingOf(
        OutputFormat::KeyValue, {u"used_memory"_s, u"Total Accesses"_s, u"q"_s, u"none"_s});

    CHECK(shown(reading,
                "used_memory_human:9\r\nused_memory:1000\r\nused_memory:2\n  Total Accesses : 5 x\n"
                "q='-1.5'\nnone=no\n")
          == "a=1000 b=5 c=-1.5");
    CHECK(shown(reading, "used_memory 5\nq=\"\n")
          == "the output has none of the keys, or no numbers behind them");
}

TEST_CASE("A plug-in's status, text and performance data are read in base units")
{
    OutputReading reading;
    reading.format = OutputFormat::Nagios;
    reading.fields = {{u"rootUsed"_s, {}, u"/"_s, Unit::Bytes, 1}};
    const QByteArray text = "DISK WARNING - free | /=2MB;5;6;0;10 'it''s a=b'=5 time_offset=-1.5ms "
                            "/var=1KB broken == load1=0,5 u=U pl=20%;80;100;0 status=7\n"
                            "long text\nlast line | rta=0.25s;1\nreq=12c 'half";

    CHECK(shown(reading, text, 1)
          == "status=1 rootUsed=2097152 value[it's a=b]=5 timeOffset=-0.0015 value[/var]=1024 "
             "pl=20 value[status]=7 rta=0.25 req=12");
    const auto values = readOutput(reading, {text, {}, 1, {}});
    REQUIRE(values);
    CHECK(values->text == u"DISK WARNING - free"_s);
    const auto* const loss = std::ranges::find(values->values, u"pl"_s, &CustomValue::field).base();
    CHECK(loss->unit == Unit::Percent);
    CHECK(shown(reading, "", 127) == "status=3");
    CHECK(shown(reading, "no data", 0) == "status=0");
}

TEST_CASE("An exit code needs no reading, and its samples are always there")
{
    const CommandOutput output{"text", {}, 2, std::chrono::duration<double>(1.25)};

    const auto samples = parse::samplesOf(u"disk check"_s, output);

    CHECK(readOutput(OutputReading{}, output) == CustomValues{});
    CHECK(value(samples, u"command[disk check].exitCode") == 2.0);
    CHECK(value(samples, u"command[disk check].duration") == 1.25);
    CHECK(samples.size() == 2);
}

TEST_CASE("Values become samples under the command's name and their instance")
{
    const CustomValues values{
        {{u"size"_s, {}, -5, Unit::None}, {u"size"_s, u"a/b]"_s, 7, Unit::None}}, {}, false};

    const auto samples = parse::samplesOf(u"q"_s, {{}, {}, 0, {}}, values);

    CHECK(value(samples, u"command[q].size") == -5.0);
    CHECK(value(samples, u"command[q/a/b\\]].size") == 7.0);
    CHECK_FALSE(value(samples, u"command[q].duration"));
}

TEST_CASE("No more than 64 values are kept of one output, and no more than 256 KiB are read")
{
    OutputReading reading = tableReading({u"1"_s}, {u"1"_s});
    reading.hasHeader = false;
    QByteArray rows;
    for (int i = 0; i < 5000; ++i) {
        rows += QByteArray::number(i) + '\n';
    }

    const auto values = readOutput(reading, {rows, {}, 0, {}});
    const auto large = readOutput(reading, {QByteArray(262'145, '1'), {}, 0, {}});

    REQUIRE(values);
    CHECK(values->values.size() == maxCustomValues);
    CHECK(values->isCut);
    REQUIRE_FALSE(large);
    CHECK(large.error().code == ErrorCode::OutputTooLarge);
}

TEST_CASE("An output that ends early or was changed at random gives sound values or none")
{
    std::mt19937 random(20'260'103); // NOLINT: the same numbers in every run
    const auto outputs = readableOutputs();
    for (const auto& [reading, text] : outputs) {
        CAPTURE(text);
        REQUIRE(readOutput(reading, {text, {}, 0, {}}));
        for (qsizetype length = 0; length <= text.size(); ++length) {
            REQUIRE(isSound(readOutput(reading, {text.first(length), {}, 0, {}})));
        }
        for (int round = 0; round < 2000; ++round) {
            QByteArray changed = text;
            for (int i = 0; i < 4; ++i) {
                const auto at
                    = static_cast<qsizetype>(random() % static_cast<quint64>(changed.size()));
                changed[at] = static_cast<char>(random() % 256);
            }
            REQUIRE(isSound(readOutput(reading, {changed, {}, 0, {}})));
        }
    }
}

TEST_CASE("Large hostile outputs take no long time in any format")
{
    const auto outputs = readableOutputs();
    const QByteArray noise = GENERATE(QByteArray(262'144, '\''),
                                      QByteArray(262'144, '1'),
                                      QByteArray("\"").repeated(262'144),
                                      QByteArray("a=").repeated(131'072),
                                      QByteArray("|'a'=1 ").repeated(30'000),
                                      QByteArray("[").repeated(262'144),
                                      QByteArray("1,\n").repeated(80'000),
                                      QByteArray("-").repeated(262'144),
                                      QByteArray("a ").repeated(131'072));
    QElapsedTimer time;
    time.start();
    for (const auto& [reading, text] : outputs) {
        CHECK(isSound(readOutput(reading, {noise, {}, 0, {}})));
    }
    CHECK(time.elapsed() < 10'000);
}
