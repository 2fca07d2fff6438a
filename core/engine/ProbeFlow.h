// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/Scheduler.h"
#include "core/model/Work.h"

#include <QObject>
#include <QString>

namespace vedette::engine {

/// What a person wants of the slow probes, and of where a number comes from. Lives on: core thread.
class ProbeFlow final : public QObject
{
    Q_OBJECT

public:
    ProbeFlow(collect::Scheduler& scheduler, QObject* parent);

    void watch(ServerId server, const QString& probe);
    void ask(RequestId request, ServerId server, const QString& probe);
    void showWork(RequestId request, ServerId server, const MetricId& metric);
    /// A session began anew: what is watched goes on being watched.
    void sessionBegan(ServerId server);

Q_SIGNALS:
    void finished(vedette::RequestId request, const std::optional<vedette::Error>& error);
    void workReady(vedette::RequestId request, const vedette::Result<vedette::Work>& work);

private:
    void tell(ServerId server, const QString& probe);

    collect::Scheduler& m_scheduler;
    ServerId m_watchedServer;
    QString m_watched; ///< empty: nothing
};

} // namespace vedette::engine
