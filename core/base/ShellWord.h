// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace vedette {

/// Any text but NUL as one word of the shell: it is data, whatever it holds.
[[nodiscard]] QByteArray shellWord(const QByteArray& text);

/// The same as a person would type it: a plain word without quotes.
[[nodiscard]] QString typedWord(const QString& text);

/// The same on one line of plain ASCII, for a request: the word is the text written as for "%b" of
/// printf(1), which the function that gets it has to apply.
[[nodiscard]] QByteArray printfWord(const QByteArray& text);

} // namespace vedette
