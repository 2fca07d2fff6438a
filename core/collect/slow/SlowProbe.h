// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/PollText.h"
#include "core/model/Details.h"
#include "core/model/Facts.h"
#include "core/model/Server.h"
#include "core/model/Snapshot.h"

#include <QHash>
#include <QLatin1StringView>
#include <QStringList>

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace vedette::collect {

struct SlowMemory;

/// What a slow probe may look at while it reads one answer, and what it leaves for the next.
struct SlowInput
{
    const PollText& text;
    Facts& facts;
    SlowMemory& memory; ///< what earlier answers of the session left
    Timestamp collectedAt; ///< by our clock, when the answer came
    std::chrono::duration<double> roundTrip{0}; ///< of the whole answer
    bool isLocal = false; ///< this computer: its clock is ours
    QStringList words{}; ///< what the probe was told of its server
};

struct SlowOutput
{
    std::vector<Sample> samples{};
    Details details{};
    std::optional<Error> gap{}; ///< set when these are not all that there is
    QHash<MetricId, Unit> units{}; ///< that the answer itself names
};

/// A source that takes a command, or time: asked on a shell of its own beside the polls, one after
/// another, each in its own rhythm. Its function is `vd_<name>` of resources/probes/slow.
struct SlowProbe
{
    QLatin1StringView name; ///< as in `unavailable`: "services"
    seconds interval;
    seconds timeout; ///< for the whole answer
    seconds rest; ///< after a login, before it is asked for the first time
    Result<SlowOutput> (*read)(SlowInput& input) = nullptr;
    bool asksRoot = false; ///< its function calls vd_root
    /// What its function is told besides the nonce, as data; without any it is not asked there.
    /// Null: it is told nothing.
    QStringList (*words)(const Server& server) = nullptr;
};

/// False for what needs to be told something and has nothing to be told.
[[nodiscard]] bool isAskedOf(const SlowProbe& probe, const Server& server);

/// All slow probes, in the order in which they are asked after a login.
[[nodiscard]] std::span<const SlowProbe> slowCatalogue();

} // namespace vedette::collect
