// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Diagnosis.h"
#include "core/model/Facts.h"
#include "core/model/HostKey.h"
#include "core/model/Snapshot.h"

#include <optional>

namespace vedette {

/// What "Test connection" and `vedette probe` found out. Immutable value.
struct ConnectionReport
{
    std::optional<HostKeyIssue> hostKey; ///< a key that needs a decision first
    HostKeyPins newPins; ///< keys that were found good, to be remembered
    std::optional<Error> error; ///< why it failed; nothing when it worked
    std::chrono::milliseconds connectTime{0}; ///< from dialing to an open shell
    Facts facts;
    std::optional<Snapshot> snapshot; ///< a first poll
    LoginSteps steps; ///< how it went, stage by stage

    bool operator==(const ConnectionReport&) const = default;
};

} // namespace vedette
