// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

class QSize;
class QWidget;

namespace vedette::ui {

/// Gives a window the size that it wants, but none that its screen has no room for, panels taken
/// off; one that is shown already is moved as far as it would stick out.
void resizeOnScreen(QWidget& window, const QSize& wanted);

} // namespace vedette::ui
