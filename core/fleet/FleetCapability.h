// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QFlags>

namespace vedette {

/// What a source lets its listener do; a remote collector may let one look only.
enum class FleetCapability
{
    Configure = 1, ///< add, edit, remove, start and stop servers
    Test = 2 ///< test a connection
};
Q_DECLARE_FLAGS(FleetCapabilities, FleetCapability)
Q_DECLARE_OPERATORS_FOR_FLAGS(FleetCapabilities)

} // namespace vedette
