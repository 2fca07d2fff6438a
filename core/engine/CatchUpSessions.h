// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/Scheduler.h"
#include "core/engine/CatchUp.h"

namespace vedette::engine {

/// Asks on the slow shell of the server's live session; NotFound where there is none. `scheduler`
/// outlives it.
[[nodiscard]] CatchUp::Ask askSessions(collect::Scheduler& scheduler, const Clock& clock);

} // namespace vedette::engine
