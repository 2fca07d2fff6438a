// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/ConfigThread.h"
#include "core/model/HardwareHistory.h"
#include "core/model/Snapshot.h"

#include <QObject>

#include <vector>

namespace vedette::engine {

/// Keeps what servers are made of, and tells what of it has changed. Lives on: core thread.
class HardwareLog final : public QObject
{
    Q_OBJECT

public:
    /// A mere onlooker leaves the keeping to the collector.
    enum class Role
    {
        Keeper,
        Onlooker
    };

    HardwareLog(ConfigThread& config, Role role, QObject* parent);

    /// Of all snapshots those count that tell of hardware. What could not be kept is kept, and its
    /// change told, with the next one.
    void accept(const Snapshot& snapshot);
    void read(RequestId request, ServerId server);

Q_SIGNALS:
    /// After it was stored; once for each change.
    void hardwareChanged(vedette::ServerId server,
                         const std::vector<vedette::HardwareChange>& changes);
    void hardwareReady(vedette::RequestId request,
                       const vedette::Result<vedette::HardwareHistory>& history);

private:
    void takeChanges(ServerId server, const Result<std::vector<HardwareChange>>& changes);

    ConfigThread& m_config;
    Role m_role;
    bool m_isStuck = false; ///< the last one could not be stored, as was said
};

} // namespace vedette::engine
