// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/tables/TableRow.h"

#include "core/text/Formatter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr double warningPercent = 80;
constexpr double criticalPercent = 90;

RowTone toneOf(double percent)
{
    if (percent > criticalPercent) {
        return RowTone::Critical;
    }
    return percent > warningPercent ? RowTone::Warning : RowTone::Normal;
}

} // namespace

QColor toneColor(const Colors& colors, RowTone tone)
{
    switch (tone) {
    case RowTone::Normal:
        return colors.text;
    case RowTone::Muted:
        return colors.muted;
    case RowTone::Ok:
        return colors.ok;
    case RowTone::Warning:
        return colors.high;
    case RowTone::Critical:
        return colors.critical;
    case RowTone::Inactive:
        return colors.inactive;
    }
    return colors.text;
}

RowCell textCell(const QString& text, RowTone tone)
{
    return {text, text.isEmpty() ? QVariant() : QVariant(text), std::nullopt, tone, false};
}

RowCell numberCell(std::optional<double> value, Unit unit)
{
    if (!value) {
        return {u"—"_s, {}, std::nullopt, RowTone::Muted, false};
    }
    return {text::format(*value, unit), *value, std::nullopt, RowTone::Normal, false};
}

RowCell percentCell(std::optional<double> percent)
{
    RowCell cell = numberCell(percent, Unit::Percent);
    if (percent) {
        cell.share = std::clamp(*percent / 100.0, 0.0, 1.0);
        cell.tone = toneOf(*percent);
    }
    return cell;
}

RowCell stateCell(const QString& word, RowTone tone, int rank)
{
    return {word, QString(QChar(u'a' + rank)) + word, std::nullopt, tone, true};
}

} // namespace vedette::ui
