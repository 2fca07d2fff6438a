// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/history/HistoryView.h"

#include <QJsonObject>

namespace vedette::ui {

[[nodiscard]] QJsonObject toJson(const HistoryView& view);
/// What is missing, of another type, or not known here has its default; lists and times are
/// bounded.
[[nodiscard]] HistoryView historyViewFromJson(const QJsonObject& object);
/// `object` without the members that toJson() writes: those of a newer version.
[[nodiscard]] QJsonObject unknownMembers(QJsonObject object);

} // namespace vedette::ui
