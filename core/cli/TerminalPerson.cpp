// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/TerminalPerson.h"

#include "core/base/PlainText.h"
#include "core/cli/Terminal.h"

#include <QFile>
#include <QTextStream>

#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

constexpr milliseconds lineSlice{100}; // a server that hangs up is noticed, a line wakes at once

void showWords(const Console& console, const QString& words)
{
    for (const QString& line : words.split(u'\n', Qt::SkipEmptyParts)) {
        console.err << plainText(line, maxMessageLength) << u'\n';
    }
}

Result<Secret> readAnswer(const Console& console, const LoginPrompt& prompt, const AnswerWait& wait)
{
    const qsizetype lastLine = prompt.text.lastIndexOf(u'\n') + 1;
    discardTypedAhead(); // a command typed meanwhile is no answer
    showWords(console, prompt.text.first(lastLine));
    std::optional<HiddenInput> hidden;
    if (prompt.isHidden) {
        hidden.emplace();
    }
    console.err << plainText(prompt.text.sliced(lastLine), maxMessageLength) << u' ';
    console.err.flush();
    while (!console.in.canReadLine() && !awaitLine(lineSlice)) {
        if (const auto ok = wait.check(); !ok) {
            console.err << u'\n';
            return fail(ok.error());
        }
    }
    auto line = readLine(console);
    if (prompt.isHidden || !line) {
        console.err << u'\n';
    }
    return line ? Result<Secret>(*std::move(line)) : fail(ErrorCode::Cancelled);
}

} // namespace

Result<LoginAnswers>
askAt(const Console& console, const LoginPrompts& prompts, const AnswerWait& wait)
{
    console.err << plainText(prompts.host) << u" asks:"_s << u'\n';
    showWords(console, prompts.name);
    showWords(console, prompts.instruction);
    LoginAnswers answers;
    for (const LoginPrompt& prompt : prompts.prompts) {
        auto answer = readAnswer(console, prompt, wait);
        console.err.flush();
        if (!answer) {
            return fail(answer.error());
        }
        answers.push_back(*std::move(answer));
    }
    return answers;
}

AskPerson personAt(const Console& console)
{
    const bool isTerminal
        = HiddenInput().isActive() && qobject_cast<QFile*>(&console.in) != nullptr;
    if (!isTerminal) {
        return {};
    }
    return [&console](const LoginPrompts& prompts, const AnswerWait& wait) {
        return askAt(console, prompts, wait);
    };
}

} // namespace vedette::cli
