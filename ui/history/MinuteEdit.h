// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

QT_BEGIN_NAMESPACE
class QDateTimeEdit;
class QWidget;
QT_END_NAMESPACE

namespace vedette::ui {

// A field for a local day and time, to the minute.

[[nodiscard]] QDateTimeEdit* makeMinuteEdit(Timestamp time, QWidget* parent);
/// What comes after the minute is cut off.
void setMinute(QDateTimeEdit& field, Timestamp time);
[[nodiscard]] Timestamp minuteOf(const QDateTimeEdit& field);

} // namespace vedette::ui
