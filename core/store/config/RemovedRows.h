// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/store/Connection.h"

#include <QLatin1StringView>

namespace vedette::store {

/// Deletes for good the rows of `table` whose removed_at lies before `limit`. Lives on: its
/// connection's thread.
[[nodiscard]] Result<void>
purgeRemoved(const Connection& connection, QLatin1StringView table, Timestamp limit);

} // namespace vedette::store
