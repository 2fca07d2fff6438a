// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/TextWidth.h"

#include <QChar>
#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

constexpr int maxCell = 60;

/// East Asian Wide and Fullwidth (Unicode 15, UAX 11), in blocks: near enough for a table.
bool isWide(char32_t c)
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF)
        || (c >= 0x20000 && c <= 0x3FFFD);
}

int columnsOf(char32_t c)
{
    if (QChar::isMark(c) || QChar::category(c) == QChar::Other_Format) {
        return 0;
    }
    return isWide(c) ? 2 : 1;
}

QString clipped(QStringView text, int width)
{
    QString result;
    int used = 0;
    const QList<uint> characters = text.toUcs4();
    for (const char32_t c : characters) {
        if (used + columnsOf(c) > width - 1) {
            break;
        }
        used += columnsOf(c);
        result += QString::fromUcs4(&c, 1);
    }
    return result + u'…';
}

QList<int> columnWidths(const std::vector<QStringList>& rows)
{
    QList<int> widths;
    for (const QStringList& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i) {
            widths[i] = std::min(maxCell, std::max(widths[i], displayWidth(row[i])));
        }
    }
    return widths;
}

} // namespace

int displayWidth(QStringView text)
{
    int width = 0;
    const QList<uint> characters = text.toUcs4();
    for (const char32_t c : characters) {
        width += columnsOf(c);
    }
    return width;
}

QString fitted(QStringView text, int width, Side side)
{
    if (width <= 0) {
        return {};
    }
    const QString shown = displayWidth(text) > width ? clipped(text, width) : text.toString();
    const QString filling(std::max(0, width - displayWidth(shown)), u' ');
    return side == Side::Left ? shown + filling : filling + shown;
}

QStringList tableLines(const std::vector<QStringList>& rows)
{
    const QList<int> widths = columnWidths(rows);
    QStringList lines;
    for (const QStringList& row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            line += fitted(row[i], widths[i]) + u"  "_s;
        }
        while (line.endsWith(u' ')) {
            line.chop(1);
        }
        lines += line;
    }
    return lines;
}

} // namespace vedette::cli
