// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/ShellWord.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette {

QByteArray shellWord(const QByteArray& text)
{
    QByteArray word = text;
    return '\'' + word.replace('\'', "'\\''") + '\''; // nothing else is special within them
}

QString typedWord(const QString& text)
{
    constexpr QLatin1StringView others("_./:=@%+,-");
    const bool isPlain = !text.isEmpty() && std::ranges::all_of(text, [others](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || others.contains(c);
    });
    return isPlain ? text : QString::fromUtf8(shellWord(text.toUtf8()));
}

QByteArray printfWord(const QByteArray& text)
{
    QByteArray word;
    word.reserve(text.size() + text.size() / 4 + 2);
    word += '\'';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte >= 0x7F || c == '\\' || c == '\'') {
            word += "\\0" + QByteArray::number(byte, 8).rightJustified(3, '0');
        } else {
            word += c;
        }
    }
    return word + '\'';
}

} // namespace vedette
