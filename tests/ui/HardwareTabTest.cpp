// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/probes/HardwareTab.h"

#include "tests/support/Catch.h"
#include "tests/support/SlowSamples.h"
#include "tests/ui/DetailStage.h"

#include <QLabel>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

Snapshot toldHardware(ServerId server, Timestamp at)
{
    Snapshot told = makeSlow(server, at, u"hardware"_s);
    told.details = sampleHardware();
    return told;
}

/// A page on the hardware of a server that has told of it just now.
struct HardwareStage : DetailStage
{
    HardwareStage()
    {
        model.applySnapshots({toldHardware(web, now)});
        page.showServer(web);
        stored.newest = sampleHardware();
        stored.at = now;
    }

    HardwareHistory& stored = fleet.fakeProbes.hardware;
    const QWidget& changes = *page.findChild<QWidget*>(u"hardwareChanges"_s);
};

} // namespace

TEST_CASE("Stored hardware is shown, muted and with its age, while the server is down")
{
    DetailStage stage(ServerState::Unreachable);
    stage.fleet.fakeProbes.hardware.newest = sampleHardware();
    stage.fleet.fakeProbes.hardware.at = stage.now - 3 * 24h;
    stage.page.showServer(db);

    stage.openTab(u"hardwareTab"_s);
    stage.fleet.deliver();

    REQUIRE(stage.fleet.fakeProbes.hardwareServers == std::vector{db});
    CHECK(stage.page.findChild<QWidget*>(u"hardwareEmpty"_s)->isHidden());
    CHECK(stage.page.findChild<QLabel*>(u"hardwareHeading"_s)->text() == u"Hardware, 3 days ago"_s);
    CHECK(stage.page.findChild<HardwareTab*>()->allText().contains(u"AMD EPYC 7443P"_s));
    CHECK(stage.page.findChild<QWidget*>(u"hardwareChanges"_s)->isHidden());
}

TEST_CASE("What the server tells itself takes the place of stored hardware")
{
    DetailStage stage;
    stage.fleet.fakeProbes.hardware.newest = Hardware{};
    stage.fleet.fakeProbes.hardware.newest->kernel = u"Linux 5.10"_s;
    stage.fleet.fakeProbes.hardware.at = stage.now - 24h;
    stage.page.showServer(web);
    stage.openTab(u"hardwareTab"_s);
    stage.fleet.deliver();
    const auto* tab = stage.page.findChild<HardwareTab*>();
    REQUIRE(tab->allText().contains(u"Linux 5.10"_s));

    stage.push(toldHardware(web, stage.now));

    CHECK(tab->allText().contains(u"Linux 6.1.0-18-amd64"_s));
    CHECK_FALSE(tab->allText().contains(u"Linux 5.10"_s));
}

TEST_CASE("Changes of hardware stand below it with their age, and come anew when there is one")
{
    HardwareStage stage;
    const double gib = 1024.0 * 1024 * 1024;
    const HardwareChange change{HardwarePart::Memory, {}, 128 * gib, 64 * gib};
    stage.openTab(u"hardwareTab"_s);
    stage.fleet.deliver();
    REQUIRE(stage.changes.isHidden());

    stage.stored.changes = {{stage.now - 3 * 24h, change}};
    Q_EMIT stage.fleet.fakeProbes.hardwareChanged(web, {change});
    stage.fleet.deliver();

    CHECK_FALSE(stage.changes.isHidden());
    CHECK(stage.changes.findChild<QLabel*>(u"hardwareChange"_s)->text()
          == u"Memory: 64 GiB, before 128 GiB · 3 days ago"_s);
    CHECK(stage.page.findChild<HardwareTab*>()->allText().contains(u"before 128 GiB"_s));
}

TEST_CASE("Of many changes of hardware the newest are shown, and the next server has none of them")
{
    HardwareStage stage;
    stage.stored.changes.assign(
        60, {stage.now, {HardwarePart::Kernel, {}, u"Linux 5"_s, u"Linux 6"_s}});
    stage.openTab(u"hardwareTab"_s);
    stage.fleet.deliver();
    REQUIRE_FALSE(stage.changes.isHidden());
    CHECK(stage.changes.findChildren<QLabel*>(u"hardwareChange"_s).size() == 50);
    CHECK(stage.changes.findChild<QLabel*>(u"hardwareChangesMore"_s)
              ->text()
              .startsWith(u"10 older"_s));

    stage.page.showServer(db); // its answer has not come yet

    CHECK(stage.changes.isHidden());
}

TEST_CASE("What is stored is asked for who looks at it, and a failure leaves what there is")
{
    HardwareStage stage;
    CHECK(stage.fleet.fakeProbes.hardwareServers.empty());
    stage.fleet.failure = Error{ErrorCode::StoreIo, {}};

    stage.openTab(u"hardwareTab"_s);
    stage.fleet.deliver();

    CHECK(stage.fleet.fakeProbes.hardwareServers == std::vector{web});
    CHECK(stage.page.findChild<HardwareTab*>()->allText().contains(u"AMD EPYC 7443P"_s));
}

TEST_CASE("How a server is reached stands with its hardware: its SSH server, keys and times")
{
    HardwareStage stage;
    stage.openTab(u"hardwareTab"_s);
    const QWidget& card = *stage.page.findChild<QWidget*>(u"connectionCard"_s);
    Snapshot first = makeSnapshot(web, stage.now, PollKind::Metrics);
    first.facts = Facts{};
    first.facts->sshServer = u"SSH-2.0-OpenSSH_9.2"_s;
    first.facts->sshAlgorithms = u"curve25519-sha256, aes128-gcm@openssh.com"_s;
    first.facts->hostKeyType = u"ssh-ed25519"_s;
    first.samples.push_back({metric(u"ssh"_s, u"connectTime"_s), 0.25});

    stage.push(first);

    CHECK_FALSE(card.isHidden());
    CHECK(card.findChild<QLabel*>(u"sshServer"_s)->text() == u"SSH-2.0-OpenSSH_9.2"_s);
    CHECK(card.findChild<QLabel*>(u"hostKeyType"_s)->text() == u"ssh-ed25519"_s);
    CHECK(card.findChild<QLabel*>(u"connectTime"_s)->text() == u"250 ms"_s);
    CHECK(card.findChild<QLabel*>(u"handshakeTime"_s)->isHidden()); // not told: absent
    CHECK(stage.page.findChild<HardwareTab*>()->allText().contains(
        u"Algorithms: curve25519-sha256, aes128-gcm@openssh.com"_s));
    stage.page.showServer(db);
    CHECK_FALSE(stage.page.findChild<HardwareTab*>()->allText().contains(u"OpenSSH"_s));
}

TEST_CASE("The connection is told where the hardware is not")
{
    DetailStage stage;
    stage.page.showServer(web);
    stage.openTab(u"hardwareTab"_s);
    Snapshot first = makeSnapshot(web, stage.now, PollKind::Metrics);
    first.facts = Facts{};
    first.facts->sshServer = u"SSH-2.0-dropbear_2022.83"_s;

    stage.push(first);

    CHECK_FALSE(stage.page.findChild<QWidget*>(u"hardwareArea"_s)->isHidden());
    CHECK_FALSE(stage.page.findChild<QWidget*>(u"hardwareEmpty"_s)->isHidden());
    CHECK(stage.page.findChild<HardwareTab*>()->allText().startsWith(
        u"SSH connection\n  SSH server: SSH-2.0-dropbear_2022.83"_s));
}
