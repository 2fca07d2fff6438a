// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Alert.h"

#include <QIcon>
#include <QPixmap>

#include <optional>

namespace vedette::ui {

/// The program's mark, with a badge that tells the worst severity by colour and shape and counts
/// the firing alerts. Without an alert the mark alone.
[[nodiscard]] QPixmap trayPixmap(std::optional<Severity> worst, int firing, int size);
[[nodiscard]] QIcon trayIcon(std::optional<Severity> worst, int firing);

/// "3 alerts · 48 of 50 servers up"
[[nodiscard]] QString trayToolTip(int firing, int serversUp, int serversMonitored);

} // namespace vedette::ui
