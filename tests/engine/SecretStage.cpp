// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/engine/SecretStage.h"

#include "core/engine/Configuration.h"
#include "tests/support/Catch.h"
#include "tests/support/Pump.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::test {

SecretStage::SecretStage(const QString& folder,
                         std::shared_ptr<FakeKeychain> keychain,
                         std::optional<Secret> master)
    : engine(*engine::Engine::create({.dataFolder = folder,
                                      .secrets = FakeKeychain::options(std::move(keychain)),
                                      .masterPassword = std::move(master)}))
    , m_folder(folder)
{
    engine::Engine* const source = engine.get();
    QObject::connect(
        source, &FleetSource::fleetLoaded, source, [this](RequestId, const auto& fleet) {
            for (const Server& server : fleet.servers) {
                servers[server.id] = server;
            }
            m_isLoaded = true;
        });
    const auto take = [this](const Server& server) { servers[server.id] = server; };
    QObject::connect(source, &FleetSource::serverAdded, source, take);
    QObject::connect(source, &FleetSource::serverUpdated, source, take);
    QObject::connect(source, &FleetSource::serverRemoved, source, [this](ServerId server) {
        servers.erase(server);
        statuses.erase(server);
    });
    QObject::connect(source, &FleetSource::statusChanged, source, [this](const auto& now) {
        statuses[now.server] = now;
    });
    const auto finish = [this](RequestId request, const std::optional<Error>& error) {
        m_finished[request] = error;
    };
    QObject::connect(source, &FleetSource::commandFinished, source, finish);
    QObject::connect(&secrets(), &SecretsSource::finished, source, finish);
    QObject::connect(&secrets(), &SecretsSource::statusChanged, source, [this](const auto& now) {
        status = now;
    });
    engine->start();
    engine->requestFleet();
    REQUIRE(pumpUntil([this] { return m_isLoaded; })); // the servers come one by one before that
}

ServerId SecretStage::add(const FakeSshServer& fake, QByteArrayView password, bool isToBeKept)
{
    auto configuration = *engine::Configuration::open(m_folder);
    REQUIRE(configuration->addPin(fake.pin()));
    Server server = fake.server();
    server.name = u"web%1"_s.arg(servers.size());
    server.hostKeyPolicy = HostKeyPolicy::AcceptNew; // the pin may not have been read yet
    Credential credential{Secret(password), {}};
    credential.isToBeKept = isToBeKept;
    REQUIRE_FALSE(wait(engine->addServers({server}, credential)));
    const auto added = std::ranges::find_if(
        servers, [&server](const auto& entry) { return entry.second.name == server.name; });
    REQUIRE(added != servers.end());
    return added->first;
}

std::optional<Error> SecretStage::wait(RequestId request)
{
    REQUIRE(pumpUntil([&] { return m_finished.contains(request); }));
    return m_finished[request];
}

bool SecretStage::reaches(ServerId server, ServerState state)
{
    return pumpUntil([&] { return statuses[server].state == state; });
}

bool SecretStage::isKept(ServerId server)
{
    return pumpUntil([&] { return std::ranges::count(status.kept, server) == 1; });
}

} // namespace vedette::test
