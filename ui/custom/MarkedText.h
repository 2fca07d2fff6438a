// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace vedette::ui {

/// A script as it is, line by line, but for what can't be seen or would turn the text: that stands
/// there as "‹U+202E›". Blanks of other kinds and joiners are told so, too: sh takes them for
/// letters.
[[nodiscard]] QString markedText(QStringView text);

/// Where such characters are, "line 3: U+202E", the first few of them.
[[nodiscard]] QStringList hiddenCharacters(QStringView text);

} // namespace vedette::ui
