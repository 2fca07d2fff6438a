// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/ByteBudget.h"
#include "core/collect/Footprint.h"
#include "core/collect/RateTracker.h"
#include "core/collect/WorkLog.h"
#include "core/collect/slow/SlowMemory.h"
#include "core/collect/slow/SlowSchedule.h"
#include "core/model/CustomCommand.h"
#include "core/model/Facts.h"
#include "core/model/Server.h"
#include "core/model/Snapshot.h"
#include "core/ssh/Transport.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace vedette::collect {

/// A live session and all that belongs to it: handed from the login job to one poll loop, never
/// shared. Move-only baton: whoever holds it may use the session.
struct ServerContext
{
    Server server;
    std::unique_ptr<ssh::Transport> transport;
    Facts facts;
    std::vector<Unavailable> missing; ///< what this server can't give, found at login
    QString otherProbe = {}; ///< the version of the server's fixed probe when it is not our own
    RateTracker statusRates; ///< readings of the status polls
    RateTracker metricsRates; ///< readings of the metrics polls; kept apart so that stored rates
                              ///< cover the whole interval
    SlowMemory slowMemory;
    SlowTimes slowTimes; ///< of earlier sessions; refusals of sudo of this one, too
    std::vector<CustomCommand> commands; ///< of the user, that run here
    WorkLog work;
    ByteBudget budget;
    Footprint footprint;
    std::chrono::duration<double> connectTime{0}; ///< seconds from dialling to an open shell
    std::optional<std::chrono::duration<double>> handshakeTime{}; ///< banner and key exchange
    bool mayHang = true; ///< of its file systems some; until its mounts are known, any
    bool hasHung = false; ///< one of them, in this session
    bool hasSentFacts = false;
};

} // namespace vedette::collect
