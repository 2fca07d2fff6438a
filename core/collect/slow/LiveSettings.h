// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/LiveSession.h"

namespace vedette::collect {

/// Takes over what only changes what slow probes ask next: sudo, and the certificates. What the
/// change is about is asked soon.
void changeSettings(LiveSession& live, const Server& server, MonotonicTime now);

} // namespace vedette::collect
