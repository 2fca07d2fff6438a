// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/OutputFieldTable.h"

#include "ui/custom/CommandWords.h"
#include "ui/servers/WheelGuard.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLocale>
#include <QTableWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

OutputFieldTable::OutputFieldTable(QWidget* parent)
    : EditTable(u"commandFields"_s, {tr("Name"), {}, tr("Label"), tr("Unit"), tr("Factor")}, parent)
{
    table().setAccessibleName(tr("Values"));
    for (const Column narrow : {UnitColumn, Factor}) {
        table().horizontalHeader()->setSectionResizeMode(narrow, QHeaderView::ResizeToContents);
    }
    setMostRows(static_cast<int>(maxOutputFields));
}

void OutputFieldTable::setFormat(OutputFormat format)
{
    const QString key = keyWord(format);
    m_hasKey = !key.isEmpty();
    setColumnTitle(Key, key);
    setColumnShown(Key, m_hasKey);
    setMostRows(format == OutputFormat::Number ? 1 : static_cast<int>(maxOutputFields));
}

void OutputFieldTable::furnishRow(int row)
{
    auto* const units = new QComboBox(&table());
    units->setAccessibleName(tr("Unit"));
    units->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const Unit unit : outputUnits()) {
        units->addItem(unitWord(unit), static_cast<int>(unit));
    }
    connect(units, &QComboBox::activated, this, &EditTable::edited);
    guardFromWheel(*units);
    table().setCellWidget(row, UnitColumn, units);
    setCell(row, Factor, QLocale().toString(1));
}

void OutputFieldTable::setFields(const std::vector<OutputField>& fields)
{
    clearRows();
    for (const OutputField& field : fields) {
        const int row = appendRow();
        setCell(row, Name, field.name);
        setCell(row, Key, field.key);
        setCell(row, Label, field.label);
        setCell(row, Factor, QLocale().toString(field.factor, 'g', QLocale::FloatingPointShortest));
        auto* const units = qobject_cast<QComboBox*>(table().cellWidget(row, UnitColumn));
        units->setCurrentIndex(std::max(0, units->findData(static_cast<int>(field.unit))));
    }
}

OutputField OutputFieldTable::fieldAt(int row) const
{
    OutputField field;
    field.name = cell(row, Name).trimmed();
    field.key = m_hasKey ? cell(row, Key).trimmed() : QString();
    field.label = cell(row, Label).trimmed();
    const auto* const units = qobject_cast<QComboBox*>(table().cellWidget(row, UnitColumn));
    field.unit = static_cast<Unit>(units->currentData().toInt());
    const QString factor = cell(row, Factor).trimmed();
    bool isNumber = false;
    field.factor = QLocale().toDouble(factor, &isNumber);
    if (!isNumber) { // as people copy it from elsewhere
        field.factor = QLocale::c().toDouble(factor, &isNumber);
    }
    field.factor = isNumber ? field.factor : 0;
    return field;
}

std::vector<OutputField> OutputFieldTable::fields() const
{
    std::vector<OutputField> fields;
    fields.reserve(static_cast<std::size_t>(rowCount()));
    for (int row = 0; row < rowCount(); ++row) {
        const OutputField field = fieldAt(row);
        if (!field.name.isEmpty() || !field.key.isEmpty() || !field.label.isEmpty()) {
            fields.push_back(field);
        }
    }
    return fields;
}

} // namespace vedette::ui
