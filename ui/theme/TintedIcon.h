// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QPalette>

class QIcon;
class QString;

namespace vedette::ui {

/// An icon of resources/icons in a colour of the application's palette; it follows a change of
/// theme. HighlightedText goes on a primary button.
[[nodiscard]] QIcon tintedIcon(const QString& name, QPalette::ColorRole role);

} // namespace vedette::ui
