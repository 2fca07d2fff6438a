// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/Colors.h"

#include <QString>

namespace vedette::ui {

/// The one style sheet of the program. A QPushButton with the property `primary` is the page's main
/// action; one with `segment` ("first", "middle", "last", "only") belongs to a SegmentedControl; a
/// QToolButton with `flat` has no frame until the mouse is over it.
[[nodiscard]] QString styleSheet(const Colors& colors);

} // namespace vedette::ui
