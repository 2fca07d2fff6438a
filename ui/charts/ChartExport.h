// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "ui/charts/Curve.h"

#include <QByteArray>
#include <QImage>
#include <QString>

namespace vedette::ui {

class ChartPanel;

/// RFC 4180, UTF-8: a column of UTC times, one per curve; absent values are empty. No text can
/// become a formula in a spreadsheet.
[[nodiscard]] QByteArray chartCsv(const ChartSpec& spec, const TimeRange& range);

/// The panel as it is seen, with its title, as vectors.
[[nodiscard]] QByteArray chartSvg(ChartPanel& panel);
/// The same as pixels, twice as fine.
[[nodiscard]] QImage chartImage(ChartPanel& panel);

} // namespace vedette::ui
