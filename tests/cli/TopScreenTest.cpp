// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/TopScreen.h"

#include "core/cli/TextWidth.h"
#include "tests/support/Catch.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::cli;

namespace {

void addServer(FleetTable& table, qint64 id, const QString& name, ServerState state)
{
    Server server;
    server.id = ServerId{id};
    server.name = name;
    server.position = static_cast<int>(id);
    table.setServer(server);
    ServerStatus status;
    status.server = server.id;
    status.state = state;
    if (isDown(state)) {
        status.error = Error{ErrorCode::Refused, {}, 0};
    }
    table.setStatus(status);
    if (isUp(state)) {
        Snapshot snapshot;
        snapshot.server = server.id;
        snapshot.kind = PollKind::Status;
        snapshot.collectedAt = fromMsecs(1000);
        snapshot.roundTrip = std::chrono::milliseconds{12};
        snapshot.samples
            = {{{u"cpu"_s, u"totalUsage"_s, {}}, 42}, {{u"disk"_s, u"usedPercent"_s, u"/"_s}, 77}};
        table.applySnapshot(snapshot);
    }
}

FleetTable someFleet()
{
    FleetTable table;
    addServer(table, 1, u"web1"_s, ServerState::Online);
    addServer(
        table, 2, u"a-server-with-a-very-long-name-indeed.example.net"_s, ServerState::Online);
    addServer(table, 3, u"db1"_s, ServerState::Unreachable);
    return table;
}

ScreenStyle plainStyle(int columns, int rows)
{
    ScreenStyle style;
    style.size = {columns, rows};
    style.isColoured = false;
    return style;
}

qsizetype indexOf(const QStringList& lines, const QString& text)
{
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].contains(text)) {
            return i;
        }
    }
    return -1;
}

} // namespace

TEST_CASE("no line is wider and no picture taller than the terminal")
{
    const FleetTable table = someFleet();
    const int columns = GENERATE(30, 40, 80, 120, 200);
    const int rows = GENERATE(3, 5, 24);

    const QStringList lines = renderScreen(table, plainStyle(columns, rows), fromMsecs(5000));

    CHECK(lines.size() <= rows);
    for (const QString& line : lines) {
        INFO(line);
        CHECK(displayWidth(line) <= columns);
    }
}

TEST_CASE(
    "a terminal of 80 columns shows names that can be told apart, and the values up to the load")
{
    FleetTable table;
    addServer(table, 1, u"frankfurt-database-1.example.net"_s, ServerState::Online);
    addServer(table, 2, u"frankfurt-database-2.example.net"_s, ServerState::Online);

    const QStringList lines = renderScreen(table, plainStyle(80, 24), fromMsecs(5000));

    CHECK(indexOf(lines, u"frankfurt-database-1"_s) > 0);
    CHECK(indexOf(lines, u"frankfurt-database-2"_s) > 0);
    const QString heading = lines.value(indexOf(lines, u"SERVER"_s));
    CHECK(heading.contains(u"LOAD"));
    CHECK_FALSE(heading.contains(u"NET OUT"));
}

TEST_CASE("short names leave their room to the values")
{
    FleetTable table;
    addServer(table, 1, u"web1"_s, ServerState::Online);

    const QStringList lines = renderScreen(table, plainStyle(80, 24), fromMsecs(5000));

    CHECK(lines.value(indexOf(lines, u"SERVER"_s)).contains(u"NET IN"));
}

TEST_CASE("a server shows its state and values, or why it has none")
{
    const QStringList lines = renderScreen(someFleet(), plainStyle(120, 24), fromMsecs(5000));

    const QString web = lines.value(indexOf(lines, u"web1"_s));
    CHECK(web.contains(u"online"));
    CHECK(web.contains(u"42"));
    CHECK(web.contains(u"77"));
    CHECK(web.contains(u"12 ms"));
    const QString db = lines.value(indexOf(lines, u"db1"_s));
    CHECK(db.contains(u"unreachable"));
    CHECK(db.contains(u"refused"));
}

TEST_CASE("a round trip that was not measured yet is absent")
{
    FleetTable table;
    Server server;
    server.id = ServerId{1};
    server.name = u"web1"_s;
    table.setServer(server);
    ServerStatus status;
    status.server = server.id;
    status.state = ServerState::Online;
    table.setStatus(status);
    Snapshot snapshot;
    snapshot.server = server.id;
    snapshot.kind = PollKind::Metrics;
    snapshot.roundTrip = std::chrono::milliseconds{800}; // that of df
    snapshot.samples = {{{u"cpu"_s, u"totalUsage"_s, {}}, 42}};

    table.applySnapshot(snapshot);

    REQUIRE(table.rows().size() == 1);
    CHECK_FALSE(table.rows().front().roundTrip);
    CHECK_FALSE(rowJson(table.rows().front()).contains(u"roundTripMs"_s));
}

TEST_CASE("what needs somebody comes first")
{
    const QStringList lines = renderScreen(someFleet(), plainStyle(120, 24), fromMsecs(5000));

    CHECK(indexOf(lines, u"db1"_s) < indexOf(lines, u"web1"_s));
}

TEST_CASE("servers that find no room are counted")
{
    FleetTable table;
    for (int i = 1; i <= 50; ++i) {
        addServer(table, i, u"server%1"_s.arg(i), ServerState::Online);
    }

    const QStringList lines = renderScreen(table, plainStyle(80, 10), fromMsecs(5000));

    CHECK(lines.size() == 10);
    CHECK(lines.last().contains(u"43 more"));
}

TEST_CASE("firing alerts and the notice are on the picture")
{
    FleetTable table = someFleet();
    Alert alert;
    alert.id = AlertId{1};
    alert.serverName = u"db1"_s;
    alert.rule = u"server.unreachable"_s;
    alert.raisedAt = fromMsecs(1000);
    table.setAlert(alert);
    ScreenStyle style = plainStyle(100, 24);
    style.notice = u"Another one collects."_s;

    const QStringList lines = renderScreen(table, style, fromMsecs(65'000));

    CHECK(lines.value(1).startsWith(style.notice));
    CHECK(lines.last().contains(u"db1: Server unreachable"));
}

TEST_CASE("colours appear only when they are wanted")
{
    ScreenStyle style = plainStyle(80, 24);

    const QString plain = renderScreen(someFleet(), style, fromMsecs(5000)).join(u'\n');
    style.isColoured = true;
    const QString coloured = renderScreen(someFleet(), style, fromMsecs(5000)).join(u'\n');

    CHECK_FALSE(plain.contains(u'\x1b'));
    CHECK(coloured.contains(u"\x1b[31m"_s));
}

TEST_CASE("an escape sequence in a server's name never reaches the terminal")
{
    FleetTable table;
    addServer(table, 1, u"evil\x1b]0;title\x07\x1b[2J"_s, ServerState::Online);

    const QString screen = renderScreen(table, plainStyle(80, 24), fromMsecs(5000)).join(u'\n');

    CHECK_FALSE(screen.contains(u'\x1b'));
    CHECK_FALSE(screen.contains(u'\x07'));
}

TEST_CASE("without a terminal a server is one line, or one JSON object")
{
    const FleetTable table = someFleet();
    const FleetRow& web = table.rows().at(0);
    const FleetRow& db = table.rows().at(2);

    const QString line = plainLine(web, fromMsecs(5000));
    const QJsonObject json = rowJson(web);

    CHECK(line.startsWith(u"1970-01-01T00:00:05.000Z web1 online  cpu 42"));
    CHECK(plainLine(db, fromMsecs(5000)).contains(u"db1 unreachable: "));
    CHECK(json.value(u"server").toString() == u"web1"_s);
    CHECK(json.value(u"state").toString() == u"online"_s);
    CHECK(json.value(u"metrics").toObject().value(u"cpu.totalUsage").toDouble() == 42);
    CHECK(rowJson(db).value(u"error").toObject().value(u"code").toString() == u"refused"_s);
}
