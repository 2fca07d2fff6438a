// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Time.h"
#include "core/model/Ids.h"

#include <QLatin1StringView>
#include <QString>

#include <optional>

namespace vedette {

enum class Severity
{
    Low,
    Medium,
    High,
    Critical
};

enum class AlertState
{
    Firing,
    Resolved
};

/// One trouble of one server from its beginning to its end. Immutable value.
struct Alert
{
    AlertId id;
    ServerId server;
    QString serverName; ///< as it was then; the server may be gone
    QString rule; ///< "server.unreachable"
    Severity severity = Severity::Critical;
    AlertState state = AlertState::Firing;
    std::optional<Error> reason;
    Timestamp raisedAt;
    std::optional<Timestamp> resolvedAt;

    bool operator==(const Alert&) const = default;
};

[[nodiscard]] QLatin1StringView severityName(Severity severity);

} // namespace vedette
