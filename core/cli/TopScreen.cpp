// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/TopScreen.h"

#include "core/base/PlainText.h"
#include "core/cli/SnapshotJson.h"
#include "core/cli/TextWidth.h"
#include "core/text/ErrorText.h"
#include "core/text/Formatter.h"
#include "core/text/StateText.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

constexpr int stateWidth = 16;
constexpr int fewestNameColumns = 10;
constexpr int readableNameColumns = 20;
constexpr int mostNameColumns = 32;
constexpr std::size_t columnsBeforeNames = 4; // up to the load
constexpr int mostAlertLines = 5;

QString cell(std::optional<double> value, Unit unit)
{
    return value ? text::format(*value, unit) : u"–"_s;
}

QString cpuCell(const FleetRow& row)
{
    return cell(row.value({u"cpu"_s, u"totalUsage"_s, {}}), Unit::Percent);
}

QString memoryCell(const FleetRow& row)
{
    return cell(row.value({u"memory"_s, u"usedPercent"_s, {}}), Unit::Percent);
}

QString diskCell(const FleetRow& row)
{
    return cell(row.highest(u"disk", u"usedPercent"), Unit::Percent);
}

QString loadCell(const FleetRow& row)
{
    return cell(row.value({u"load"_s, u"load1"_s, {}}), Unit::None);
}

// Of the busiest interface: a bridge and its ports would count the same bytes twice.
QString receivedCell(const FleetRow& row)
{
    return cell(row.highest(u"network", u"rxRate"), Unit::BytesPerSecond);
}

QString sentCell(const FleetRow& row)
{
    return cell(row.highest(u"network", u"txRate"), Unit::BytesPerSecond);
}

QString roundTripCell(const FleetRow& row)
{
    return row.roundTrip
        ? text::format(std::chrono::duration<double>(*row.roundTrip).count(), Unit::Seconds)
        : u"–"_s;
}

struct Column
{
    QLatin1StringView heading;
    int width;
    QString (*cell)(const FleetRow& row);
};

/// The most telling first: a narrow terminal loses columns from the end.
constexpr std::array columns{
    Column{"CPU"_L1, 8, cpuCell},
    Column{"MEM"_L1, 8, memoryCell},
    Column{"DISK"_L1, 8, diskCell},
    Column{"LOAD"_L1, 7, loadCell},
    Column{"RTT"_L1, 9, roundTripCell},
    Column{"NET IN"_L1, 12, receivedCell},
    Column{"NET OUT"_L1, 12, sentCell},
};

/// How the columns share the width of the terminal.
struct Layout
{
    int nameWidth = fewestNameColumns;
    std::size_t columnCount = 0;
    int valueWidth = 0; ///< of all value columns together
};

int longestName(const FleetTable& table)
{
    int longest = fewestNameColumns;
    for (const FleetRow& row : table.rows()) {
        longest = std::max(longest, displayWidth(row.server.name));
    }
    return std::min(longest, mostNameColumns);
}

/// Names that can be told apart are worth more than the last columns.
Layout layoutFor(const FleetTable& table, int width)
{
    const int wanted = longestName(table);
    Layout layout;
    int left = width - fewestNameColumns - 2 - stateWidth;
    const auto takeColumns = [&](std::size_t most) {
        while (layout.columnCount < most && columns.at(layout.columnCount).width <= left) {
            left -= columns.at(layout.columnCount).width;
            layout.valueWidth += columns.at(layout.columnCount).width;
            ++layout.columnCount;
        }
    };
    takeColumns(columnsBeforeNames);
    const int grown
        = std::clamp(left, 0, std::min(wanted, readableNameColumns) - fewestNameColumns);
    left -= grown;
    takeColumns(columns.size());
    layout.nameWidth = std::clamp(fewestNameColumns + grown + left, 1, wanted);
    return layout;
}

int urgency(const FleetRow& row)
{
    const ServerState state = row.status.state;
    if (isDown(state)) {
        return 0;
    }
    return state == ServerState::NeedsUser ? 1 : state == ServerState::Degraded ? 2 : 3;
}

/// Select Graphic Rendition (ECMA-48, 8.3.117).
QLatin1StringView colourOf(ServerState state)
{
    switch (state) {
    case ServerState::Online:
        return "\x1b[32m"_L1;
    case ServerState::Degraded:
    case ServerState::NeedsUser:
        return "\x1b[33m"_L1;
    case ServerState::Unreachable:
    case ServerState::AuthFailed:
    case ServerState::HostKeyChanged:
        return "\x1b[31m"_L1;
    case ServerState::Unknown:
    case ServerState::Connecting:
    case ServerState::Paused:
        return "\x1b[2m"_L1;
    }
    return ""_L1;
}

QString painted(const QString& text, QLatin1StringView colour, const ScreenStyle& style)
{
    return style.isColoured ? colour + text + "\x1b[0m"_L1 : text;
}

QString reasonOf(const FleetRow& row)
{
    return row.status.error ? text::words(*row.status.error).summary : QString();
}

QString rowLine(const FleetRow& row, const Layout& layout, const ScreenStyle& style)
{
    QString line = fitted(plainText(row.server.name), layout.nameWidth) + u"  "_s;
    line += painted(
        fitted(text::statusLabel(row.status), stateWidth), colourOf(row.status.state), style);
    if (!isUp(row.status.state)) {
        return line + fitted(plainText(reasonOf(row)), layout.valueWidth);
    }
    for (std::size_t i = 0; i < layout.columnCount; ++i) {
        line += fitted(columns.at(i).cell(row), columns.at(i).width, Side::Right);
    }
    return line;
}

QString headingLine(const Layout& layout, const ScreenStyle& style)
{
    QString line = fitted(u"SERVER", layout.nameWidth) + u"  "_s + fitted(u"STATE", stateWidth);
    for (std::size_t i = 0; i < layout.columnCount; ++i) {
        line += fitted(columns.at(i).heading.toString(), columns.at(i).width, Side::Right);
    }
    return painted(line, "\x1b[1m"_L1, style);
}

QString titleLine(const FleetTable& table, const ScreenStyle& style)
{
    const auto up = std::ranges::count_if(
        table.rows(), [](const FleetRow& row) { return isUp(row.status.state); });
    const QString title = u"Vedette   servers %1   up %2   alerts %3      q quits"_s.arg(
        QString::number(table.rows().size()),
        QString::number(up),
        QString::number(table.alerts().size()));
    return fitted(title, style.size.columns);
}

QStringList alertLines(const FleetTable& table, const ScreenStyle& style, Timestamp now)
{
    QStringList lines;
    for (const Alert& alert : table.alerts()) {
        if (lines.size() == mostAlertLines) {
            break;
        }
        const auto age = duration_cast<seconds>(now - alert.raisedAt);
        const QString text
            = u"%1  %2: %3"_s.arg(text::formatAge(age), alert.serverName, text::alertTitle(alert));
        lines += painted(
            fitted(plainText(text, maxMessageLength), style.size.columns), "\x1b[31m"_L1, style);
    }
    return lines;
}

QStringList serverLines(const FleetTable& table, const ScreenStyle& style, qsizetype room)
{
    const Layout layout = layoutFor(table, style.size.columns);
    std::vector<const FleetRow*> rows;
    for (const FleetRow& row : table.rows()) {
        rows.push_back(&row);
    }
    std::ranges::stable_sort(rows, {}, [](const FleetRow* row) { return urgency(*row); });
    QStringList lines{headingLine(layout, style)};
    for (const FleetRow* row : rows) {
        const auto left = std::ssize(rows) - (lines.size() - 1);
        if (lines.size() + 1 >= room && left > 1) {
            lines += fitted(u"… and %1 more"_s.arg(left), style.size.columns);
            break;
        }
        lines += rowLine(*row, layout, style);
    }
    return lines;
}

} // namespace

QStringList renderScreen(const FleetTable& table, const ScreenStyle& style, Timestamp now)
{
    QStringList top{titleLine(table, style)};
    if (!style.notice.isEmpty()) {
        top += fitted(plainText(style.notice, maxMessageLength), style.size.columns);
    }
    const QStringList alerts = alertLines(table, style, now);
    const qsizetype room = style.size.rows - top.size() - alerts.size();
    QStringList lines = top + serverLines(table, style, room) + alerts;
    lines.resize(std::min<qsizetype>(lines.size(), style.size.rows));
    return lines;
}

QString plainLine(const FleetRow& row, Timestamp now)
{
    QString line = u"%1 %2 %3"_s.arg(isoTime(now), row.server.name, text::statusLabel(row.status));
    if (!isUp(row.status.state)) {
        const QString reason = reasonOf(row);
        return reason.isEmpty() ? line : line + u": "_s + reason;
    }
    for (const Column& column : columns) {
        line += u"  "_s + column.heading.toString().toLower() + u' ' + column.cell(row);
    }
    return line;
}

QJsonObject rowJson(const FleetRow& row)
{
    QJsonObject metrics;
    for (auto i = row.values.constBegin(); i != row.values.constEnd(); ++i) {
        metrics.insert(toString(i.key()), *i);
    }
    QJsonObject json{
        {"server"_L1, row.server.name},
        {"state"_L1, stateName(row.status.state).toString()},
        {"slow"_L1, row.status.isSlow},
        {"since"_L1, isoTime(row.status.since)},
        {"metrics"_L1, metrics},
    };
    if (row.status.error) {
        json.insert("error"_L1, errorJson(*row.status.error));
    }
    if (row.collectedAt) {
        json.insert("collectedAt"_L1, isoTime(*row.collectedAt));
    }
    if (row.roundTrip) {
        json.insert("roundTripMs"_L1, static_cast<double>(row.roundTrip->count()) / 1000.0);
    }
    return json;
}

} // namespace vedette::cli
