// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/CommandLine.h"

#include "core/base/PlainText.h"
#include "core/collect/slow/ShellWord.h"
#include "core/parse/Scanner.h"

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr QByteArrayView startMark("@vedette\n"); // of custom.sh, on the error output
constexpr int killed = 128 + 9;
constexpr std::chrono::duration<double> clockStep{0.02}; // of two readings of /proc/uptime
constexpr int ksh93Signals = 256; // ksh93 adds this to a signal's number, not 128

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
    const int code = static_cast<int>(*number);
    return code > ksh93Signals ? code - ksh93Signals / 2 : code;
}

std::optional<std::chrono::duration<double>> durationIn(const PollText& text)
{
    parse::Scanner fields(text.section("time").value_or(QByteArrayView()).trimmed());
    const auto begin = fields.nextDecimal();
    const auto end = fields.nextDecimal();
    if (!begin || !end || *end < *begin) {
        return std::nullopt;
    }
    return std::chrono::duration<double>(*end - *begin);
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
    if (*exitCode == killed && duration && *duration + clockStep >= command.timeout) {
        const QString limit = QString::number(command.timeout.count());
        return fail(ErrorCode::Timeout, u"the command did not end within %1 s"_s.arg(limit));
    }
    const qsizetype mark = errors->indexOf(startMark);
    if (mark < 0) {
        return fail(notStarted(command, *errors, *exitCode));
    }
    if (output->size() > parse::maxCommandOutput) {
        return fail(ErrorCode::OutputTooLarge, u"the command printed more than 256 KiB"_s);
    }
    const QByteArrayView complaint = errors->sliced(mark + startMark.size());
    return parse::CommandOutput{output->toByteArray(), plainLines(complaint), *exitCode, duration};
}

} // namespace vedette::collect
