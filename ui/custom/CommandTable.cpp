// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/CommandTable.h"

#include "core/base/PlainText.h"
#include "core/text/Formatter.h"
#include "ui/custom/CommandWords.h"

#include <QCoreApplication>

namespace vedette::ui {

namespace {

/// Lends tr() to the functions of this file.
struct ListText
{
    Q_DECLARE_TR_FUNCTIONS(CustomCommands)
};

} // namespace

std::vector<RowsModel::Column> commandColumns()
{
    return {{ListText::tr("Name"), 150, false},
            {ListText::tr("Now"), 170, false},
            {ListText::tr("Reads"), 170, false},
            {ListText::tr("Every"), 70, false},
            {ListText::tr("On"), 150, false},
            {ListText::tr("Run as"), 90, false},
            {ListText::tr("Description"), 190, false}};
}

TableRow commandRow(const CustomCommand& command, const CommandCounts& counts)
{
    const RowTone tone = command.isEnabled ? RowTone::Normal : RowTone::Muted;
    const QString runAs
        = command.runAs.isEmpty() ? ListText::tr("the login") : plainText(command.runAs);
    RowCell interval = textCell(text::formatDuration(command.interval), RowTone::Muted);
    interval.key = static_cast<double>(command.interval.count());
    return {.key = QString::number(command.id.value),
            .cells = {textCell(plainText(command.name), tone),
                      countsCell(command, counts),
                      textCell(readingWords(command.reading), RowTone::Muted),
                      interval,
                      textCell(targetWords(command), RowTone::Muted),
                      textCell(runAs, command.runAs.isEmpty() ? RowTone::Muted : tone),
                      textCell(plainText(command.description, maxMessageLength), RowTone::Muted)},
            .isMarked = false};
}

} // namespace vedette::ui
