// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// What the stores do on a disk that fails or is slow: a process of its own uses them, on a real
// file system whose writes are made to fail.
#include "tests/store/DiskVictim.h"
#include "tests/store/StoredPolls.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using test::DiskVictim;
using test::forGood;
using test::integrityOf;
using test::storedAlerts;
using test::storedPolls;
using test::storedServers;

namespace {

/// Has 500 polls stored. False where there is no such process, and the test is to be skipped.
bool hasCollected(DiskVictim& victim)
{
    if (!victim.isReady()) {
        return false;
    }
    victim.ask("history", "opened");
    victim.ask("poll 500", "committed 500");
    return true;
}

} // namespace

TEST_CASE("polls wait while writes to the disk fail, and are all there afterwards", "[F28]")
{
    const test::TempStore temp;
    DiskVictim victim(temp.folder());
    if (!hasCollected(victim)) {
        return;
    }

    victim.disk().failingWrites = forGood;
    victim.tell("poll 700");
    CHECK(victim.waitFor("failed").startsWith("failed store_io"));
    CHECK(victim.waitFor("failed").startsWith("failed store_io")); // it goes on trying
    victim.disk().failingWrites = 0;
    victim.waitFor("committed 1200");
    victim.end();

    CHECK(storedPolls(temp.folder()) == 1200);
}

TEST_CASE("after a failed fsync the history's file is opened anew and checked", "[F28]")
{
    const test::TempStore temp;
    DiskVictim victim(temp.folder());
    if (!hasCollected(victim)) {
        return;
    }
    const int opens = victim.disk().opens;

    victim.disk().failingSyncs = 1; // Linux tells of it once: the next fsync succeeds
    CHECK(victim.waitFor("failed").startsWith("failed store_io"));
    victim.ask("poll 500", "committed 1000");

    CHECK(victim.disk().opens >= opens + 2); // one to check it
    victim.end();
    CHECK(storedPolls(temp.folder()) == 1000);
}

TEST_CASE("a change of the configuration that can't be written is an error and not half done",
          "[F28]")
{
    const test::TempStore temp;
    DiskVictim victim(temp.folder());
    if (!victim.isReady()) {
        return;
    }
    victim.ask("config", "opened");
    victim.ask("server first", "added");
    const int opens = victim.disk().opens;

    const bool isFsync = GENERATE(false, true);
    auto& fault = isFsync ? victim.disk().failingSyncs : victim.disk().failingWrites;
    fault = forGood;
    CHECK(victim.ask("server second", "failed").startsWith("failed store_io"));
    CHECK(victim.ask("alert second", "failed").startsWith("failed store_io"));
    fault = 0;
    victim.ask("alert second", "raised"); // as the journal of alerts does
    victim.ask("server third", "added");

    CHECK(victim.disk().opens > opens);
    victim.end();
    const QStringList servers = storedServers(temp.folder());
    CHECK(servers.count(u"first"_s) == 1);
    CHECK(servers.count(u"second"_s) <= (isFsync ? 1 : 0)); // only its way to the disk failed
    CHECK(servers.count(u"third"_s) == 1);
    CHECK(storedAlerts(temp.folder()) == QStringList{u"second"_s});
    CHECK(integrityOf(temp.configPath()) == u"ok"_s);
}

TEST_CASE("a slow disk holds nobody up, and makes commits few and large", "[F29]")
{
    const test::TempStore temp;
    DiskVictim victim(temp.folder());
    if (!victim.isReady()) {
        return;
    }
    victim.ask("history", "opened");
    victim.ask("poll 1", "committed 1");

    victim.disk().isHeld = 1; // until all were handed over
    victim.tell("poll 1300");
    CHECK(victim.hear() == "appended");
    victim.disk().delayMsecs = 40;
    victim.disk().isHeld = 0;
    int commits = 1;
    while (victim.waitFor("committed") != "committed 1301") {
        ++commits;
    }

    CHECK(commits <= 3);
    victim.disk().delayMsecs = 0;
    victim.end();
    CHECK(storedPolls(temp.folder()) == 1301);
}
