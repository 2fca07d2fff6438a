// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/BootRecord.h"
#include "core/model/HardwareHistory.h"
#include "core/model/Ids.h"
#include "core/model/Metric.h"
#include "core/model/Work.h"

#include <QObject>

#include <optional>
#include <vector>

namespace vedette {

/// What a window may ask of the slow probes, of where a number comes from, and of what servers are
/// made of.
/// Commands may be called from any thread and return at once; the answers bear the RequestId.
/// Connect with a context object.
class ProbeSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Somebody looks at what that slow probe tells of the server: asked every 5 s meanwhile. One
    /// at a time; an empty probe: nobody looks any more.
    virtual void watch(ServerId server, const QString& probe) = 0;
    /// Asks it now; answered by finished when that was passed on, and by its snapshot later.
    /// NotFound: there is no connection.
    virtual RequestId ask(ServerId server, const QString& probe) = 0;
    /// Where the newest value of a metric comes from; answered by workReady. NotFound: from no
    /// answer of the server, or there is none yet.
    virtual RequestId requestWork(ServerId server, const MetricId& metric) = 0;
    /// What is stored of its hardware, whether it is up or not; answered by hardwareReady. Empty
    /// for a server that has never told.
    virtual RequestId requestHardware(ServerId server) = 0;
    /// Starts and ends that the server had written down while nobody watched it, rising; answered
    /// by bootsReady.
    virtual RequestId requestBoots(ServerId server) = 0;

Q_SIGNALS:
    /// Nothing in `error` means it is done.
    void finished(vedette::RequestId request, const std::optional<vedette::Error>& error);
    void workReady(vedette::RequestId request, const vedette::Result<vedette::Work>& work);
    void hardwareReady(vedette::RequestId request,
                       const vedette::Result<vedette::HardwareHistory>& history);
    void bootsReady(vedette::RequestId request,
                    const vedette::Result<std::vector<vedette::BootRecord>>& boots);
    /// What a server tells of its hardware is not what it was, and is stored now.
    void hardwareChanged(vedette::ServerId server,
                         const std::vector<vedette::HardwareChange>& changes);
};

} // namespace vedette
