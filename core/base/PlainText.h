// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

namespace vedette {

/// Longest texts that are kept of what a server sends (RELIABILITY: hostile strings).
inline constexpr qsizetype maxNameLength = 128;
inline constexpr qsizetype maxMessageLength = 2048;

/// A control character (U+0000 to U+001F, U+007F to U+009F, a separator of lines), or one that
/// turns the direction of a text.
[[nodiscard]] bool isTextControl(char32_t point);

/// Text from a server, made safe to show: UTF-8 with replacement, no control characters (tab and
/// line feed become spaces), bidirectional controls as visible marks, at most eight combining marks
/// in a row, clipped to `maxLength` UTF-16 units.
[[nodiscard]] QString plainText(QByteArrayView bytes, qsizetype maxLength = maxNameLength);
[[nodiscard]] QString plainText(QStringView text, qsizetype maxLength = maxNameLength);

/// The same with its line breaks, at most `maxLines` lines, for text that is read as a whole: the
/// choices of a login prompt. Without blank lines at both ends.
[[nodiscard]] QString
plainLines(QByteArrayView bytes, qsizetype maxLength = maxMessageLength, int maxLines = 24);

} // namespace vedette
