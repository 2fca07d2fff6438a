// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Unit.h"
#include "ui/theme/Colors.h"

#include <QString>
#include <QVariant>

#include <optional>
#include <vector>

namespace vedette::ui {

/// What a cell means; its colour follows the theme.
enum class RowTone
{
    Normal,
    Muted,
    Ok,
    Warning,
    Critical,
    Inactive
};
[[nodiscard]] QColor toneColor(const Colors& colors, RowTone tone);

/// One cell of a table. Immutable value.
struct RowCell
{
    QString text; ///< may come from a server: shown as plain text
    QVariant key; ///< what sorts its column: a number or a text; invalid when there is no value
    std::optional<double> share; ///< 0 to 1: as a bar below the text
    RowTone tone = RowTone::Normal;
    bool hasSign = false; ///< the tone as a shape before the text, too
    QString toolTip{}; ///< where the text doesn't tell all

    bool operator==(const RowCell&) const = default;
};

/// One line of a table. Immutable value.
struct TableRow
{
    QString key; ///< what stays the same from one answer to the next: a name, a number
    std::vector<RowCell> cells; ///< one per column
    bool isMarked = false; ///< needs a look: what "only failed" leaves

    bool operator==(const TableRow&) const = default;
};

[[nodiscard]] RowCell textCell(const QString& text, RowTone tone = RowTone::Normal);
/// "—" for a value that is not known.
[[nodiscard]] RowCell numberCell(std::optional<double> value, Unit unit);
/// The same for 0 to 100 %, with a bar; an alarming one takes its tone from the bar.
[[nodiscard]] RowCell percentCell(std::optional<double> percent);
/// A state in words with its sign; `rank` sorts, the worst first.
[[nodiscard]] RowCell stateCell(const QString& word, RowTone tone, int rank);

} // namespace vedette::ui
