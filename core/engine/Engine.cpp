// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/Engine.h"

#include "core/base/Log.h"
#include "core/engine/DataFolder.h"
#include "core/engine/EnginePrivate.h"
#include "core/engine/EngineSignals.h"
#include "core/engine/FolderLock.h"
#include "core/engine/StoreOpener.h"

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

/// Unlocked already where a master password came along.
Result<std::unique_ptr<SecretKeeper>> openKeeper(const EngineConfig& config)
{
    auto keeper = std::make_unique<SecretKeeper>(config.dataFolder, config.secrets);
    const bool hasVault = keeper->vaultState() != VaultState::Missing;
    if (config.masterPassword && hasVault) {
        if (const auto unlocked = keeper->unlock(*config.masterPassword, {}); !unlocked) {
            return fail(unlocked.error());
        }
    }
    return keeper;
}

} // namespace

Result<std::unique_ptr<Engine::Private>> Engine::open(const EngineConfig& config,
                                                      const Clock& clock)
{
    if (const auto ready = prepareDataFolder(config.dataFolder); !ready) {
        return fail(ready.error());
    }
    auto d = std::make_unique<Private>();
    d->clock = &clock;
    if (config.isPersistent) {
        auto lock = lockFolder(config.dataFolder);
        if (!lock) {
            return fail(lock.error());
        }
        d->lock = *std::move(lock);
    }
    StoreOpener opener(config, clock);
    auto opened = opener.openConfig();
    if (!opened) {
        return fail(opened.error());
    }
    d->config = *std::move(opened);
    if (config.isPersistent) {
        auto history = opener.openHistory(
            [d = d.get()](const store::HistoryProgress& progress) { d->report(progress); });
        if (!history) {
            return fail(history.error());
        }
        d->history = *std::move(history);
        d->damages = opener.damages();
        d->exports = std::make_unique<EngineExports>(
            config.dataFolder, [d = d.get()] { return RequestId{++d->lastRequest}; });
        d->backups = std::make_unique<EngineBackups>(config.dataFolder, config.secrets, clock);
        d->backups->setPlan(config.backups);
    }
    auto keeper = openKeeper(config);
    if (!keeper) {
        return fail(keeper.error());
    }
    d->keeper = *std::move(keeper);
    return d;
}

/// No lock, and no file is made: beside this one another may collect, as who may write.
Result<std::unique_ptr<Engine::Private>> Engine::openToView(const EngineConfig& config,
                                                            const Clock& clock)
{
    auto d = std::make_unique<Private>();
    d->clock = &clock;
    d->isViewOnly = true;
    auto opened = ConfigThread::open(config.dataFolder, store::Access::ReadOnly);
    if (!opened) {
        return fail(opened.error());
    }
    d->config = *std::move(opened);
    auto past = store::HistoryStore::openToRead(config.dataFolder);
    if (past) {
        d->past = *std::move(past);
    } else {
        qCWarning(logEngine).noquote() << "no history can be shown:" << past.error().detail;
    }
    auto keeper = openKeeper(config);
    if (!keeper) {
        return fail(keeper.error());
    }
    d->keeper = *std::move(keeper);
    return d;
}

Result<std::unique_ptr<Engine>> Engine::create(const EngineConfig& config, const Clock& clock)
{
    auto d = open(config, clock);
    const bool isReadOnly = !d && d.error().code == ErrorCode::StoreReadOnly;
    if (isReadOnly && config.mayOnlyView) {
        qCWarning(logEngine).noquote() << "nothing can be written:" << d.error().detail;
        d = openToView(config, clock);
    }
    if (!d) {
        return fail(d.error());
    }
    std::unique_ptr<Engine> engine(new Engine(*std::move(d))); // the constructor is private
    engine->setHistoryLimits(config.history);
    return engine;
}

Engine::Engine(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
    d->core = std::make_unique<EngineCore>(
        *d->clock,
        *d->config,
        Histories{d->history.get(), d->past ? d->past.get() : d->history.get()},
        std::move(d->keeper));
    d->secrets = std::make_unique<EngineSecrets>([d = d.get()](EngineSecrets::Command command) {
        return d->send([command = std::move(command)](EngineCore& core, RequestId request) {
            command(core.secrets(), request);
        });
    });
    d->questions
        = std::make_unique<EngineQuestions>([d = d.get()](EngineQuestions::Command command) {
              d->send([command = std::move(command)](EngineCore& core, RequestId) {
                  command(core.questions());
              });
          });
    d->kits = std::make_unique<EngineKits>(
        [d = d.get()](EngineKits::Command command) { return d->send(std::move(command)); });
    d->probes = std::make_unique<EngineProbes>([d = d.get()](EngineProbes::Command command) {
        return d->send([command = std::move(command)](EngineCore& core, RequestId request) {
            command(core.probes(), request);
        });
    });
    d->commands = std::make_unique<EngineCommands>([d = d.get()](EngineCommands::Command command) {
        return d->send([command = std::move(command)](EngineCore& core, RequestId request) {
            command(core.commands(), request);
        });
    });
    d->notes = std::make_unique<EngineNotes>([d = d.get()](EngineNotes::Command command) {
        return d->send([command = std::move(command)](EngineCore& core, RequestId request) {
            command(core.notes(), request);
        });
    });
    EngineCore* core = d->core.get();
    forwardSignals(*core, *this);
    d->listener = this;
    d->thread.setObjectName(u"core"_s);
    // Not before: answers that were posted already still arrive after the loop was told to end.
    connect(
        &d->thread,
        &QThread::finished,
        &d->thread,
        [thread = &d->thread] { handOver(thread); },
        Qt::DirectConnection);
    core->moveToThread(&d->thread);
    d->thread.start();
}

Engine::~Engine()
{
    stop();
}

void Engine::start()
{
    d->send([](EngineCore& core, RequestId) { core.start(); });
    if (d->backups) {
        d->backups->start();
    }
}

void Engine::stop()
{
    if (!d->thread.isRunning()) {
        return;
    }
    d->stopWorkers();
    // One order: jobs and loops, the core thread, then the stores, which drain and commit.
    post(d->core.get(), [core = d->core.get(), thread = &d->thread] {
        core->stop();
        thread->quit();
    });
    d->thread.wait();
    takeOver(&d->thread);
    d->history.reset();
    d->past.reset();
    d->listener = nullptr;
    d->config.reset();
    d->core.reset();
    d->lock.reset();
}

void Engine::setHistoryLimits(const HistoryLimits& limits)
{
    d->send([limits](EngineCore& core, RequestId) { core.keeper().setLimits(limits); });
}

void Engine::setBackupPlan(const BackupPlan& plan)
{
    if (d->backups) {
        d->backups->setPlan(plan);
    }
}

void Engine::setVaultIdleLimit(milliseconds limit)
{
    d->send([limit](EngineCore& core, RequestId) { core.secrets().setIdleLimit(limit); });
}

AccessSource* Engine::access()
{
    return d->kits.get();
}

ProbeSource* Engine::probes()
{
    return d->probes.get();
}

CommandSource* Engine::commands()
{
    return d->commands.get();
}

ExportSource* Engine::exports()
{
    return d->exports.get();
}

NoteSource* Engine::notes()
{
    return d->notes.get();
}

BackupSource* Engine::backups()
{
    return d->backups.get();
}

SecretsSource* Engine::secrets()
{
    return d->secrets.get();
}

QuestionSource* Engine::questions()
{
    return d->questions.get();
}

bool Engine::isViewOnly() const
{
    return d->isViewOnly;
}

std::vector<Damage> Engine::damages() const
{
    return d->damages;
}

FleetCapabilities Engine::capabilities() const
{
    return isViewOnly() ? FleetCapabilities{FleetCapability::Test}
                        : FleetCapabilities{FleetCapability::Configure, FleetCapability::Test};
}

RequestId Engine::requestFleet()
{
    return d->send([](EngineCore& core, RequestId request) { core.loadFleet(request); });
}

RequestId Engine::requestHistory(const HistoryQuery& query)
{
    return d->send(
        [query](EngineCore& core, RequestId request) { core.past().read(request, query); });
}

RequestId Engine::requestAlerts(const AlertQuery& query)
{
    return d->send(
        [query](EngineCore& core, RequestId request) { core.past().readAlerts(request, query); });
}

RequestId Engine::addServers(const std::vector<Server>& servers, const Credential& credential)
{
    return d->send([servers, credential](EngineCore& core, RequestId request) {
        core.addServers(request, servers, credential);
    });
}

RequestId Engine::updateServer(const Server& server, const std::optional<Credential>& credential)
{
    return d->send([server, credential](EngineCore& core, RequestId request) {
        core.updateServer(request, server, credential);
    });
}

RequestId Engine::removeServers(const std::vector<ServerId>& servers)
{
    return d->send(
        [servers](EngineCore& core, RequestId request) { core.removeServers(request, servers); });
}

RequestId Engine::restoreServers(const std::vector<ServerId>& servers)
{
    return d->send(
        [servers](EngineCore& core, RequestId request) { core.restoreServers(request, servers); });
}

RequestId Engine::setMonitored(const std::vector<ServerId>& servers, bool isMonitored)
{
    return d->send([servers, isMonitored](EngineCore& core, RequestId request) {
        core.setMonitored(request, servers, isMonitored);
    });
}

RequestId Engine::setGroup(const std::vector<ServerId>& servers, const QString& group)
{
    return d->send([servers, group](EngineCore& core, RequestId request) {
        core.setGroup(request, servers, group);
    });
}

RequestId Engine::retryNow(ServerId server)
{
    return d->send(
        [server](EngineCore& core, RequestId request) { core.retryNow(request, server); });
}

RequestId Engine::supplyCredential(ServerId server, const Credential& credential)
{
    return d->send([server, credential](EngineCore& core, RequestId request) {
        core.supplyCredential(request, server, credential);
    });
}

RequestId Engine::trustHostKey(ServerId server, const HostKeyIssue& issue)
{
    return d->send([server, issue](EngineCore& core, RequestId request) {
        core.trustHostKey(request, server, issue);
    });
}

RequestId Engine::testConnection(const Server& server,
                                 const Credential& credential,
                                 const std::vector<HostKeyIssue>& trusted)
{
    return d->send([server, credential, trusted](EngineCore& core, RequestId request) {
        core.tests().test(request, server, credential, trusted);
    });
}

RequestId Engine::diagnose(ServerId server)
{
    return d->send(
        [server](EngineCore& core, RequestId request) { core.diagnose(request, server); });
}

void Engine::cancel(RequestId request)
{
    d->send([request](EngineCore& core, RequestId) { core.tests().cancel(request); });
}

} // namespace vedette::engine
