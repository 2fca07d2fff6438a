// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <QString>

#include <vector>

namespace vedette::test {

/// Runs a process that writes history into that folder, a poll for each second from `first` on, and
/// kills it at the earliest after so many were acknowledged: their times, in order. Empty when it
/// could not be ended.
[[nodiscard]] std::vector<Timestamp> killAfter(const QString& folder, int polls, Timestamp first);

} // namespace vedette::test
