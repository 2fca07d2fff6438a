// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/Scheduler.h"
#include "core/engine/HardwareLog.h"
#include "core/model/BootRecord.h"
#include "core/model/Work.h"

#include <QObject>
#include <QString>

#include <vector>

namespace vedette::engine {

/// What a person wants of the slow probes, of where a number comes from, and of what servers are
/// made of. Lives on: core thread.
class ProbeFlow final : public QObject
{
    Q_OBJECT

public:
    ProbeFlow(collect::Scheduler& scheduler,
              ConfigThread& config,
              HardwareLog::Role role,
              QObject* parent);

    void watch(ServerId server, const QString& probe);
    void ask(RequestId request, ServerId server, const QString& probe);
    void showWork(RequestId request, ServerId server, const MetricId& metric);
    void readHardware(RequestId request, ServerId server) { m_hardware.read(request, server); }
    void readBoots(RequestId request, ServerId server);
    /// Where a session began anew what is watched goes on being watched; hardware is kept.
    void accept(const Snapshot& snapshot);

Q_SIGNALS:
    void finished(vedette::RequestId request, const std::optional<vedette::Error>& error);
    void workReady(vedette::RequestId request, const vedette::Result<vedette::Work>& work);
    void hardwareReady(vedette::RequestId request,
                       const vedette::Result<vedette::HardwareHistory>& history);
    void bootsReady(vedette::RequestId request,
                    const vedette::Result<std::vector<vedette::BootRecord>>& boots);
    void hardwareChanged(vedette::ServerId server,
                         const std::vector<vedette::HardwareChange>& changes);

private:
    void tell(ServerId server, const QString& probe);

    collect::Scheduler& m_scheduler;
    ConfigThread& m_config;
    HardwareLog m_hardware;
    ServerId m_watchedServer;
    QString m_watched; ///< empty: nothing
};

} // namespace vedette::engine
