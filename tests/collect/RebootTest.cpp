// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/collect/Watched.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/Pump.h"

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;
using test::numbered;
using test::pumpUntil;
using test::rightPassword;
using test::Watched;

namespace {

/// A machine that can be booted anew: its counters then begin at 0.
struct Machine
{
    std::atomic_int boot = 1;
    std::atomic<qint64> polls = 0; ///< since it booted

    QByteArray answer(const QByteArray& command)
    {
        const QByteArray mark = '@' + command.split(' ').last() + ':';
        if (command.startsWith("vd_facts")) {
            return mark + "boot\nboot-" + QByteArray::number(boot) + '\n' + mark
                + "access\nok /proc/stat\nok /proc/uptime\nok /proc/net/dev\n";
        }
        const qint64 age = ++polls;
        const QByteArray uptime = QByteArray::number(boot == 1 ? 90'000 + age : 20 + age) + ".00 1";
        const QByteArray count = QByteArray::number(boot == 1 ? 9'000'000 + 1000 * age : 100 * age);
        const QByteArray cpu = "cpu " + count + " 0 " + count + ' ' + count + " 0 0 0 0 0 0";
        if (command.startsWith("vd_status")) {
            return mark + "stat\n" + cpu + '\n' + mark + "uptime\n" + uptime + '\n';
        }
        return mark + "files\n==> /dev/null <==\n\n==> /proc/stat <==\n" + cpu
            + "\n\n==> /proc/uptime <==\n" + uptime
            + "\n\n==> /proc/net/dev <==\nInter-| Receive\n face |bytes\n  eth0: " + count
            + " 1 0 0 0 0 0 0 " + count + " 1 0 0 0 0 0 0\n";
    }
};

bool hasNegativeSample(const Snapshot& snapshot)
{
    return std::ranges::any_of(snapshot.samples,
                               [](const Sample& sample) { return sample.value < 0; });
}

} // namespace

TEST_CASE("a reboot is told once, and its counters make no negative rates", "[F14]")
{
    Machine machine;
    test::FakeSshOptions options;
    options.answer = [&machine](const QByteArray& command) { return machine.answer(command); };
    test::FakeSshServer fake(options);
    Watched watched;
    watched.scheduler.setPins({fake.pin()});
    Server server = numbered(fake.server(), 1);
    server.statusInterval = seconds{1};
    server.metricsInterval = seconds{1};
    const auto reconnect = [&] {
        const int before = watched.polls[server.id];
        fake.dropConnections();
        REQUIRE(watched.reaches(server, ServerState::Unreachable));
        watched.scheduler.retryNow(server.id);
        REQUIRE(pumpUntil([&] { return watched.polls[server.id] > before + 2; }));
    };
    const auto reboots
        = [&watched] { return std::ranges::count_if(watched.snapshots, &Snapshot::hasRebooted); };
    watched.scheduler.setServer(server, rightPassword());
    REQUIRE(pumpUntil([&] { return watched.polls[server.id] > 2; }));

    reconnect();
    CHECK(reboots() == 0);

    machine.boot = 2;
    machine.polls = 0;
    reconnect();
    CHECK(reboots() == 1);

    reconnect();
    CHECK(reboots() == 1);
    CHECK(std::ranges::none_of(watched.snapshots, hasNegativeSample));
    CHECK(valueOf(watched.snapshots.back(), {u"cpu"_s, u"totalUsage"_s, {}}));
}

TEST_CASE("after a reboot the next login already forgets when slow probes were asked", "[F14]")
{
    const int boot = GENERATE(1, 2);
    Machine machine;
    test::FakeSshOptions options;
    options.answer = [&machine](const QByteArray& command) { return machine.answer(command); };
    test::FakeSshServer fake(options);
    Watched watched;
    watched.scheduler.setPins({fake.pin()});
    int slowSnapshots = 0;
    QObject::connect(&watched.scheduler,
                     &collect::Scheduler::snapshotReady,
                     &watched.scheduler,
                     [&slowSnapshots](const Snapshot& snapshot) {
                         slowSnapshots += snapshot.kind == PollKind::Slow ? 1 : 0;
                     });
    Server server = numbered(fake.server(), 1);
    server.statusInterval = seconds{1};
    server.metricsInterval = seconds{1};
    watched.scheduler.setServer(server, rightPassword());
    REQUIRE(pumpUntil([&] { return slowSnapshots > 0 && watched.polls[server.id] > 0; }));

    machine.boot = boot;
    machine.polls = 0;
    fake.dropConnections();
    REQUIRE(watched.reaches(server, ServerState::Unreachable));
    watched.scheduler.retryNow(server.id);
    REQUIRE(watched.reaches(server, ServerState::Online));
    std::atomic<qint64> times = -1;
    watched.scheduler.visit(server.id, [&times](collect::LiveSession* live) {
        times = live == nullptr ? -1 : static_cast<qint64>(live->context.slowTimes.size());
    });
    REQUIRE(pumpUntil([&times] { return times >= 0; }));

    CHECK((times == 0) == (boot == 2));
}
