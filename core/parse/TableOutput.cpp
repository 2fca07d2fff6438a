// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/TableOutput.h"

#include "core/base/PlainText.h"
#include "core/parse/Number.h"
#include "core/parse/Scanner.h"

#include <QByteArrayList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr qsizetype maxColumns = 256;

/// Where its values and its name stand in a row.
struct TableColumns
{
    std::vector<qsizetype> values; ///< in the order of the declared fields; -1: none
    std::vector<qsizetype> names;
};

QByteArrayList splitByBlanks(QByteArrayView line)
{
    QByteArrayList cells;
    Scanner fields(line);
    while (const auto cell = fields.nextField()) {
        if (cells.size() >= maxColumns) {
            break;
        }
        cells.append(cell->toByteArray());
    }
    return cells;
}

/// A cell in quotes, where a doubled quote stands for one; `at` is left behind the closing one.
QByteArray quotedCell(QByteArrayView line, qsizetype& at)
{
    QByteArray cell;
    for (++at; at < line.size(); ++at) {
        if (line[at] == '"') {
            ++at;
            if (at == line.size() || line[at] != '"') {
                break;
            }
        }
        cell += line[at];
    }
    return cell;
}

QByteArrayList splitBySeparator(QByteArrayView line, QByteArrayView separator)
{
    QByteArrayList cells;
    qsizetype at = 0;
    while (at <= line.size() && cells.size() < maxColumns) {
        const bool isQuoted = at < line.size() && line[at] == '"';
        QByteArray cell = isQuoted ? quotedCell(line, at) : QByteArray();
        const qsizetype found = at < line.size() ? line.indexOf(separator, at) : -1;
        const qsizetype end = found < 0 ? line.size() : found;
        cell += line.sliced(std::min(at, end), end - std::min(at, end)).trimmed().toByteArray();
        cells.append(cell);
        at = found < 0 ? line.size() + 1 : found + separator.size();
    }
    return cells;
}

QByteArrayList cellsOf(QByteArrayView line, const QByteArray& separator)
{
    return separator.isEmpty() ? splitByBlanks(line) : splitBySeparator(line, separator);
}

/// By its title, or by its number from 1 on; -1 when there is none.
qsizetype columnOf(const QByteArrayList& titles, const QString& key)
{
    const qsizetype titled = titles.indexOf(key.toUtf8());
    bool isNumber = false;
    const int number = key.toInt(&isNumber);
    return titled < 0 && isNumber ? number - 1 : titled;
}

TableColumns columnsOf(const QByteArrayList& titles, const OutputReading& reading)
{
    TableColumns columns;
    columns.values.reserve(reading.fields.size());
    for (const OutputField& field : reading.fields) {
        columns.values.push_back(columnOf(titles, field.key));
    }
    columns.names.reserve(static_cast<std::size_t>(reading.instanceKeys.size()));
    for (const QString& key : reading.instanceKeys) {
        columns.names.push_back(columnOf(titles, key));
    }
    return columns;
}

QByteArrayList titlesOf(QByteArrayView line, const QByteArray& separator)
{
    if (line.startsWith('#')) { // as HAProxy writes it: "# pxname,svname,…"
        line = line.sliced(1).trimmed();
    }
    return cellsOf(line, separator);
}

QString nameOfRow(const QByteArrayList& cells, const TableColumns& columns)
{
    QByteArrayList names;
    for (const qsizetype column : columns.names) {
        names.append(cells.value(column));
    }
    return plainText(names.join(' ')).trimmed();
}

void addRow(const QByteArrayList& cells,
            const TableColumns& columns,
            const OutputReading& reading,
            CustomValueList& list)
{
    const QString name = nameOfRow(cells, columns);
    if (name.isEmpty() && !columns.names.empty()) {
        return;
    }
    for (std::size_t i = 0; i < reading.fields.size(); ++i) {
        const auto number = leadingNumber(cells.value(columns.values.at(i)));
        if (number) {
            list.add(reading.fields.at(i), name, number->value);
        }
    }
}

} // namespace

Result<CustomValues> readTable(const OutputReading& reading, QByteArrayView text)
{
    const QByteArray separator = reading.separator.toUtf8();
    CustomValueList list;
    std::optional<TableColumns> columns;
    if (!reading.hasHeader) {
        columns = columnsOf({}, reading);
    }
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        if (line->trimmed().isEmpty() || list.isFull()) {
            continue;
        }
        if (!columns) {
            columns = columnsOf(titlesOf(*line, separator), reading);
            continue;
        }
        addRow(cellsOf(*line, separator), *columns, reading, list);
        if (reading.instanceKeys.isEmpty()) {
            break;
        }
    }
    return list.take(u"the table has none of the columns, or no numbers in them"_s);
}

} // namespace vedette::parse
