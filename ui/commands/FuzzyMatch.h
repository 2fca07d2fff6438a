// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

#include <optional>

namespace vedette::ui {

/// How well `pattern` fits `text`: its letters must occur in that order, upper and lower case
/// alike. Letters that follow each other, begin a word, or stand at the front score higher; spaces
/// of the pattern are passed over. Nothing when it doesn't fit; an empty pattern fits everything.
[[nodiscard]] std::optional<int> fuzzyScore(QStringView pattern, QStringView text);

} // namespace vedette::ui
