// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Damage.h"

#include <QString>

namespace vedette::text {

/// What was damaged, what stands in for it, what is missing, and where the damaged file is: some
/// sentences, translated, plain text. The time is of this computer's time zone.
[[nodiscard]] QString damageText(const Damage& damage);

} // namespace vedette::text
