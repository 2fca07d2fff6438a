// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/CommandResults.h"

#include "core/model/CustomCommandNames.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

/// Lends tr() to the functions of this file.
struct ResultText
{
    Q_DECLARE_TR_FUNCTIONS(CustomCommands)
};

QString partText(int count, int total, bool hasFailed)
{
    return hasFailed ? ResultText::tr("failed on %1 of %2 servers").arg(count).arg(total)
                     : ResultText::tr("warns on %1 of %2 servers").arg(count).arg(total);
}

void countOne(CommandCounts& count, CommandOutcome outcome)
{
    count.well += outcome == CommandOutcome::Well ? 1 : 0;
    count.warning += outcome == CommandOutcome::Warning ? 1 : 0;
    count.failed += outcome == CommandOutcome::Failed ? 1 : 0;
}

} // namespace

std::optional<double> fieldOf(const SlowAnswer& answer, QLatin1StringView field)
{
    const auto found = std::ranges::find_if(answer.samples, [&](const Sample& sample) {
        return sample.metric.field == field && !sample.metric.instance.contains(u'/');
    });
    return found == answer.samples.end() ? std::nullopt : std::optional(found->value);
}

std::optional<Error> failureOf(const SlowAnswer& answer)
{
    return answer.why ? answer.why : answer.gap;
}

CommandOutcome outcomeOf(const SlowAnswer* answer)
{
    if (answer == nullptr) {
        return CommandOutcome::NotRun;
    }
    if (failureOf(*answer)) {
        return CommandOutcome::Failed;
    }
    const bool isWarning = fieldOf(*answer, "exitCode"_L1).value_or(0) != 0
        || fieldOf(*answer, "status"_L1).value_or(0) != 0;
    return isWarning ? CommandOutcome::Warning : CommandOutcome::Well;
}

QHash<QString, CommandCounts> countOutcomes(const std::vector<CustomCommand>& commands,
                                            const std::vector<ServerRow>& servers)
{
    QHash<QString, const CustomCommand*> byName;
    for (const CustomCommand& command : commands) {
        byName.insert(command.name, &command);
    }
    QHash<QString, CommandCounts> counts;
    for (const ServerRow& row : servers) {
        const QString first = commandProbePrefix;
        for (auto it = row.slow.lower_bound(first);
             it != row.slow.end() && it->first.startsWith(commandProbePrefix);
             ++it) {
            const CustomCommand* const command = byName.value(commandOfProbe(it->first));
            if (command != nullptr && appliesTo(*command, row.server)) {
                countOne(counts[command->name], outcomeOf(&it->second));
            }
        }
    }
    return counts;
}

RowCell countsCell(const CustomCommand& command, const CommandCounts& counts)
{
    const int total = counts.well + counts.warning + counts.failed;
    if (!command.isEnabled) {
        return stateCell(ResultText::tr("switched off"), RowTone::Inactive, 4);
    }
    if (total == 0) {
        return stateCell(ResultText::tr("no answer yet"), RowTone::Inactive, 3);
    }
    if (counts.failed > 0) {
        return stateCell(partText(counts.failed, total, true), RowTone::Critical, 0);
    }
    if (counts.warning > 0) {
        return stateCell(partText(counts.warning, total, false), RowTone::Warning, 1);
    }
    const QString well = total == 1 ? ResultText::tr("well on 1 server")
                                    : ResultText::tr("well on %n servers", nullptr, total);
    return stateCell(well, RowTone::Ok, 2);
}

} // namespace vedette::ui
