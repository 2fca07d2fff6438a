// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/ProbeFlow.h"

#include "core/base/Post.h"
#include "core/collect/ProbeOfMetric.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

Result<Work> workOf(collect::LiveSession* live, const QString& probe)
{
    if (live == nullptr) {
        return fail(ErrorCode::NotFound, u"there is no connection to the server"_s);
    }
    return live->context.work.find(probe);
}

} // namespace

ProbeFlow::ProbeFlow(collect::Scheduler& scheduler,
                     ConfigThread& config,
                     HardwareLog::Role role,
                     QObject* parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_config(config)
    , m_hardware(config, role, this)
{
    connect(&m_hardware, &HardwareLog::hardwareReady, this, &ProbeFlow::hardwareReady);
    connect(&m_hardware, &HardwareLog::hardwareChanged, this, &ProbeFlow::hardwareChanged);
}

void ProbeFlow::tell(ServerId server, const QString& probe)
{
    m_scheduler.visit(server, [probe](collect::LiveSession* live) {
        if (live != nullptr) {
            live->slow.watch(probe);
        }
    });
}

void ProbeFlow::watch(ServerId server, const QString& probe)
{
    const ServerId before = std::exchange(m_watchedServer, server);
    m_watched = probe;
    if (before != server && !before.isNull()) {
        tell(before, {});
    }
    tell(server, probe);
}

void ProbeFlow::accept(const Snapshot& snapshot)
{
    const bool isWatched = snapshot.server == m_watchedServer && !m_watched.isEmpty();
    if (snapshot.facts && isWatched) { // a session began
        tell(snapshot.server, m_watched);
    }
    m_hardware.accept(snapshot);
}

void ProbeFlow::readBoots(RequestId request, ServerId server)
{
    m_config.call(
        this,
        [server](store::ConfigStore& store) { return store.boots(server); },
        [this, request](const Result<std::vector<BootRecord>>& boots) {
            Q_EMIT bootsReady(request, boots);
        });
}

void ProbeFlow::ask(RequestId request, ServerId server, const QString& probe)
{
    m_scheduler.visit(server, [this, request, probe](collect::LiveSession* live) {
        if (live != nullptr) {
            live->slow.ask(probe);
        }
        const auto error = live == nullptr
            ? std::optional(Error{ErrorCode::NotFound, u"there is no connection to the server"_s})
            : std::nullopt;
        post(this, [this, request, error] { Q_EMIT finished(request, error); });
    });
}

void ProbeFlow::showWork(RequestId request, ServerId server, const MetricId& metric)
{
    const QString probe = collect::probeOf(metric);
    if (probe.isEmpty()) {
        Q_EMIT workReady(request, fail(ErrorCode::NotFound, toString(metric)));
        return;
    }
    m_scheduler.visit(server, [this, request, probe](collect::LiveSession* live) {
        post(this,
             [this, request, work = workOf(live, probe)] { Q_EMIT workReady(request, work); });
    });
}

} // namespace vedette::engine
