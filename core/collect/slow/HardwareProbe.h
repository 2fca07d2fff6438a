// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowProbe.h"

namespace vedette::collect {

/// What the server is made of, as `details`; names the processor in the facts where those don't.
/// Malformed when the answer tells of none of it.
[[nodiscard]] Result<SlowOutput> readHardware(SlowInput& input);

} // namespace vedette::collect
