// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/HistoryKeeper.h"

#include "tests/support/Catch.h"
#include "tests/support/ManualClock.h"
#include "tests/support/Pump.h"
#include "tests/support/TempStore.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace vedette;
using engine::ConfigThread;
using engine::HistoryKeeper;
using std::chrono::days;
using std::chrono::hours;
using test::pumpUntil;

namespace {

const Timestamp past = fromMsecs(1'700'000'000'000);

Alert alertAt(Timestamp raised, std::optional<Timestamp> resolved)
{
    Alert alert;
    alert.server = ServerId{7};
    alert.raisedAt = raised;
    alert.resolvedAt = resolved;
    alert.state = resolved ? AlertState::Resolved : AlertState::Firing;
    return alert;
}

/// A keeper on a store of its own, and what it tells.
struct KeeperStage
{
    KeeperStage() { clock.setNow(past + days{1}); }
    KeeperStage(const KeeperStage&) = delete;
    KeeperStage& operator=(const KeeperStage&) = delete;
    ~KeeperStage() { config.reset(); } // as the engine does: its answers need the keeper

    void store(const Alert& alert) const
    {
        const auto id = config->wait([alert](store::ConfigStore& store) {
            return store.raiseAlert(alert).and_then([&](AlertId given) {
                Alert stored = alert;
                stored.id = given;
                return alert.resolvedAt ? store.resolveAlert(stored) : Result<AlertId>(given);
            });
        });
        REQUIRE(id);
    }
    [[nodiscard]] bool hasTold(std::size_t count) const
    {
        return pumpUntil([&] { return told.size() >= count; });
    }
    [[nodiscard]] bool keeps(Timestamp time) const
    {
        return told.back().incidents.endAround(ServerId{7}, {time, time + seconds{1}}).has_value();
    }

    test::TempStore temp;
    test::ManualClock clock;
    std::unique_ptr<ConfigThread> config = *ConfigThread::open(temp.folder());
    std::vector<RetentionPolicy> told;
    HistoryKeeper keeper{clock,
                         *config,
                         [this](const RetentionPolicy& policy) { told.push_back(policy); },
                         {.first = milliseconds{1}, .longest = milliseconds{4}, .tries = 4},
                         nullptr};
};

/// The file of the alerts, away for as long as this lives.
class MissingFile
{
public:
    explicit MissingFile(const test::TempStore& temp)
        : m_path(temp.configPath())
    {
        REQUIRE(QFile::rename(m_path, m_path + u".away"_s));
    }
    MissingFile(const MissingFile&) = delete;
    MissingFile& operator=(const MissingFile&) = delete;
    ~MissingFile() { QFile::rename(m_path + u".away"_s, m_path); }

private:
    QString m_path;
};

} // namespace

TEST_CASE("the history is told nothing before servers and alerts are known, and then all at once")
{
    KeeperStage stage;
    stage.store(alertAt(past, past + hours{1}));
    stage.store(alertAt(past + hours{9}, std::nullopt));
    Server server;
    server.id = ServerId{7};
    server.retention = {days{400}, {}};
    stage.keeper.setLimits({.measured = days{45}});
    stage.keeper.setServer(server);
    CHECK(stage.told.empty());

    stage.keeper.load();

    REQUIRE(stage.hasTold(1));
    CHECK(stage.told.front().limits.measured == days{45});
    CHECK(stage.told.front().of(ServerId{7}).measured == days{400});
    CHECK(stage.told.front().of(ServerId{8}).measured == days{45});
    CHECK(stage.keeps(past));
    CHECK_FALSE(stage.keeps(past + hours{5}));
    CHECK(stage.keeps(past + hours{50}));
}

TEST_CASE("the history is told what changes: limits, servers and alerts")
{
    KeeperStage stage;
    stage.keeper.load();
    REQUIRE(stage.hasTold(1));

    SECTION("limits")
    {
        stage.keeper.setLimits({.measured = days{45}});
        REQUIRE(stage.hasTold(2));
        CHECK(stage.told.back().limits.measured == days{45});
    }
    SECTION("servers")
    {
        Server server;
        server.id = ServerId{7};
        server.retention = {{}, days{1000}};
        stage.keeper.setServer(server);
        REQUIRE(stage.hasTold(2));
        CHECK(stage.told.back().of(ServerId{7}).hours == days{1000});
        server.retention = {};
        stage.keeper.setServer(server);
        REQUIRE(stage.hasTold(3));
        CHECK(stage.told.back().servers.isEmpty());
    }
    SECTION("alerts")
    {
        stage.keeper.setAlert(alertAt(past, std::nullopt));
        REQUIRE(stage.hasTold(2));
        CHECK(stage.keeps(past + hours{50}));
        stage.keeper.setAlert(alertAt(past, past + hours{1}));
        REQUIRE(stage.hasTold(3));
        CHECK(stage.keeps(past + hours{1}));
        CHECK_FALSE(stage.keeps(past + hours{2}));
    }
}

TEST_CASE("an alert that ends while the alerts are read is not believed to go on")
{
    KeeperStage stage;
    stage.store(alertAt(past, std::nullopt));
    stage.keeper.load();

    stage.keeper.setAlert(alertAt(past, past + hours{1})); // the answer does not know of it

    REQUIRE(stage.hasTold(1));
    CHECK(stage.keeps(past + hours{1}));
    CHECK_FALSE(stage.keeps(past + hours{2}));
}

TEST_CASE("while alerts can't be read the history keeps to its size, and to its limits after that")
{
    KeeperStage stage;
    stage.store(alertAt(past, past + hours{1}));
    Server server;
    server.id = ServerId{7};
    server.retention = {days{10}, days{40}};
    stage.keeper.setLimits({.measured = days{5}, .hours = days{500}, .mostBytes = 1000});
    stage.keeper.setServer(server);
    stage.keeper.setAlert(alertAt(past + hours{9}, past + hours{10}));
    {
        const MissingFile missing(stage.temp);
        stage.keeper.load();
        REQUIRE(stage.hasTold(1));
    }

    const RetentionPolicy without = stage.told.front();
    CHECK(without.limits.mostBytes == 1000);
    CHECK(without.limits.measured == days{500});
    CHECK(without.of(ServerId{7}).measured == days{40});
    CHECK(stage.keeps(past + hours{9}));
    CHECK_FALSE(stage.keeps(past));
    REQUIRE(stage.hasTold(2));
    CHECK(stage.told.back().limits.measured == days{5});
    CHECK(stage.told.back().of(ServerId{7}).measured == days{10});
    CHECK(stage.keeps(past));
    CHECK(stage.keeps(past + hours{9}));
}

TEST_CASE("a history without a size keeps to its ages where alerts can't be read")
{
    KeeperStage stage;
    stage.keeper.setLimits({.measured = days{5}, .mostBytes = 0});
    const MissingFile missing(stage.temp);

    stage.keeper.load();

    REQUIRE(stage.hasTold(1));
    CHECK(stage.told.front().limits.measured == days{5});
}

TEST_CASE("a server that was removed before the start keeps its history as it was to be kept")
{
    KeeperStage stage;
    Server server;
    server.name = u"web"_s;
    server.host = u"web"_s;
    server.retention = {days{400}, {}};
    const auto id = stage.config->wait([server](store::ConfigStore& store) {
        return store.addServers({server}).and_then([&](const std::vector<Server>& added) {
            return store.removeServers({added.front().id}).map([&] { return added.front().id; });
        });
    });
    REQUIRE(id);
    const auto state = stage.config->wait([](store::ConfigStore& store) { return store.load(); });
    REQUIRE(state);

    stage.keeper.setRemoved(state->removed);
    stage.keeper.load();

    REQUIRE(stage.hasTold(1));
    CHECK(stage.told.front().of(*id).measured == days{400});
}

TEST_CASE("an onlooker asks for no alerts and tells nothing")
{
    const test::TempStore temp;
    const test::ManualClock clock;
    const auto config = *ConfigThread::open(temp.folder());
    HistoryKeeper keeper(clock, *config, nullptr, {}, nullptr);

    keeper.setLimits({});
    keeper.load();
    keeper.setAlert(alertAt(past, std::nullopt));

    SUCCEED("nothing was told, and nothing crashed");
}
