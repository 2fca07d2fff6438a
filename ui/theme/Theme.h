// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Settings.h"

class QApplication;
class QIcon;
class QString;

namespace vedette::ui {

/// Gives the application the Fusion style, our palette, style sheet and font. May be called again
/// at run time.
void applyTheme(QApplication& application, ThemeChoice choice);

/// An icon of resources/icons, tinted with the palette's text colour: icon(u"plus"_s).
[[nodiscard]] QIcon themedIcon(const QString& name);

} // namespace vedette::ui
