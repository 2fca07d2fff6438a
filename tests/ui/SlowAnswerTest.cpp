// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/support/SlowSamples.h"
#include "tests/ui/CommandStage.h"
#include "ui/servers/ServerModel.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

constexpr ServerId slowServer{1};
constexpr Timestamp slowStart{1'000'000s};

struct SlowStage
{
    SlowStage()
    {
        FleetState state;
        state.servers = {makeServer(slowServer.value, u"web-1"_s)};
        state.statuses = {makeStatus(slowServer, ServerState::Online)};
        model.load(state);
        Snapshot snapshot = makeSlow(slowServer, slowStart, u"containers"_s);
        snapshot.details = sampleContainers();
        snapshot.samples = {{{u"container"_s, u"running"_s, u"web"_s}, 1}};
        model.applySnapshots({snapshot});
    }

    [[nodiscard]] const SlowAnswer& answer() const
    {
        return *slowAnswer(*model.find(slowServer), u"containers"_s);
    }

    ServerModel model;
};

} // namespace

TEST_CASE("The newest answer of each slow probe is kept, beside the values of the polls")
{
    SlowStage stage;
    stage.model.applySnapshots({makeSlow(slowServer, slowStart, u"ports"_s)});
    stage.model.applySnapshots({makeSnapshot(slowServer, slowStart + 1s, PollKind::Metrics)});

    const ServerRow& row = *stage.model.find(slowServer);

    CHECK(row.slow.size() == 2);
    CHECK(std::get<ContainerTable>(stage.answer().details) == sampleContainers());
    CHECK_FALSE(row.values.contains({u"container"_s, u"running"_s, u"web"_s}));
    CHECK(slowSamples(row, "container"_L1).size() == 1);
}

TEST_CASE("A slow answer changes nothing that the list shows")
{
    SlowStage stage;
    const QSignalSpy changes(&stage.model, &QAbstractItemModel::dataChanged);

    stage.model.applySnapshots({makeSlow(slowServer, slowStart + 1s, u"ports"_s)});

    CHECK(changes.count() == 0);
    CHECK(stage.model.find(slowServer)->sampledAt == Timestamp());
}

TEST_CASE("When a slow probe fails its last answer stays, with the reason")
{
    SlowStage stage;

    stage.model.applySnapshots(
        {makeFailed(slowServer, slowStart + 60s, u"containers"_s, ErrorCode::Timeout)});

    CHECK(stage.answer().why->code == ErrorCode::Timeout);
    CHECK(stage.answer().collectedAt == slowStart);
    CHECK(std::get<ContainerTable>(stage.answer().details) == sampleContainers());
}

TEST_CASE("When a server has no such thing any more its last answer goes")
{
    const auto reason = GENERATE(ErrorCode::NotAvailable, ErrorCode::CommandMissing);
    SlowStage stage;

    stage.model.applySnapshots({makeFailed(slowServer, slowStart + 60s, u"containers"_s, reason)});

    CHECK(stage.answer().why->code == reason);
    CHECK(std::holds_alternative<std::monostate>(stage.answer().details));
    CHECK(stage.answer().samples.empty());
}

TEST_CASE("An answer after a failure has no reason any more")
{
    SlowStage stage;
    stage.model.applySnapshots(
        {makeFailed(slowServer, slowStart + 60s, u"containers"_s, ErrorCode::Timeout)});

    stage.model.applySnapshots({makeSlow(slowServer, slowStart + 120s, u"containers"_s)});

    CHECK_FALSE(stage.answer().why);
    CHECK(stage.answer().collectedAt == slowStart + 120s);
}

TEST_CASE("An answer that lacks a part is an answer")
{
    SlowStage stage;
    Snapshot partly
        = makeFailed(slowServer, slowStart + 60s, u"containers"_s, ErrorCode::PermissionDenied);
    partly.details = ContainerTable{};

    stage.model.applySnapshots({partly});

    CHECK_FALSE(stage.answer().why);
    REQUIRE(stage.answer().gap);
    CHECK(stage.answer().gap->code == ErrorCode::PermissionDenied);
    CHECK(std::get<ContainerTable>(stage.answer().details).containers.isEmpty());
}

TEST_CASE("What an answer lacks is told until the next that lacks nothing")
{
    SlowStage stage;
    Snapshot partly = makeFailed(slowServer, slowStart + 60s, u"containers"_s, ErrorCode::Timeout);
    partly.details = ContainerTable{};
    stage.model.applySnapshots({partly});
    stage.model.applySnapshots(
        {makeFailed(slowServer, slowStart + 120s, u"containers"_s, ErrorCode::Timeout)});
    CHECK(stage.answer().gap); // of what stands there still

    Snapshot whole = makeSlow(slowServer, slowStart + 180s, u"containers"_s);
    whole.details = sampleContainers();
    stage.model.applySnapshots({whole});

    CHECK_FALSE(stage.answer().gap);
}

TEST_CASE("An older slow answer that comes late is passed over")
{
    SlowStage stage;

    stage.model.applySnapshots({makeSlow(slowServer, slowStart - 1s, u"containers"_s)});

    CHECK(stage.answer().collectedAt == slowStart);
}

TEST_CASE("Slow answers stay when a server goes down, and go when it becomes another machine")
{
    SlowStage stage;
    stage.model.applyStatus(makeStatus(slowServer, ServerState::Unreachable));
    CHECK(stage.model.find(slowServer)->slow.size() == 1);

    Server moved = makeServer(slowServer.value, u"web-1"_s);
    moved.host = u"198.51.100.7"_s;
    stage.model.updateServer(moved);

    CHECK(stage.model.find(slowServer)->slow.empty());
}

TEST_CASE("What a command told goes when it is removed, renamed or meant for others")
{
    CustomCommand command = queueCommand();
    SECTION("removed")
    {
        command.name = u"another"_s;
    }
    SECTION("meant for others")
    {
        command.targets = CommandTargets::Chosen;
        command.servers = {ServerId{2}};
    }
    SECTION("meant for others by tag")
    {
        command.targets = CommandTargets::Chosen;
        command.tags = QStringList{u"mail"_s};
    }
    SlowStage stage;
    stage.model.applySnapshots({queueAnswer(slowServer, slowStart)});
    stage.model.setCommands({queueCommand()});
    REQUIRE(slowAnswer(*stage.model.find(slowServer), u"command/queue"_s) != nullptr);

    stage.model.setCommands({command});
    stage.model.applySnapshots({queueAnswer(slowServer, slowStart + 1s)}); // was on its way

    CHECK(slowAnswer(*stage.model.find(slowServer), u"command/queue"_s) == nullptr);
    CHECK(stage.answer().collectedAt == slowStart);
}

TEST_CASE("What a command told goes when its server has lost its tag")
{
    SlowStage stage;
    Server tagged = makeServer(slowServer.value, u"web-1"_s);
    tagged.tags = QStringList{u"mail"_s};
    CustomCommand command = queueCommand();
    command.targets = CommandTargets::Chosen;
    command.tags = tagged.tags;
    stage.model.updateServer(tagged);
    stage.model.setCommands({command});
    stage.model.applySnapshots({queueAnswer(slowServer, slowStart)});
    REQUIRE(slowAnswer(*stage.model.find(slowServer), u"command/queue"_s) != nullptr);

    stage.model.updateServer(makeServer(slowServer.value, u"web-1"_s));

    CHECK(slowAnswer(*stage.model.find(slowServer), u"command/queue"_s) == nullptr);
}

TEST_CASE("However many probes a collector names, a bounded number is kept")
{
    SlowStage stage;

    for (int i = 0; i < 2000; ++i) {
        stage.model.applySnapshots({makeSlow(slowServer, slowStart, u"probe%1"_s.arg(i))});
    }

    CHECK(stage.model.find(slowServer)->slow.size() <= 1100);
}
