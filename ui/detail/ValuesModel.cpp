// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/ValuesModel.h"

#include "core/base/PlainText.h"
#include "core/model/CustomCommandNames.h"
#include "core/text/ErrorText.h"
#include "core/text/Formatter.h"
#include "core/text/RunErrorText.h"
#include "ui/custom/CommandWords.h"
#include "ui/theme/Colors.h"

#include <QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr qsizetype digits = 8;

/// Sorts "cpu[2]" before "cpu[10]".
QString naturalKey(const QString& text)
{
    QString key;
    qsizetype run = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i].isDigit()) {
            ++run;
            continue;
        }
        if (run > 0) {
            key += text.sliced(i - run, run).rightJustified(digits, u'0');
            run = 0;
        }
        key += i < text.size() ? text.sliced(i, 1) : QString();
    }
    return key;
}

QString reasonText(const QString& probe, const Error& why)
{
    return commandOfProbe(probe).isEmpty() ? text::words(why).sentence() : text::runErrorText(why);
}

} // namespace

ValuesModel::ValuesModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

int ValuesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ValuesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant ValuesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return displayText(row, column);
    case SortRole:
        return sortKey(row, column);
    case MetricRole:
        return row.why ? QVariant() : QVariant::fromValue(row.metric);
    case Qt::TextAlignmentRole:
        return column == Column::Value ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ForegroundRole: {
        const Colors& colors = colorsOf(QGuiApplication::palette());
        const bool isSecond = column == Column::Id || column == Column::Age || row.why;
        return isSecond || m_isStale ? QVariant(colors.muted) : QVariant();
    }
    default:
        return {};
    }
}

QVariant ValuesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && section == static_cast<int>(Column::Value)) {
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case Column::Metric:
        return tr("Metric");
    case Column::Instance:
        return tr("Instance");
    case Column::Value:
        return tr("Value");
    case Column::Age:
        return tr("Age");
    case Column::Id:
        return tr("Id");
    case Column::Count:
        break;
    }
    return {};
}

QString ValuesModel::displayText(const Row& row, Column column) const
{
    switch (column) {
    case Column::Metric:
        return row.why ? row.metric.type : labelOf(row.metric);
    case Column::Instance:
        return row.metric.instance;
    case Column::Value:
        return row.why ? tr("not available")
                       : text::format(row.value, m_units.unitOf(row.metric, row.named));
    case Column::Age:
        return row.why || row.at == Timestamp()
            ? QString()
            : text::formatAge(std::chrono::duration_cast<seconds>(m_now - row.at));
    case Column::Id:
        return row.why ? reasonText(row.metric.type, *row.why) : toString(row.metric);
    case Column::Count:
        break;
    }
    return {};
}

QString ValuesModel::labelOf(const MetricId& metric) const
{
    const auto declared = m_units.labelOf(metric);
    return declared ? plainText(*declared) : text::metricLabel({metric.type, metric.field, {}});
}

QVariant ValuesModel::sortKey(const Row& row, Column column) const
{
    switch (column) {
    case Column::Value:
        return row.why ? QVariant() : QVariant(row.value);
    case Column::Age:
        return row.why ? QVariant() : QVariant(-toMsecs(row.at));
    case Column::Metric:
    case Column::Instance:
    case Column::Id:
    case Column::Count:
        break;
    }
    return (row.why ? QString(QChar(0xFFFF)) : QString()) + naturalKey(displayText(row, column));
}

void ValuesModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_seenAt.clear();
    endResetModel();
}

void ValuesModel::applySnapshot(const Snapshot& snapshot)
{
    for (const Sample& sample : snapshot.samples) {
        m_seenAt.insert(sample.metric, snapshot.collectedAt);
    }
}

void ValuesModel::applyRow(const ServerRow& row)
{
    m_isStale = !isUp(row.status.state);
    if (!m_isStale) {
        replaceRows(rowsOf(row));
    } else if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

void ValuesModel::addSamples(const SlowAnswer& answer, std::vector<Row>& rows)
{
    for (const Sample& sample : answer.samples) {
        rows.push_back({sample.metric,
                        sample.value,
                        answer.collectedAt,
                        std::nullopt,
                        answer.units.value(sample.metric)});
    }
}

/// Where a poll and a slow probe tell the same, the poll's value is the fresher one.
std::vector<ValuesModel::Row> ValuesModel::rowsOf(const ServerRow& server) const
{
    std::vector<Row> rows;
    for (auto it = server.values.cbegin(); it != server.values.cend(); ++it) {
        rows.push_back(
            {it.key(), it.value(), m_seenAt.value(it.key(), server.sampledAt), std::nullopt});
    }
    for (const auto& [probe, answer] : server.slow) {
        if (!answer.why) {
            addSamples(answer, rows);
        }
    }
    std::ranges::stable_sort(rows, {}, &Row::metric);
    const auto repeated = std::unique(
        rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.metric == b.metric; });
    rows.erase(repeated, rows.end());
    for (const Unavailable& missing : server.unavailable) {
        rows.push_back({{missing.probe, {}, {}}, 0, {}, missing.why});
    }
    for (const auto& [probe, answer] : server.slow) {
        if (answer.why) {
            rows.push_back({{probe, {}, {}}, 0, {}, answer.why});
        }
    }
    return rows;
}

void ValuesModel::replaceRows(std::vector<Row> rows)
{
    const bool isSameShape = std::ranges::equal(rows, m_rows, {}, &Row::metric, &Row::metric);
    if (isSameShape) {
        m_rows = std::move(rows);
        if (!m_rows.empty()) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        }
        return;
    }
    // From where they begin to differ to where they end to: rare, a disk or interface came or went.
    const auto differs = std::ranges::mismatch(m_rows, rows, {}, &Row::metric, &Row::metric);
    const auto first = differs.in1 - m_rows.begin();
    const auto tail = std::ranges::mismatch(m_rows.rbegin(),
                                            std::make_reverse_iterator(differs.in1),
                                            rows.rbegin(),
                                            std::make_reverse_iterator(differs.in2),
                                            {},
                                            &Row::metric,
                                            &Row::metric);
    const auto oldEnd = tail.in1.base() - m_rows.begin();
    const auto newEnd = tail.in2.base() - rows.begin();
    if (oldEnd > first) {
        beginRemoveRows({}, static_cast<int>(first), static_cast<int>(oldEnd) - 1);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + oldEnd);
        endRemoveRows();
    }
    if (newEnd > first) {
        beginInsertRows({}, static_cast<int>(first), static_cast<int>(newEnd) - 1);
        m_rows.insert(m_rows.begin() + first, rows.begin() + first, rows.begin() + newEnd);
        endInsertRows();
    }
    replaceRows(std::move(rows));
}

void ValuesModel::setUnits(const CommandUnits& units)
{
    m_units = units;
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

void ValuesModel::setNow(Timestamp now)
{
    m_now = now;
    if (!m_rows.empty()) {
        const int age = static_cast<int>(Column::Age);
        Q_EMIT dataChanged(index(0, age), index(rowCount() - 1, age), {Qt::DisplayRole});
    }
}

} // namespace vedette::ui
