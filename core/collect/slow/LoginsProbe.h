// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowProbe.h"

namespace vedette::collect {

/// The answer of vd_logins: users.loggedIn and logins.failed, and a LoginTable. The first one of a
/// session has no rate.
[[nodiscard]] Result<SlowOutput> readLogins(SlowInput& input);

} // namespace vedette::collect
