// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/RunReport.h"

#include "core/base/PlainText.h"
#include "core/cli/LoginFailure.h"
#include "core/cli/SnapshotJson.h"
#include "core/cli/TextWidth.h"
#include "core/model/CommandUnits.h"
#include "core/text/Formatter.h"
#include "core/text/RunErrorText.h"

#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

constexpr qsizetype maxOutputLine = 16384;

/// Without the one that the last line's end leaves.
QList<QByteArray> linesOf(const QByteArray& output)
{
    QList<QByteArray> lines = output.split('\n');
    if (!lines.isEmpty() && lines.last().isEmpty()) {
        lines.removeLast();
    }
    return lines;
}

void sayLines(QTextStream& stream, const QString& prefix, const QByteArray& output)
{
    const QList<QByteArray> lines = linesOf(output);
    for (const QByteArray& line : lines) {
        stream << prefix << plainText(QByteArrayView(line), maxOutputLine) << u'\n';
    }
    stream.flush();
}

void sayValues(const Console& console,
               const QString& prefix,
               const CustomCommand& command,
               const CommandTrial& trial)
{
    const CommandUnits units({command});
    std::vector<QStringList> rows{{u"METRIC"_s, u"VALUE"_s, u"MEANING"_s}};
    for (const Sample& sample : trial.samples) {
        const Unit unit = units.unitOf(sample.metric, trial.units.value(sample.metric));
        rows.push_back({toString(sample.metric),
                        text::format(sample.value, unit),
                        units.labelOf(sample.metric).value_or(QString())});
    }
    const QStringList lines = tableLines(rows);
    std::ranges::for_each(lines, [&](const QString& line) { say(console, prefix + line); });
}

/// A plug-in's exit code is what it reads, as its output is: WARNING is no failure to run.
bool isStatus(const RunStyle& style, const CustomCommand& command, int exitCode)
{
    constexpr int unknown = 3; // the last one that Nagios knows
    return style.showsValues && command.reading.format == OutputFormat::Nagios && exitCode >= 0
        && exitCode <= unknown;
}

/// A failure of the script is none of the connection, nor of the data folder.
ExitCode exitCodeOf(const RunStyle& style, const CustomCommand& command, const CommandTrial& trial)
{
    if (!trial.error) {
        const bool isGood
            = trial.exitCode == 0 || (trial.exitCode && isStatus(style, command, *trial.exitCode));
        return isGood ? ExitCode::Ok : ExitCode::Failed;
    }
    const ErrorCode code = trial.error->code;
    const bool isOfScript = trial.exitCode.value_or(0) != 0 || code == ErrorCode::Timeout
        || code == ErrorCode::PermissionDenied;
    return isOfScript ? ExitCode::Failed : exitCode(code);
}

void tellTrial(const Console& console,
               const QString& prefix,
               const CommandTrial& trial,
               bool isExitCodeTold)
{
    sayLines(console.out, prefix, trial.output);
    sayLines(console.err, prefix, trial.errors);
    if (isExitCodeTold && trial.exitCode.value_or(0) != 0) {
        complain(console,
                 prefix
                     + u"the script ended with the exit code %1"_s.arg(
                         QString::number(*trial.exitCode)));
    }
    if (trial.error) {
        complain(console, prefix + text::runErrorText(*trial.error));
    }
}

} // namespace

QJsonObject trialJson(const RunStyle& style,
                      const ProbeTarget& target,
                      const CustomCommand& command,
                      const CommandTrial& trial)
{
    QJsonObject json{{"server"_L1, target.label},
                     {"target"_L1, addressOf(target.server)},
                     {"ok"_L1, exitCodeOf(style, command, trial) == ExitCode::Ok}};
    if (trial.exitCode) {
        json.insert("exitCode"_L1, *trial.exitCode);
    }
    if (trial.exitCode || !trial.output.isEmpty() || !trial.errors.isEmpty()) {
        json.insert("output"_L1, QString::fromUtf8(trial.output));
        json.insert("errors"_L1, QString::fromUtf8(trial.errors));
    }
    if (trial.duration) {
        json.insert("duration"_L1, *trial.duration);
    }
    if (style.showsValues) { // else there is no command that they could be named after
        QJsonObject metrics;
        for (const Sample& sample : trial.samples) {
            metrics.insert(toString(sample.metric), sample.value);
        }
        json.insert("metrics"_L1, metrics);
    }
    if (!trial.text.isEmpty()) {
        json.insert("text"_L1, trial.text);
    }
    if (trial.error) {
        QJsonObject error = errorJson(*trial.error);
        error.insert("message"_L1, text::runErrorText(*trial.error));
        json.insert("error"_L1, error);
    }
    return json;
}

ExitCode tellRun(const Console& console,
                 const RunStyle& style,
                 const ProbeTarget& target,
                 const CustomCommand& command,
                 const RunOutcome& outcome)
{
    if (!outcome.trial) {
        if (style.isJson) {
            say(console, QJsonDocument(loginJson(outcome.report, target)));
        }
        return reportFailure(console, outcome.report, target);
    }
    const CommandTrial& trial = *outcome.trial;
    if (style.isJson) {
        say(console, QJsonDocument(trialJson(style, target, command, trial)));
        return exitCodeOf(style, command, trial);
    }
    const QString prefix = style.isOneOfMany ? target.label + u": "_s : QString();
    tellTrial(console, prefix, trial, !isStatus(style, command, trial.exitCode.value_or(0)));
    if (style.showsValues && !trial.samples.empty()) {
        sayValues(console, prefix, command, trial);
    }
    return exitCodeOf(style, command, trial);
}

} // namespace vedette::cli
