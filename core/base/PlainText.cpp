// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/PlainText.h"

#include <QStringList>

#include <algorithm>

namespace vedette {

namespace {

constexpr int maxCombiningMarks = 8;
constexpr char16_t visibleMark = u'\u2426'; // SYMBOL FOR SUBSTITUTE FORM TWO
constexpr char16_t ellipsis = u'\u2026';
constexpr char32_t replacement = U'\uFFFD';

bool isBidiControl(char32_t point)
{
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069)
        || point == 0x200E || point == 0x200F || point == 0x061C;
}

bool isControl(char32_t point)
{
    return point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0x2028 || point == 0x2029;
}

/// Joiners and the like: kept, since scripts and emoji need them.
bool isWithoutWidth(char32_t point)
{
    return QChar::category(point) == QChar::Other_Format;
}

/// The character that starts at `at`; half a surrogate pair alone is no character.
char32_t pointAt(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (!c.isSurrogate()) {
        return c.unicode();
    }
    const bool isPair
        = c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return isPair ? QChar::surrogateToUcs4(c, text[at + 1]) : replacement;
}

/// What stands for `point` in safe text; nothing when it is dropped.
char32_t safePoint(char32_t point)
{
    if (point == U'\t' || point == U'\n') {
        return U' ';
    }
    if (isBidiControl(point)) {
        return visibleMark;
    }
    return isControl(point) ? U'\0' : point;
}

/// Takes characters off the end until an ellipsis fits.
void closeWithEllipsis(QString& text, qsizetype maxLength)
{
    while (text.size() >= std::max<qsizetype>(maxLength, 1)) {
        const bool isPair = text.size() > 1 && text.back().isLowSurrogate();
        text.chop(isPair ? 2 : 1);
    }
    if (maxLength > 0) {
        text += ellipsis;
    }
}

/// What is shown of a character, 0 for nothing; `marks` is the pile of combining ones so far.
char32_t shownPoint(char32_t point, int& marks)
{
    const bool isMark = QChar::isMark(point);
    marks += isMark ? 1 : 0;
    const char32_t shown = isMark && marks > maxCombiningMarks ? U'\0' : safePoint(point);
    const bool endsPile = shown != U'\0' && !isMark && !isWithoutWidth(point); // it must be seen
    marks = endsPile ? 0 : marks;
    return shown;
}

} // namespace

bool isTextControl(char32_t point)
{
    return isControl(point) || isBidiControl(point);
}

QString plainText(QStringView text, qsizetype maxLength)
{
    QString safe;
    safe.reserve(std::min(text.size(), maxLength));
    int marks = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char32_t point = pointAt(text, i);
        const bool isPair = QChar::requiresSurrogates(point);
        i += isPair ? 1 : 0;
        const char32_t shown = shownPoint(point, marks);
        if (shown == U'\0') {
            continue;
        }
        if (safe.size() + (isPair ? 2 : 1) > maxLength) {
            closeWithEllipsis(safe, maxLength);
            break;
        }
        safe += QChar::fromUcs4(shown);
    }
    return safe;
}

QString plainText(QByteArrayView bytes, qsizetype maxLength)
{
    // Bound the decoder's work too: a UTF-16 unit comes from at most four bytes, controls are rare.
    const QByteArrayView bounded = bytes.first(std::min(bytes.size(), maxLength * 8));
    return plainText(QString::fromUtf8(bounded), maxLength);
}

QString plainLines(QByteArrayView bytes, qsizetype maxLength, int maxLines)
{
    const QByteArrayView bounded = bytes.first(std::min(bytes.size(), maxLength * 8));
    const QString text = QString::fromUtf8(bounded);
    QStringList lines;
    qsizetype left = maxLength - 2; // for a last line that says that more came
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const QString plain = plainText(line, std::max<qsizetype>(left, 0)).trimmed();
        if (plain.isEmpty() && (lines.isEmpty() || lines.back().isEmpty())) {
            continue; // at the beginning, and more than one in a row
        }
        if (left <= 0 || lines.size() >= maxLines) {
            lines += QString(ellipsis);
            break;
        }
        lines += plain;
        left -= plain.size() + 1;
    }
    return lines.join(u'\n').trimmed();
}

} // namespace vedette
