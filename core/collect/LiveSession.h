// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/ServerContext.h"
#include "core/collect/slow/SlowLane.h"

namespace vedette::collect {

/// A session that lives, for whoever visits it on its loop's thread.
struct LiveSession
{
    ServerContext& context;
    SlowLane& slow;
};

} // namespace vedette::collect
