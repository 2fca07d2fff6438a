// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Time.h"
#include "core/model/Ids.h"
#include "core/model/Snapshot.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace vedette {

/// What one run of a command gave on one server: raw, and as it was read. Immutable value.
struct CommandTrial
{
    ServerId server;
    QByteArray output; ///< any bytes, bounded; with `error` it may be the beginning alone
    QByteArray errors; ///< of its error output the beginning
    std::optional<int> exitCode; ///< absent when it did not run to its end
    std::optional<double> duration; ///< seconds, by the server's clock
    std::vector<Sample> samples; ///< what was read
    QString text = {}; ///< as of CommandSummary; empty where there is none
    QHash<MetricId, Unit> units{}; ///< that the output itself names, as a Nagios plug-in does
    std::optional<Error> error; ///< why it could not run, or not be read

    bool operator==(const CommandTrial&) const = default;
};

} // namespace vedette
