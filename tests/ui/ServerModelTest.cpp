// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ServerModel.h"

#include "core/base/Clock.h"
#include "core/base/PlainText.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/support/HostileStrings.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;
using test::makeServer;
using test::makeSnapshot;
using test::makeStatus;

namespace {

using ServerColumn = ServerModel::Column;

FleetState fleetOf(int count)
{
    FleetState state;
    for (int i = 1; i <= count; ++i) {
        Server server = makeServer(i, u"web-%1"_s.arg(i));
        server.position = i;
        state.servers.push_back(server);
        state.statuses.push_back(makeStatus(server.id, ServerState::Online));
    }
    return state;
}

QString serverCell(const ServerModel& model, int row, ServerColumn column)
{
    return model.index(row, static_cast<int>(column)).data().toString();
}

ServerStatus downSince(qint64 server, seconds ago)
{
    ServerStatus status
        = makeStatus(ServerId{server}, ServerState::Unreachable, systemClock().now() - ago);
    status.error = Error{ErrorCode::Timeout, {}, 0};
    return status;
}

} // namespace

TEST_CASE("Servers stand in the order of their positions")
{
    ServerModel model;
    const QAbstractItemModelTester tester(&model);
    FleetState state = fleetOf(3);
    state.servers[0].position = 9;

    model.load(state);

    CHECK(serverCell(model, 0, ServerColumn::Name) == u"web-2"_s);
    CHECK(serverCell(model, 2, ServerColumn::Name) == u"web-1"_s);
    CHECK(model.indexOf(ServerId{1}).row() == 2);
}

TEST_CASE("A server that is added, moved and removed keeps all rows in place")
{
    ServerModel model;
    const QAbstractItemModelTester tester(&model);
    model.load(fleetOf(4));
    Server middle = makeServer(9, u"middle"_s);
    middle.position = 2;

    model.addServer(middle);
    CHECK(model.indexOf(ServerId{9}).row() == 2);
    middle.position = 100;
    model.updateServer(middle);
    CHECK(model.indexOf(ServerId{9}).row() == 4);
    middle.position = 0;
    model.updateServer(middle);
    CHECK(model.indexOf(ServerId{9}).row() == 0);
    model.removeServer(ServerId{2});

    CHECK(model.rowCount() == 4);
    CHECK(model.find(ServerId{2}) == nullptr);
    CHECK(model.find(ServerId{4})->server.name == u"web-4"_s);
    CHECK(model.indexOf(ServerId{4}).row() == 3);
}

TEST_CASE("A snapshot gives each column its words and its sort key")
{
    ServerModel model;
    model.load(fleetOf(1));

    model.applySnapshots({makeSnapshot(ServerId{1}, systemClock().now(), PollKind::Metrics),
                          makeSnapshot(ServerId{1}, systemClock().now(), PollKind::Status)});

    CHECK(serverCell(model, 0, ServerColumn::Cpu) == u"30 %"_s);
    CHECK(serverCell(model, 0, ServerColumn::Memory) == u"38 %"_s);
    CHECK(serverCell(model, 0, ServerColumn::Disk) == u"41 %"_s);
    CHECK(serverCell(model, 0, ServerColumn::RoundTrip) == u"20 ms"_s);
    CHECK(serverCell(model, 0, ServerColumn::Address) == u"deploy@web-1.example.net"_s);
    const auto sortKey = [&](ServerColumn column) {
        return model.index(0, static_cast<int>(column)).data(ServerModel::SortRole).toDouble();
    };
    CHECK(sortKey(ServerColumn::Cpu) == 30.0);
    CHECK(sortKey(ServerColumn::NetworkIn) == 1.0e6);
    CHECK(model.index(0, 0).data(Qt::AccessibleTextRole).toString()
          == u"web-1, online, CPU 30 %, memory 38 %"_s);
}

TEST_CASE("What is not known has no words and no sort key")
{
    ServerModel model;
    model.load(fleetOf(1));

    const QModelIndex cpu = model.index(0, static_cast<int>(ServerColumn::Cpu));

    CHECK(cpu.data().toString().isEmpty());
    CHECK_FALSE(cpu.data(ServerModel::SortRole).isValid());
}

TEST_CASE("The numbers of a server that goes down disappear, their age stays")
{
    ServerModel model;
    model.load(fleetOf(1));
    const Timestamp sampled = systemClock().now() - seconds{500};
    model.applySnapshots({makeSnapshot(ServerId{1}, sampled, PollKind::Metrics)});

    model.applyStatus(downSince(1, seconds{240}));

    const ServerRow* row = model.find(ServerId{1});
    CHECK(row->values.isEmpty());
    CHECK(row->sampledAt == sampled);
    CHECK(serverCell(model, 0, ServerColumn::Cpu).isEmpty());
    CHECK(serverCell(model, 0, ServerColumn::Disk).isEmpty());
}

TEST_CASE("A snapshot from before the server went down is not shown")
{
    ServerModel model;
    model.load(fleetOf(1));
    model.applyStatus(downSince(1, seconds{10}));

    model.applySnapshots(
        {makeSnapshot(ServerId{1}, systemClock().now() - seconds{20}, PollKind::Status)});

    CHECK(model.find(ServerId{1})->values.isEmpty());
}

TEST_CASE("A failed poll changes nothing")
{
    ServerModel model;
    model.load(fleetOf(1));
    Snapshot failed = makeSnapshot(ServerId{1}, systemClock().now(), PollKind::Metrics);
    failed.error = Error{ErrorCode::Timeout, {}, 0};

    model.applySnapshots({failed});

    CHECK(model.find(ServerId{1})->values.isEmpty());
}

TEST_CASE("A file system that is gone is not the fullest any more")
{
    ServerModel model;
    model.load(fleetOf(1));
    Snapshot first = makeSnapshot(ServerId{1}, systemClock().now(), PollKind::Metrics);
    first.samples.push_back({{u"disk"_s, u"usedPercent"_s, u"/mnt"_s}, 99.0});
    model.applySnapshots({first});
    REQUIRE(fullestDisk(*model.find(ServerId{1}))->mount == u"/mnt"_s);

    model.applySnapshots({makeSnapshot(ServerId{1}, systemClock().now(), PollKind::Metrics)});

    CHECK(fullestDisk(*model.find(ServerId{1}))->mount == u"/"_s);
}

TEST_CASE("A status poll keeps the file systems of the last metrics poll")
{
    ServerModel model;
    model.load(fleetOf(1));
    model.applySnapshots({makeSnapshot(ServerId{1}, systemClock().now(), PollKind::Metrics)});

    model.applySnapshots({makeSnapshot(ServerId{1}, systemClock().now(), PollKind::Status)});

    CHECK(serverCell(model, 0, ServerColumn::Disk) == u"41 %"_s);
}

TEST_CASE("Network totals count physical interfaces only")
{
    ServerRow row;
    for (const auto& name :
         {u"eth0"_s, u"eno1"_s, u"lo"_s, u"docker0"_s, u"veth12"_s, u"eth0.7"_s}) {
        row.values.insert({u"network"_s, u"rxRate"_s, name}, 10.0);
    }

    CHECK(networkTotal(row, u"rxRate"_s) == std::optional(20.0));
    CHECK(networkTotal(row, u"txRate"_s) == std::nullopt);
}

TEST_CASE("Where nothing is physical, the network total counts what there is")
{
    ServerRow row; // a container
    for (const auto& name : {u"veth0"_s, u"eth0.7"_s}) {
        row.values.insert({u"network"_s, u"rxRate"_s, name}, 10.0);
    }

    CHECK(networkTotal(row, u"rxRate"_s) == std::optional(20.0));
}

TEST_CASE("The subtitle tells the address, or why the server is down and when it is tried again")
{
    ServerModel model;
    model.load(fleetOf(1));
    ServerStatus status = downSince(1, seconds{240});
    const auto subtitle
        = [&] { return model.index(0, 0).data(ServerModel::SubtitleRole).toString(); };

    CHECK(subtitle() == u"web-1.example.net"_s);
    ServerStatus slow = makeStatus(ServerId{1}, ServerState::Online);
    slow.isSlow = true;
    model.applyStatus(slow);
    CHECK(subtitle() == u"slow · web-1.example.net"_s);
    model.applyStatus(status);
    CHECK(subtitle() == u"unreachable · 4 min"_s);
    status.nextAttempt = systemClock().now() + milliseconds{18'200};
    model.applyStatus(status);
    CHECK(subtitle() == u"unreachable · 4 min · retry in 18 s"_s);
    status.nextAttempt = systemClock().now() - seconds{1};
    model.applyStatus(status);
    CHECK(subtitle() == u"unreachable · 4 min · trying again"_s);
    model.applyStatus(makeStatus(ServerId{1}, ServerState::NeedsUser));
    CHECK(subtitle() == u"needs you: password"_s);
    model.applyStatus(makeStatus(ServerId{1}, ServerState::HostKeyChanged));
    CHECK(subtitle() == u"host key changed"_s);
    model.applyStatus(makeStatus(ServerId{1}, ServerState::Paused));
    CHECK(subtitle() == u"paused"_s);
}

TEST_CASE("The subtitle says that it is the jump host that is down, or that needs somebody")
{
    ServerModel model;
    model.load(fleetOf(1));
    const auto subtitleFor = [&](ServerStatus status, ErrorCode code) {
        status.error = Error{code, {}, 0, u"bastion"_s};
        model.applyStatus(status);
        return model.index(0, 0).data(ServerModel::SubtitleRole).toString();
    };

    CHECK(subtitleFor(downSince(1, seconds{240}), ErrorCode::Timeout)
          == u"jump host: unreachable · 4 min"_s);
    CHECK(
        subtitleFor(makeStatus(ServerId{1}, ServerState::HostKeyChanged), ErrorCode::HostKeyChanged)
        == u"jump host: host key changed"_s);
    ServerStatus status = makeStatus(ServerId{1}, ServerState::NeedsUser);
    CHECK(subtitleFor(status, ErrorCode::JumpHostLogin) == u"needs you: jump host"_s);
    status.hostKey = HostKeyIssue{};
    CHECK(subtitleFor(status, ErrorCode::HostKeyUnknown)
          == u"needs you: new host key of a jump host"_s);
}

TEST_CASE("The course of the CPU keeps its newest sixty values")
{
    ServerModel model;
    model.load(fleetOf(1));
    const Timestamp start = systemClock().now();
    for (int i = 0; i < 70; ++i) {
        Snapshot poll = makeSnapshot(ServerId{1}, start + seconds{i}, PollKind::Status);
        poll.samples = {{{u"cpu"_s, u"totalUsage"_s, {}}, static_cast<double>(i)}};
        model.applySnapshots({poll});
    }

    const auto course = model.index(0, 0).data(ServerModel::SparklineRole).value<Course>();

    REQUIRE(course.size() == 60);
    CHECK(course.first() == 10.0);
    CHECK(course.last() == 69.0);
}

TEST_CASE("After an outage the course of the CPU goes on behind a gap")
{
    ServerModel model;
    model.load(fleetOf(1)); // polled every 10 s
    const Timestamp start = systemClock().now();
    const auto poll = [&](seconds at, double usage) {
        Snapshot snapshot = makeSnapshot(ServerId{1}, start + at, PollKind::Status);
        snapshot.samples = {{{u"cpu"_s, u"totalUsage"_s, {}}, usage}};
        model.applySnapshots({snapshot});
    };
    const auto course
        = [&] { return model.index(0, 0).data(ServerModel::SparklineRole).value<Course>(); };
    model.applyStatus(makeStatus(ServerId{1}, ServerState::Online, start));
    poll(seconds{0}, 5);
    poll(seconds{10}, 6);

    model.applyStatus(makeStatus(ServerId{1}, ServerState::Unreachable, start + seconds{15}));
    const Course whileDown = course();
    model.applyStatus(makeStatus(ServerId{1}, ServerState::Connecting, start + seconds{35}));
    model.applyStatus(makeStatus(ServerId{1}, ServerState::Online, start + seconds{38}));
    poll(seconds{40}, 7);

    CHECK(whileDown.isEmpty());
    CHECK(course() == Course{5.0, 6.0, std::nullopt, std::nullopt, 7.0});
}

TEST_CASE("A long outage leaves nothing of what was before it")
{
    ServerModel model;
    model.load(fleetOf(1));
    const Timestamp start = systemClock().now();
    Snapshot snapshot = makeSnapshot(ServerId{1}, start, PollKind::Status);
    snapshot.samples = {{{u"cpu"_s, u"totalUsage"_s, {}}, 5.0}};
    model.applySnapshots({snapshot});
    model.applyStatus(makeStatus(ServerId{1}, ServerState::Unreachable, start + seconds{1}));
    model.applyStatus(makeStatus(ServerId{1}, ServerState::Online, start + std::chrono::hours{24}));
    snapshot.collectedAt = start + std::chrono::hours{24};

    model.applySnapshots({snapshot});

    const auto course = model.index(0, 0).data(ServerModel::SparklineRole).value<Course>();
    CHECK(course.size() == 60);
    CHECK(std::ranges::count(course, std::optional(5.0)) == 1);
}

TEST_CASE("A severity is told until it is taken back")
{
    ServerModel model;
    model.load(fleetOf(2));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);

    model.setSeverity(ServerId{2}, Severity::High);
    model.setSeverity(ServerId{2}, Severity::High);
    const QVariant set = model.index(1, 0).data(ServerModel::SeverityRole);
    model.setSeverity(ServerId{2}, std::nullopt);

    CHECK(set.toInt() == static_cast<int>(Severity::High));
    CHECK_FALSE(model.index(1, 0).data(ServerModel::SeverityRole).isValid());
    CHECK(changes.size() == 2);
}

TEST_CASE("A batch for a thousand servers is one change of the model, and no reset")
{
    ServerModel model;
    model.load(fleetOf(1000));
    std::vector<Snapshot> batch;
    for (int i = 1; i <= 1000; ++i) {
        batch.push_back(makeSnapshot(ServerId{i}, systemClock().now(), PollKind::Metrics));
    }
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

    model.applySnapshots(batch);

    REQUIRE(changes.size() == 1);
    CHECK(changes[0][0].toModelIndex().row() == 0);
    CHECK(changes[0][1].toModelIndex().row() == 999);
    CHECK(resets.isEmpty());
}

TEST_CASE("Servers that are not neighbours change in runs of their own")
{
    ServerModel model;
    model.load(fleetOf(10));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    const Timestamp now = systemClock().now();

    model.applySnapshots({makeSnapshot(ServerId{7}, now, PollKind::Status),
                          makeSnapshot(ServerId{2}, now, PollKind::Status),
                          makeSnapshot(ServerId{2}, now, PollKind::Metrics),
                          makeSnapshot(ServerId{3}, now, PollKind::Status),
                          makeSnapshot(ServerId{99}, now, PollKind::Status)});

    REQUIRE(changes.size() == 2);
    CHECK(changes[0][0].toModelIndex().row() == 1);
    CHECK(changes[0][1].toModelIndex().row() == 2);
    CHECK(changes[1][0].toModelIndex().row() == 6);
}

TEST_CASE("Hostile names leave the model plain and short")
{
    const QString name = GENERATE(from_range(test::hostileStrings()));
    ServerModel model;
    FleetState state = fleetOf(1);
    state.servers[0].name = name;
    state.servers[0].group = name;
    model.load(state);

    const QString shown = serverCell(model, 0, ServerColumn::Name);
    const QString toolTip = model.index(0, 0).data(Qt::ToolTipRole).toString();

    CHECK(shown.size() <= maxNameLength);
    CHECK(shown == plainText(shown));
    CHECK(toolTip.startsWith(u"<qt>"_s));
    CHECK_FALSE(toolTip.contains(u"<img"_s));
    CHECK_FALSE(toolTip.contains(u"<table"_s));
}
