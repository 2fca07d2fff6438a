// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/CommandWords.h"

#include "core/base/PlainText.h"
#include "core/text/Formatter.h"
#include "core/text/RunErrorText.h"
#include "ui/detail/WorkPopover.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

/// Lends tr() to the functions of this file.
struct CommandText
{
    Q_DECLARE_TR_FUNCTIONS(CustomCommands)
};

} // namespace

const std::vector<OutputFormat>& outputFormats()
{
    static const std::vector<OutputFormat> formats{OutputFormat::Number,
                                                   OutputFormat::KeyValue,
                                                   OutputFormat::Table,
                                                   OutputFormat::Regex,
                                                   OutputFormat::JsonPointer,
                                                   OutputFormat::Nagios,
                                                   OutputFormat::ExitCode};
    return formats;
}

QString formatWord(OutputFormat format)
{
    switch (format) {
    case OutputFormat::Number:
        return CommandText::tr("One number");
    case OutputFormat::Regex:
        return CommandText::tr("Regular expression");
    case OutputFormat::JsonPointer:
        return CommandText::tr("JSON");
    case OutputFormat::Table:
        return CommandText::tr("Table");
    case OutputFormat::KeyValue:
        return CommandText::tr("Keys and values");
    case OutputFormat::Nagios:
        return CommandText::tr("Nagios plug-in");
    case OutputFormat::ExitCode:
        return CommandText::tr("Exit code only");
    }
    return {};
}

const std::vector<Unit>& outputUnits()
{
    static const std::vector<Unit> units{Unit::None,
                                         Unit::Count,
                                         Unit::Percent,
                                         Unit::Bytes,
                                         Unit::BytesPerSecond,
                                         Unit::PerSecond,
                                         Unit::Seconds,
                                         Unit::EpochSeconds,
                                         Unit::Boolean,
                                         Unit::Celsius,
                                         Unit::Hertz,
                                         Unit::Watts,
                                         Unit::Volts,
                                         Unit::Rpm};
    return units;
}

QString unitWord(Unit unit)
{
    if (unit == Unit::None) {
        return CommandText::tr("no unit");
    }
    if (unit == Unit::EpochSeconds) {
        return CommandText::tr("point in time");
    }
    return unit == Unit::Boolean ? CommandText::tr("yes or no") : text::unitName(unit);
}

QString keyWord(OutputFormat format)
{
    switch (format) {
    case OutputFormat::Regex:
        return CommandText::tr("Group");
    case OutputFormat::JsonPointer:
        return CommandText::tr("Pointer");
    case OutputFormat::Table:
        return CommandText::tr("Column");
    case OutputFormat::KeyValue:
        return CommandText::tr("Key");
    case OutputFormat::Nagios:
        return CommandText::tr("Label in the output");
    case OutputFormat::Number:
    case OutputFormat::ExitCode:
        break;
    }
    return {};
}

QString readingWords(const OutputReading& reading)
{
    if (reading.fields.empty()) {
        return formatWord(reading.format);
    }
    const int count = static_cast<int>(reading.fields.size());
    const QString values
        = count == 1 ? CommandText::tr("1 value") : CommandText::tr("%n values", nullptr, count);
    return CommandText::tr("%1, %2", "how output is read, and how many values that gives")
        .arg(formatWord(reading.format), values);
}

QString targetWords(const CustomCommand& command)
{
    if (command.targets == CommandTargets::All) {
        return CommandText::tr("All servers");
    }
    if (hasNoTarget(command)) {
        return CommandText::tr("No server");
    }
    const int count = static_cast<int>(command.servers.size());
    const QString chosen = count == 1 ? CommandText::tr("1 server by choice")
                                      : CommandText::tr("%n servers by choice", nullptr, count);
    if (command.tags.isEmpty()) {
        return chosen;
    }
    const QString tagged = CommandText::tr("Servers tagged %1")
                               .arg(plainText(command.tags.join(u", "_s), maxMessageLength));
    return count == 0 ? tagged : CommandText::tr("%1, and %2").arg(tagged, chosen);
}

QString trialFacts(const CommandTrial& trial)
{
    const QString code = trial.exitCode ? CommandText::tr("Exit code %1").arg(*trial.exitCode)
                                        : CommandText::tr("No exit code");
    return trial.duration
        ? CommandText::tr("%1, took %2").arg(code, text::format(*trial.duration, Unit::Seconds))
        : code;
}

QString trialOutput(const CommandTrial& trial)
{
    QStringList parts;
    if (trial.error) {
        parts += text::runErrorText(*trial.error);
    }
    if (!trial.output.isEmpty()) {
        parts += shownOutput(trial.output).text;
    }
    if (!trial.errors.isEmpty()) {
        parts += CommandText::tr("Error output:") + u'\n' + shownOutput(trial.errors).text;
    }
    if (parts.isEmpty()) {
        return trial.exitCode ? CommandText::tr("It said nothing.")
                              : CommandText::tr("Nothing that it may have said came.");
    }
    return parts.join(u'\n');
}

QStringList splitWords(const QString& text)
{
    QStringList words;
    for (const QString& word : text.split(u',', Qt::SkipEmptyParts)) {
        const QString trimmed = word.trimmed();
        if (!trimmed.isEmpty() && !words.contains(trimmed)) {
            words += trimmed;
        }
    }
    return words;
}

} // namespace vedette::ui
