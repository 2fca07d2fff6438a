// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/EngineProbes.h"

namespace vedette::engine {

void EngineProbes::watch(ServerId server, const QString& probe)
{
    m_send([server, probe](ProbeFlow& probes, RequestId) { probes.watch(server, probe); });
}

RequestId EngineProbes::ask(ServerId server, const QString& probe)
{
    return m_send([server, probe](ProbeFlow& probes, RequestId request) {
        probes.ask(request, server, probe);
    });
}

RequestId EngineProbes::requestWork(ServerId server, const MetricId& metric)
{
    return m_send([server, metric](ProbeFlow& probes, RequestId request) {
        probes.showWork(request, server, metric);
    });
}

RequestId EngineProbes::requestHardware(ServerId server)
{
    return m_send(
        [server](ProbeFlow& probes, RequestId request) { probes.readHardware(request, server); });
}

RequestId EngineProbes::requestBoots(ServerId server)
{
    return m_send(
        [server](ProbeFlow& probes, RequestId request) { probes.readBoots(request, server); });
}

} // namespace vedette::engine
