// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/ParameterTable.h"

#include <QTableWidget>

using namespace Qt::StringLiterals;

namespace vedette::ui {

ParameterTable::ParameterTable(QWidget* parent)
    : EditTable(u"commandParameters"_s, {tr("Name"), tr("Value")}, parent)
{
    table().setAccessibleName(tr("Parameters"));
    setMostRows(static_cast<int>(maxParameters));
}

void ParameterTable::setParameters(const std::vector<CommandParameter>& parameters)
{
    clearRows();
    for (const CommandParameter& parameter : parameters) {
        const int row = appendRow();
        setCell(row, 0, parameter.name);
        setCell(row, 1, parameter.value);
    }
}

std::vector<CommandParameter> ParameterTable::parameters() const
{
    std::vector<CommandParameter> parameters;
    parameters.reserve(static_cast<std::size_t>(rowCount()));
    for (int row = 0; row < rowCount(); ++row) {
        const CommandParameter parameter{cell(row, 0).trimmed(), cell(row, 1)};
        if (!parameter.name.isEmpty() || !parameter.value.isEmpty()) {
            parameters.push_back(parameter);
        }
    }
    return parameters;
}

} // namespace vedette::ui
