// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/CommandLine.h"

#include "core/base/PlainText.h"
#include "core/base/ShellWord.h"
#include "core/parse/Scanner.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr QByteArrayView startMark("@vedette\n"); // of custom.sh, on the error output
constexpr std::chrono::duration<double> clockStep{0.02}; // of two readings of /proc/uptime
constexpr quint64 ksh93Signals = 256; // ksh93 adds this to a signal's number, not 128

QByteArray assignmentsOf(const CustomCommand& command)
{
    QByteArray text;
    for (const CommandParameter& parameter : command.parameters) {
        const QByteArray name = parameter.name.toLatin1();
        text += name + '=' + shellWord(parameter.value.toUtf8()) + "\nexport " + name + '\n';
    }
    text += "vd_name=" + shellWord(command.name.toUtf8());
    text += "\nvd_code=" + shellWord(command.script.toUtf8());
    return text;
}

std::optional<int> exitCodeIn(const PollText& text)
{
    const auto section = text.section("exit");
    const auto number = section ? parse::toCount(section->trimmed()) : std::nullopt;
    if (!number || *number > 2 * ksh93Signals) {
        return std::nullopt;
    }
    const quint64 code = *number > ksh93Signals ? *number - ksh93Signals / 2 : *number;
    return static_cast<int>(code);
}

std::optional<std::chrono::duration<double>> durationIn(const PollText& text)
{
    parse::Scanner fields(text.section("time").value_or(QByteArrayView()).trimmed());
    const auto begin = fields.nextDecimal();
    const auto end = fields.nextDecimal();
    if (!begin || !end || *end < *begin) {
        return std::nullopt;
    }
    return std::chrono::duration<double>(std::round((*end - *begin) * 1000) / 1000);
}

/// The script was never reached: what says why comes from sudo, or from the shell.
Error notStarted(const CustomCommand& command, QByteArrayView errors, int exitCode)
{
    const QString why = plainText(errors.trimmed(), maxMessageLength);
    if (command.runAs.isEmpty()) {
        return {ErrorCode::CommandFailed, why, exitCode};
    }
    if (exitCode == 127) {
        return {ErrorCode::CommandMissing, u"sudo"_s, exitCode};
    }
    return {ErrorCode::PermissionDenied, why, exitCode};
}

/// Why the output is not all that the script would have printed.
std::optional<Error> cutOf(const CustomCommand& command,
                           qsizetype printed,
                           int exitCode,
                           const std::optional<std::chrono::duration<double>>& duration)
{
    if (exitCode == killedExitCode && duration && *duration + clockStep >= command.timeout) {
        const QString limit = QString::number(command.timeout.count());
        return Error{ErrorCode::Timeout, u"the command did not end within %1 s"_s.arg(limit)};
    }
    if (printed > parse::maxCommandOutput) {
        return Error{ErrorCode::OutputTooLarge,
                     u"the command printed more than 256 KiB; the rest was not read"_s};
    }
    return std::nullopt;
}

} // namespace

QByteArray commandRequest(const CustomCommand& command, const QByteArray& nonce)
{
    return "vd_custom " + nonce + ' ' + QByteArray::number(command.timeout.count()) + ' '
        + shellWord(command.runAs.toUtf8()) + ' ' + printfWord(assignmentsOf(command));
}

Result<parse::CommandOutput> readCommandAnswer(const PollText& text, const CustomCommand& command)
{
    const auto output = text.section("out");
    const auto errors = text.section("err");
    const auto exitCode = exitCodeIn(text);
    if (!output || !errors || !exitCode || !text.section("end")) {
        return fail(ErrorCode::Malformed, u"the answer of a command is not whole"_s);
    }
    const auto duration = durationIn(text);
    const qsizetype mark = errors->indexOf(startMark);
    const auto cut = cutOf(command, output->size(), *exitCode, duration);
    if (mark < 0) {
        return fail(cut.value_or(notStarted(command, *errors, *exitCode)));
    }
    const QByteArrayView complaint = errors->sliced(mark + startMark.size());
    const qsizetype kept = std::min(output->size(), parse::maxCommandOutput);
    return parse::CommandOutput{
        output->first(kept).toByteArray(), plainLines(complaint), *exitCode, duration, cut};
}

} // namespace vedette::collect
