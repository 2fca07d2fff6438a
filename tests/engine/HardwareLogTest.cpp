// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/HardwareLog.h"

#include "tests/support/Catch.h"
#include "tests/support/Pump.h"
#include "tests/support/TempStore.h"

#include <QFile>

#include <map>
#include <utility>

using namespace Qt::StringLiterals;
using namespace vedette;
using engine::ConfigThread;
using engine::HardwareLog;
using test::pumpUntil;

namespace {

/// A log on a folder of its own with one server, and what it said.
struct LogFixture
{
    explicit LogFixture(HardwareLog::Role role = HardwareLog::Role::Keeper)
        : log(*thread, role, nullptr)
    {
        QObject::connect(&log,
                         &HardwareLog::hardwareChanged,
                         &log,
                         [this](ServerId changed, const std::vector<HardwareChange>& changes) {
                             told.emplace_back(changed, changes);
                         });
        QObject::connect(&log,
                         &HardwareLog::hardwareReady,
                         &log,
                         [this](RequestId request, const Result<HardwareHistory>& history) {
                             answers.insert_or_assign(request, history);
                         });
    }

    [[nodiscard]] ServerId addServer()
    {
        Server web;
        web.name = u"web"_s;
        web.host = u"web"_s;
        const auto added
            = thread->wait([web](store::ConfigStore& store) { return store.addServers({web}); });
        REQUIRE(added);
        return added->front().id;
    }

    void accept(double memory, seconds at)
    {
        Hardware hardware;
        hardware.memoryTotal = memory;
        Snapshot snapshot;
        snapshot.server = server;
        snapshot.kind = PollKind::Slow;
        snapshot.probe = u"hardware"_s;
        snapshot.collectedAt = Timestamp(at);
        snapshot.details = hardware;
        log.accept(snapshot);
    }

    /// Asked behind what was accepted: the store answers in this order.
    Result<HardwareHistory> read()
    {
        const RequestId request{++lastRequest};
        log.read(request, server);
        REQUIRE(pumpUntil([&] { return answers.contains(request); }));
        return answers.at(request);
    }

    test::TempStore temp;
    std::unique_ptr<ConfigThread> thread = *ConfigThread::open(temp.folder());
    HardwareLog log;
    ServerId server = addServer();
    qint64 lastRequest = 0;
    std::vector<std::pair<ServerId, std::vector<HardwareChange>>> told;
    std::map<RequestId, Result<HardwareHistory>> answers;
};

} // namespace

TEST_CASE("hardware that changes between two answers is told once, after it was stored")
{
    LogFixture fixture;

    fixture.accept(128e9, seconds{1000});
    fixture.accept(64e9, seconds{2000});
    fixture.accept(64e9, seconds{9000});
    const auto history = fixture.read();

    REQUIRE(history);
    const HardwareChange change{HardwarePart::Memory, {}, 128e9, 64e9};
    CHECK(history->changes == std::vector{HardwareEvent{Timestamp(seconds{2000}), change}});
    CHECK(history->newest->memoryTotal == 64e9);
    REQUIRE(fixture.told.size() == 1);
    CHECK(fixture.told.front() == std::pair{fixture.server, std::vector{change}});
}

TEST_CASE("a snapshot without hardware keeps nothing")
{
    LogFixture fixture;
    Snapshot failed;
    failed.server = fixture.server;
    failed.probe = u"hardware"_s;

    fixture.log.accept(failed);

    CHECK(fixture.read() == HardwareHistory{});
    CHECK(fixture.told.empty());
}

TEST_CASE("an onlooker keeps no hardware, and reads what the collector has kept")
{
    LogFixture fixture(HardwareLog::Role::Onlooker);
    fixture.accept(128e9, seconds{1000});
    CHECK(fixture.read() == HardwareHistory{});

    Hardware hardware;
    hardware.memoryTotal = 64e9;
    const auto kept = fixture.thread->wait([&](store::ConfigStore& store) {
        return store.keepHardware(fixture.server, hardware, Timestamp(seconds{1000}));
    });

    REQUIRE(kept);
    const auto history = fixture.read();
    REQUIRE(history);
    CHECK(history->newest == hardware);
}

TEST_CASE("what could not be stored is an error for who asks, and is told with the next answer")
{
    LogFixture fixture;
    fixture.accept(128e9, seconds{1000});
    REQUIRE(fixture.read());
    REQUIRE(QFile::rename(fixture.temp.configPath(), fixture.temp.configPath() + u".away"_s));

    fixture.accept(64e9, seconds{2000});
    const auto lost = fixture.read();
    REQUIRE(QFile::rename(fixture.temp.configPath() + u".away"_s, fixture.temp.configPath()));
    CHECK(fixture.told.empty());
    fixture.accept(64e9, seconds{3000});
    const auto history = fixture.read();

    REQUIRE_FALSE(lost);
    CHECK(lost.error().code == ErrorCode::StoreIo);
    REQUIRE(history);
    CHECK(fixture.told.size() == 1);
}
