// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/EngineCore.h"

namespace vedette::engine {

/// Signals of the core thread become signals of `source`, and of the sources it has, on their
/// thread. Before the core goes to its own.
void forwardSignals(EngineCore& core, FleetSource& source);

} // namespace vedette::engine
