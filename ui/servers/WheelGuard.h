// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

class QWidget;

namespace vedette::ui {

/// The number boxes and choices below `form`, and itself, change by the wheel only while they have
/// the focus, which the wheel doesn't give: turned over a form that scrolls, it is meant for that.
void guardFromWheel(QWidget& form);

} // namespace vedette::ui
