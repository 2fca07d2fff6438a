// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/model/Ids.h"

#include <optional>

namespace vedette {

/// When an alert of a server fired. Immutable value.
struct AlertSpan
{
    ServerId server;
    Timestamp raisedAt;
    std::optional<Timestamp> resolvedAt; ///< nothing while it fires

    bool operator==(const AlertSpan&) const = default;
};

} // namespace vedette
