// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Engine.h"
#include "tests/support/Catch.h"
#include "tests/support/OrdinaryUser.h"
#include "tests/support/Pump.h"
#include "tests/support/TempStore.h"

#include <QFile>

#include <optional>

using namespace Qt::StringLiterals;
using namespace vedette;
using engine::Engine;
using test::pumpUntil;

#ifdef Q_OS_LINUX
namespace {

/// A folder or its files that can't be written, as long as it lives.
class Sealed
{
public:
    Sealed(const test::TempStore& temp, bool isFolder)
        : m_paths(isFolder ? QStringList{temp.folder()}
                           : QStringList{temp.configPath(), temp.historyPath()})
    {
        for (const QString& path : m_paths) {
            const auto mode = isFolder ? QFile::ReadOwner | QFile::ExeOwner
                                       : QFileDevice::Permissions(QFile::ReadOwner);
            REQUIRE(QFile::setPermissions(path, mode));
        }
    }
    Sealed(const Sealed&) = delete;
    Sealed& operator=(const Sealed&) = delete;
    ~Sealed()
    {
        for (const QString& path : m_paths) {
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
    }

private:
    const QStringList m_paths;
};

/// A folder that was collected into until a poll was stored.
void collectInto(const test::TempStore& temp)
{
    const auto engine = Engine::create({.dataFolder = temp.folder()});
    REQUIRE(engine);
    int stored = 0;
    QObject::connect(engine->get(),
                     &Engine::samplesCommitted,
                     engine->get(),
                     [&stored](const std::vector<Snapshot>& polls) {
                         stored += static_cast<int>(polls.size());
                     });
    (*engine)->start();
    REQUIRE(pumpUntil([&stored] { return stored >= 2; }));
    (*engine)->stop();
}

/// What a view of a folder that can't be written tells.
class Viewing
{
public:
    explicit Viewing(const QString& folder)
        : engine(*Engine::create({.dataFolder = folder, .mayOnlyView = true}))
    {
        Engine* source = engine.get();
        QObject::connect(source,
                         &Engine::fleetLoaded,
                         source,
                         [this](RequestId, const FleetState& state) { fleet = state; });
        QObject::connect(source,
                         &Engine::historyReady,
                         source,
                         [this](RequestId, const Result<History>& answer) { history = answer; });
        QObject::connect(source,
                         &Engine::commandFinished,
                         source,
                         [this](RequestId, const std::optional<Error>& error) {
                             finished = error.value_or(Error{});
                         });
        QObject::connect(
            source, &Engine::snapshotReady, source, [this](const Snapshot&) { ++snapshots; });
        engine->start();
        engine->requestFleet();
        REQUIRE(pumpUntil([this] { return fleet.has_value(); }));
    }

    std::unique_ptr<Engine> engine;
    std::optional<FleetState> fleet;
    std::optional<Result<History>> history;
    std::optional<Error> finished;
    int snapshots = 0;
};

} // namespace

TEST_CASE("where nothing can be written, what is stored is shown, and servers are watched", "[F32]")
{
    const test::OrdinaryUser user;
    const test::TempStore temp;
    collectInto(temp);
    const QByteArray config = test::readFile(temp.configPath());
    const QByteArray past = test::readFile(temp.historyPath());
    const bool isFolder = GENERATE(true, false);
    const Sealed sealed(temp, isFolder);

    Viewing view(temp.folder());

    CHECK(view.engine->isViewOnly());
    CHECK_FALSE(view.engine->capabilities().testFlag(FleetCapability::Configure));
    REQUIRE(view.fleet->servers.size() == 1);
    const Timestamp now = systemClock().now();
    view.engine->requestHistory({view.fleet->servers.front().id,
                                 {{u"memory"_s, u"total"_s, {}}},
                                 {now - seconds{120}, now + seconds{1}},
                                 100});
    REQUIRE(pumpUntil([&view] { return view.history.has_value(); }));
    REQUIRE(view.history->has_value());
    CHECK_FALSE((*view.history)->series.front().points.empty());
    CHECK(pumpUntil([&view] { return view.snapshots > 0; }));
    view.engine->stop();
    CHECK(test::readFile(temp.configPath()) == config);
    CHECK(test::readFile(temp.historyPath()) == past);
}

TEST_CASE("a change where nothing can be written is refused as such", "[F32]")
{
    const test::OrdinaryUser user;
    const test::TempStore temp;
    collectInto(temp);
    const bool isFolder = GENERATE(true, false);
    const Sealed sealed(temp, isFolder);
    Viewing view(temp.folder());
    Server server;
    server.name = u"web"_s;
    server.host = u"web.example.net"_s;

    view.engine->addServers({server}, {});

    REQUIRE(pumpUntil([&view] { return view.finished.has_value(); }));
    CHECK(view.finished->code == ErrorCode::StoreReadOnly);
}

TEST_CASE("who is to collect is told that nothing can be written", "[F32]")
{
    const test::OrdinaryUser user;
    const test::TempStore temp;
    collectInto(temp);
    const bool isFolder = GENERATE(true, false);
    const Sealed sealed(temp, isFolder);

    const auto engine = Engine::create({.dataFolder = temp.folder()});

    REQUIRE_FALSE(engine);
    CHECK(engine.error().code == ErrorCode::StoreReadOnly);
}
#endif
