// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/EngineCore.h"

#include "core/base/Log.h"
#include "core/base/Post.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr seconds healthPeriod{1};
constexpr seconds foreignPeriod{2};
constexpr seconds loadRetry{2};
constexpr int shownAlerts = 500;

void noteConfigError(HealthMeter& health, const std::optional<Error>& error)
{
    if (health.setConfigError(error) && error) {
        qCCritical(logEngine).noquote()
            << "the servers can't be read:" << errorName(error->code) << error->detail;
    }
}

} // namespace

EngineCore::EngineCore(const Clock& clock,
                       ConfigThread& config,
                       const Histories& histories,
                       std::unique_ptr<SecretKeeper> keeper)
    : m_clock(clock)
    , m_config(config)
    , m_hub(clock, config, histories.kept, this)
    , m_questions(this)
    , m_scheduler(clock, this)
    , m_secrets(config, std::move(keeper), this)
    , m_secretFlow(m_secrets, m_scheduler, m_servers, this)
    , m_keys(clock, config, m_scheduler, m_servers, this)
    , m_tests({clock, m_scheduler, m_secretFlow, m_keys}, this)
    , m_probes(m_scheduler,
               config,
               histories.kept != nullptr ? HardwareLog::Role::Keeper : HardwareLog::Role::Onlooker,
               this)
    , m_commands(config, m_scheduler, histories.kept != nullptr, this)
    , m_notes(clock, config, this)
    , m_kits(config, m_secrets, this)
    , m_past(config, histories.read, m_hub, this)
    , m_catchUp(
          clock,
          config,
          histories.kept,
          [this](const CatchUp::Question& question, CatchUp::Answer answer) {
              m_catchUpSessions.ask(question, std::move(answer));
          },
          this)
    , m_catchUpSessions(m_scheduler, clock, this)
    , m_healthTimer(this)
    , m_foreignTimer(this)
{
    m_scheduler.setQuestions(&m_questions);
    m_tests.setQuestions(&m_questions);
    connect(
        &m_scheduler, &collect::Scheduler::snapshotReady, this, [this](const Snapshot& snapshot) {
            const auto server = m_servers.find(snapshot.server);
            const bool isKnown = !m_commands.all() || server == m_servers.end()
                || isProbeKnown(snapshot.probe, *m_commands.all(), server->second);
            if (isKnown) { // else it was on its way while its command was removed
                m_hub.accept(snapshot);
                m_probes.accept(snapshot);
            }
            if (server != m_servers.end()) {
                m_catchUp.accept(
                    snapshot, server->second, m_hub.keeper().limitsOf(snapshot.server));
            }
        });
    connect(
        &m_scheduler, &collect::Scheduler::statusChanged, this, [this](const ServerStatus& status) {
            m_hub.accept(m_servers.at(status.server), status);
        });
    connect(&m_kits, &KitFlow::kitVerified, this, [this](RequestId, const AccessReport& report) {
        for (const HostKeyPin& pin : report.newPins) {
            m_keys.accept(pin);
        }
    });
    connect(&m_commands, &CommandFlow::changed, this, [this] {
        for (const auto& [id, server] : m_servers) {
            forgetCommands(server);
        }
    });
    connect(&m_tests, &TestFlow::tested, this, &EngineCore::connectionTested);
    connect(&m_hub, &Hub::snapshotReady, this, &EngineCore::snapshotReady);
    connect(&m_hub, &Hub::statusChanged, this, &EngineCore::statusChanged);
    connect(&m_hub, &Hub::alertRaised, this, &EngineCore::alertRaised);
    connect(&m_hub, &Hub::alertResolved, this, &EngineCore::alertResolved);
    connect(&m_healthTimer, &QTimer::timeout, this, &EngineCore::measureHealth);
    connect(&m_foreignTimer, &QTimer::timeout, this, &EngineCore::lookForForeignChanges);
}

void EngineCore::start()
{
    load();
    m_healthTimer.start(healthPeriod);
    m_foreignTimer.start(foreignPeriod);
}

void EngineCore::addProgress(const store::HistoryProgress& progress)
{
    m_hub.health().addProgress(progress);
}

void EngineCore::load()
{
    m_config.call(
        this,
        [](store::ConfigStore& store) { return store.load(); },
        [this](const Result<store::ConfigState>& state) {
            if (!state) {
                qCCritical(logEngine).noquote()
                    << "the servers can't be read:" << state.error().detail;
                QTimer::singleShot(loadRetry, this, &EngineCore::load);
                return;
            }
            m_hub.restore(state->firing);
            applyConfig(*state);
            m_hub.keeper().setRemoved(state->removed);
            m_hub.keeper().load();
            m_kits.removeUnused();
            m_isLoaded = true;
            for (const RequestId request : std::exchange(m_waitingForLoad, {})) {
                loadFleet(request);
            }
        });
}

void EngineCore::stop()
{
    m_healthTimer.stop();
    m_foreignTimer.stop();
    m_scheduler.stop();
    m_tests.stop();
    m_commands.trials().stop();
    m_kits.stop();
    m_catchUpSessions.stop();
    m_catchUp.stop();
    m_hub.stop();
    m_secrets.stop();
}

void EngineCore::applyConfig(const store::ConfigState& state)
{
    m_keys.apply(state.pins);
    m_commands.apply(state.commands);
    m_notes.apply(state.notes);
    std::vector<ServerId> gone;
    for (const auto& [id, server] : m_servers) {
        if (std::ranges::find(state.servers, id, &Server::id) == state.servers.end()) {
            gone.push_back(id);
        }
    }
    dropServers(gone);
    for (const Server& server : state.servers) {
        const auto known = m_servers.find(server.id);
        if (known == m_servers.end() || known->second != server) {
            applyServer(server, std::nullopt);
        }
    }
    m_secrets.applyNotes(state.secrets);
    m_secretFlow.refresh();
}

void EngineCore::applyServer(const Server& server, const std::optional<Credential>& credential)
{
    const bool isNew = !m_servers.contains(server.id);
    m_servers[server.id] = server;
    m_hub.keeper().setServer(server);
    if (isNew) {
        Q_EMIT serverAdded(server);
    } else {
        forgetCommands(server); // it may have other tags
        Q_EMIT serverUpdated(server);
    }
    m_scheduler.setServer(server, credential);
}

/// What commands told of it that are no more, or are not meant for it.
void EngineCore::forgetCommands(const Server& server)
{
    if (m_commands.all()) {
        m_hub.keepCommands(server, *m_commands.all());
    }
}

void EngineCore::dropServers(const std::vector<ServerId>& servers)
{
    for (const ServerId server : servers) {
        if (m_servers.erase(server) > 0) {
            m_scheduler.removeServer(server);
            m_hub.removeServer(server);
            m_catchUp.forget(server);
            Q_EMIT serverRemoved(server);
        }
    }
}

void EngineCore::loadFleet(RequestId request)
{
    if (!m_isLoaded) {
        m_waitingForLoad.push_back(request);
        return;
    }
    m_config.call(
        this,
        [](store::ConfigStore& store) { return store.alerts({.limit = shownAlerts}); },
        [this, request](const Result<std::vector<Alert>>& alerts) {
            FleetState state;
            for (const auto& [id, server] : m_servers) {
                state.servers.push_back(server);
                state.statuses.push_back(m_scheduler.find(id)->status());
            }
            std::ranges::stable_sort(state.servers, {}, &Server::position);
            state.latest = m_hub.live().latest();
            state.alerts = m_hub.asTold(alerts.value_or(std::vector<Alert>{}));
            Q_EMIT fleetLoaded(request, state);
        });
}

void EngineCore::applyServers(const Result<std::vector<Server>>& servers,
                              const Credential& credential,
                              RequestId request)
{
    if (!servers) {
        Q_EMIT commandFinished(request, servers.error());
        return;
    }
    for (const Server& server : *servers) {
        const auto given = credential.isEmpty() ? std::nullopt : std::optional(credential);
        applyServer(server, given);
        m_secretFlow.apply(server, given);
    }
    m_secretFlow.refresh();
    Q_EMIT commandFinished(request, std::nullopt);
}

void EngineCore::addServers(RequestId request,
                            const std::vector<Server>& servers,
                            const Credential& credential)
{
    m_config.call(
        this,
        [servers](store::ConfigStore& store) { return store.addServers(servers); },
        [this, request, credential](const Result<std::vector<Server>>& added) {
            applyServers(added, credential, request);
        });
}

void EngineCore::updateServer(RequestId request,
                              const Server& server,
                              const std::optional<Credential>& credential)
{
    m_config.call(
        this,
        [server](store::ConfigStore& store) { return store.updateServer(server); },
        [this, request, server, credential](const Result<void>& stored) {
            if (stored) {
                applyServer(server, credential);
                m_secretFlow.apply(server, credential);
                m_secretFlow.refresh();
            }
            finish(request, stored);
        });
}

void EngineCore::removeServers(RequestId request, const std::vector<ServerId>& servers)
{
    m_config.call(
        this,
        [servers](store::ConfigStore& store) { return store.removeServers(servers); },
        [this, request, servers](const Result<void>& stored) {
            if (stored) {
                dropServers(servers);
            }
            finish(request, stored);
        });
}

void EngineCore::restoreServers(RequestId request, const std::vector<ServerId>& servers)
{
    m_config.call(
        this,
        [servers](store::ConfigStore& store) { return store.restoreServers(servers); },
        [this, request](const Result<std::vector<Server>>& restored) {
            applyServers(restored, {}, request);
        });
}

void EngineCore::setMonitored(RequestId request,
                              const std::vector<ServerId>& servers,
                              bool isMonitored)
{
    m_config.call(
        this,
        [servers, isMonitored](store::ConfigStore& store) {
            return store.setMonitored(servers, isMonitored);
        },
        [this, request, servers, isMonitored](const Result<void>& stored) {
            if (!stored) {
                finish(request, stored);
                return;
            }
            changeEach(servers,
                       [isMonitored](Server& server) { server.isMonitored = isMonitored; });
            for (const ServerId server : servers) {
                m_hub.keepMonitored(server, isMonitored);
            }
            finish(request, stored);
        });
}

void EngineCore::setGroup(RequestId request,
                          const std::vector<ServerId>& servers,
                          const QString& group)
{
    m_config.call(
        this,
        [servers, group](store::ConfigStore& store) { return store.setGroup(servers, group); },
        [this, request, servers, group](const Result<void>& stored) {
            const auto change = [group](Server& server) { server.group = group; };
            if (stored) {
                changeEach(servers, change);
            }
            finish(request, stored);
        });
}

void EngineCore::changeEach(const std::vector<ServerId>& servers,
                            const std::function<void(Server&)>& change)
{
    for (const ServerId id : servers) {
        const auto known = m_servers.find(id);
        if (known != m_servers.end()) {
            Server server = known->second;
            change(server);
            applyServer(server, std::nullopt);
        }
    }
}

void EngineCore::retryNow(RequestId request, ServerId server)
{
    m_scheduler.retryAttended(server);
    finish(request, {});
}

void EngineCore::supplyCredential(RequestId request, ServerId server, const Credential& credential)
{
    m_scheduler.supplyCredential(server, credential);
    if (const auto known = m_servers.find(server); known != m_servers.end()) {
        m_secretFlow.apply(known->second, credential);
    }
    finish(request, {});
}

void EngineCore::trustHostKey(RequestId request, ServerId server, const HostKeyIssue& issue)
{
    const auto known = m_servers.find(server);
    if (known == m_servers.end()) {
        finish(request, fail(ErrorCode::NotFound));
        return;
    }
    m_keys.trust(
        known->second, issue, [this, request](const Result<void>& kept) { finish(request, kept); });
}

void EngineCore::diagnose(RequestId request, ServerId server)
{
    if (const auto begun = m_tests.diagnose(request, server); !begun) {
        finish(request, begun);
    }
}

void EngineCore::finish(RequestId request, const Result<void>& result)
{
    Q_EMIT commandFinished(request, result ? std::nullopt : std::optional(result.error()));
}

void EngineCore::measureHealth()
{
    HealthMeter::Work work{.counters = m_scheduler.takeCounters()};
    for (const auto& [id, server] : m_servers) {
        work.monitored += server.isMonitored ? 1 : 0;
        work.up += isUp(m_scheduler.find(id)->status().state) ? 1 : 0;
    }
    Q_EMIT healthChanged(m_hub.health().measure(work, m_clock.monotonic(), m_clock.now()));
}

void EngineCore::lookForForeignChanges()
{
    m_keys.storeAgain();
    m_config.call(
        this,
        [](store::ConfigStore& store) -> Result<std::optional<store::ConfigState>> {
            const auto changed = store.hasForeignChanges();
            if (!changed) {
                return fail(changed.error());
            }
            if (!*changed) {
                return std::nullopt;
            }
            auto state = store.load();
            if (!state) {
                return fail(state.error());
            }
            return *std::move(state);
        },
        [this](const Result<std::optional<store::ConfigState>>& state) {
            // What was read last goes on being watched.
            noteConfigError(m_hub.health(), state ? std::nullopt : std::optional(state.error()));
            if (state && state->has_value()) {
                applyConfig(**state);
            }
        });
}

} // namespace vedette::engine
