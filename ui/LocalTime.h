// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QString>

namespace vedette::ui {

// Formats for QLocale::toString(), in the order and with the signs of the locale.

/// "HH:mm", "h:mm AP", "HH.mm".
[[nodiscard]] QString minuteFormat(const QLocale& locale);
/// The same with seconds, which no short format has.
[[nodiscard]] QString secondFormat(const QLocale& locale);
/// Day and month: "d MMM", "MMM d".
[[nodiscard]] QString dayFormat(const QLocale& locale);

} // namespace vedette::ui
