// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/KitFlow.h"

#include "core/base/Clock.h"
#include "core/base/Post.h"
#include "core/engine/KitFiles.h"
#include "core/engine/KitVerifier.h"

#include <QRunnable>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr milliseconds verifyDeadline{60'000};
constexpr int kitThreads = 2;
constexpr milliseconds sweepDelay{500};
constexpr seconds unusedAge{600}; // makes sure of keys that are just made, here or elsewhere

class KitJob final : public QRunnable
{
public:
    KitJob(const KitFlow* flow, std::function<void()> work)
        : m_flow(flow)
        , m_work(std::move(work))
    { }

    void run() override
    {
        takeOver(this);
        m_work();
        handOver(m_flow);
    }

private:
    const KitFlow* m_flow;
    std::function<void()> m_work;
};

} // namespace

KitFlow::KitFlow(ConfigThread& config, Secrets& secrets, QObject* parent)
    : QObject(parent)
    , m_config(config)
    , m_secrets(secrets)
    , m_sweep(this)
{
    m_pool.setMaxThreadCount(kitThreads);
    connect(
        &secrets, &Secrets::secretRead, this, [this](ServerId entry, const Credential& credential) {
            takeSecret(entry, credential);
        });
    connect(&secrets, &Secrets::secretRefused, this, [this](ServerId entry, const Error& error) {
        takeSecret(entry, fail(error));
    });
    connect(&secrets, &Secrets::secretKept, this, [this](ServerId entry) {
        finishMaking(entry, {});
        release(entry);
    });
    connect(&secrets, &Secrets::secretWaits, this, [this](ServerId entry, const Error& error) {
        finishMaking(entry, fail(error));
    });
    connect(&secrets, &Secrets::locked, this, [this] { m_known.clear(); });
    connect(&secrets, &Secrets::noteDropped, this, [this] {
        m_sweep.start(); // once for many
    });
    m_sweep.setSingleShot(true);
    m_sweep.setInterval(sweepDelay);
    connect(&m_sweep, &QTimer::timeout, this, &KitFlow::removeUnused);
}

KitFlow::~KitFlow()
{
    stop();
}

void KitFlow::stop()
{
    m_isStopped = true;
    m_sweep.stop();
    for (auto& [request, source] : m_stops) {
        source.request_stop();
    }
    m_pool.waitForDone();
    takeOver(this);
}

void KitFlow::run(std::function<void()> work)
{
    auto* job = new KitJob(this, std::move(work));
    handOver(job);
    m_pool.start(job); // and owns it
}

void KitFlow::removeUnused()
{
    m_config.call(
        this,
        [folder = m_config.folder()](store::ConfigStore& store) {
            const Timestamp limit = systemClock().now() - unusedAge;
            return store.namedKeyFiles().map(
                [&](const QStringList& named) { removeUnusedKeys(folder, named, limit); });
        },
        [](const Result<void>&) {}); // else they go at the next start
}

void KitFlow::prepare(RequestId request, const Server& server)
{
    if (m_isStopped) {
        return;
    }
    run([this, request, server, folder = m_config.folder()] {
        auto kits = kitsOnDisk(server, folder);
        post(this,
             [this, request, server, kits = std::move(kits)] { take(request, server, kits); });
    });
}

void KitFlow::take(RequestId request, const Server& server, const std::vector<AccessKit>& onDisk)
{
    if (const auto kit = chosenOf(onDisk)) {
        tellKit(request, *kit);
        return;
    }
    m_secrets.prepare([this, request, server](const Result<void>& ready) {
        if (ready) {
            make(request, server);
        } else {
            tellKit(request, fail(ready.error().in(u"the key's passphrase can't be kept"_s)));
        }
    });
}

std::optional<AccessKit> KitFlow::chosenOf(std::vector<AccessKit> kits) const
{
    return chooseKit(std::move(kits),
                     [this](const Server& entry) { return m_secrets.keeps(entry); });
}

void KitFlow::tellKit(RequestId request, const Result<AccessKit>& kit)
{
    if (!m_isStopped) {
        Q_EMIT kitReady(request, kit);
    }
}

void KitFlow::tellReport(RequestId request, const AccessReport& report)
{
    m_stops.erase(request);
    if (!m_isStopped) {
        Q_EMIT kitVerified(request, report);
    }
}

void KitFlow::make(RequestId request, const Server& server)
{
    if (m_isStopped) {
        return;
    }
    run([this, request, server, folder = m_config.folder()] {
        auto made = makeKit(server, folder);
        post(this, [this, request, made = std::move(made)] { takeMade(request, made); });
    });
}

/// Of two that were made at the same time the later one counts, for both who asked.
void KitFlow::takeMade(RequestId request, const Result<MadeKit>& made)
{
    if (!made) {
        tellKit(request, fail(made.error()));
        return;
    }
    const Server entry = secretEntry(made->kit);
    Made& waiting = m_made[entry.id];
    if (!waiting.requests.empty()) {
        run([kit = waiting.made.kit] { removeKit(kit); });
    }
    waiting.requests.push_back(request);
    waiting.made = *made;
    m_secrets.keep(entry, made->credential);
}

void KitFlow::finishMaking(ServerId entry, const Result<void>& kept)
{
    const auto node = m_made.extract(entry);
    if (node.empty()) {
        return;
    }
    const MadeKit& made = node.mapped().made;
    if (kept) {
        m_known[made.kit.server.identityFile] = made.credential;
    } else {
        m_secrets.withdraw(entry);
        run([kit = made.kit] { removeKit(kit); });
    }
    for (const RequestId request : node.mapped().requests) {
        tellKit(request, kept ? Result<AccessKit>(made.kit) : fail(kept.error()));
    }
}

void KitFlow::verify(RequestId request,
                     const AccessKit& kit,
                     const collect::ConnectionTester::Target& way)
{
    if (m_isStopped) {
        return;
    }
    m_stops.insert_or_assign(request, std::stop_source());
    const Waiting waiting{request, kit, way};
    if (const auto known = credentialOf(kit)) {
        start(waiting, *known);
        return;
    }
    const ServerId entry = secretEntry(kit).id;
    if (const auto before = m_waiting.extract(entry)) {
        giveUp(before.mapped().request, {ErrorCode::Cancelled, {}});
    }
    m_waiting.insert_or_assign(entry, waiting);
    m_secrets.read(entry);
}

void KitFlow::takeSecret(ServerId entry, const Result<Credential>& credential)
{
    const auto node = m_waiting.extract(entry);
    if (node.empty() || m_isStopped) {
        return;
    }
    const Waiting& waiting = node.mapped();
    if (!credential) {
        giveUp(waiting.request, credential.error());
    } else if (credential->passphrase.isEmpty()) {
        giveUp(
            waiting.request,
            {ErrorCode::AuthNeedsUser, u"the passphrase of the kit's key is not kept any more"_s});
    } else {
        m_known[waiting.kit.server.identityFile] = *credential;
        start(waiting, *credential);
    }
}

void KitFlow::start(const Waiting& waiting, const Credential& credential)
{
    collect::ConnectionTester::Target way = waiting.way;
    way.server = waiting.kit.server;
    way.credential = credential;
    const std::stop_token stop = m_stops[waiting.request].get_token();
    run([this, request = waiting.request, way = std::move(way), stop] {
        auto report = verifyAccess(way, verifyDeadline, stop);
        post(this, [this, request, report = std::move(report)] { tellReport(request, report); });
    });
}

void KitFlow::giveUp(RequestId request, const Error& error)
{
    AccessReport report;
    report.error = error;
    tellReport(request, report);
}

void KitFlow::cancel(RequestId request)
{
    const auto found = m_stops.find(request);
    if (found != m_stops.end()) {
        found->second.request_stop();
    }
}

std::optional<Credential> KitFlow::credentialOf(const AccessKit& kit) const
{
    const auto known = m_known.find(kit.server.identityFile);
    return known == m_known.end() ? std::nullopt : std::optional(known->second);
}

void KitFlow::releaseWhenKept(const AccessKit& kit)
{
    m_releasing.insert_or_assign(kit.server.id, kit);
}

/// Only what was kept for the kit's own login is its passphrase.
void KitFlow::release(ServerId server)
{
    const auto found = m_releasing.find(server);
    if (found == m_releasing.end() || !m_secrets.keeps(found->second.server)) {
        return;
    }
    const AccessKit kit = m_releasing.extract(found).mapped();
    m_known.erase(kit.server.identityFile);
    if (!kit.isInUse) {
        m_secrets.forget({secretEntry(kit).id});
    }
}

} // namespace vedette::engine
