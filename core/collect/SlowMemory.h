// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

namespace vedette::collect {

/// What the slow probes keep from one answer to the next, for rates. Lives with its ServerContext.
struct SlowMemory
{ };

} // namespace vedette::collect
