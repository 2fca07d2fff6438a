// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace vedette::cli {

/// How many columns of a terminal the text takes: none for combining marks, two for wide
/// characters.
[[nodiscard]] int displayWidth(QStringView text);

enum class Side
{
    Left,
    Right
};

/// The text in exactly `width` columns: filled with spaces, or clipped with an ellipsis.
[[nodiscard]] QString fitted(QStringView text, int width, Side side = Side::Left);

/// Rows of cells as lines, every column as wide as its widest cell. The first row is the heading.
[[nodiscard]] QStringList tableLines(const std::vector<QStringList>& rows);

} // namespace vedette::cli
