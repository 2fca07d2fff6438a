// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/RunErrorText.h"

#include "core/base/PlainText.h"
#include "core/text/ErrorText.h"
#include "core/text/Translated.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace vedette::text {

namespace {

struct RunWords
{
    ErrorCode code;
    const char* words;
};

/// Of codes whose general words are of connections, not of scripts.
constexpr std::array runWords{
    RunWords{ErrorCode::Cancelled, QT_TRANSLATE_NOOP("Text", "It was cancelled.")},
    RunWords{ErrorCode::Timeout,
             QT_TRANSLATE_NOOP("Text", "It took longer than its timeout, and was ended.")},
    RunWords{ErrorCode::NotFound,
             QT_TRANSLATE_NOOP("Text", "There is no connection to this server now.")},
    RunWords{ErrorCode::NotAvailable,
             QT_TRANSLATE_NOOP("Text", "The login of this server may run the fixed probe only.")},
    RunWords{ErrorCode::CommandMissing,
             QT_TRANSLATE_NOOP("Text", "The server lacks a program that it needs.")},
    RunWords{ErrorCode::CommandFailed, QT_TRANSLATE_NOOP("Text", "It ended with an error.")},
    RunWords{ErrorCode::PermissionDenied, QT_TRANSLATE_NOOP("Text", "The account may not run it.")},
    RunWords{ErrorCode::Malformed,
             QT_TRANSLATE_NOOP("Text", "The output is not in the format that was chosen for it.")},
    RunWords{ErrorCode::OutputTooLarge,
             QT_TRANSLATE_NOOP("Text", "The output holds more than Vedette reads.")},
};

} // namespace

QString runErrorText(const Error& error)
{
    const auto* const known = std::ranges::find(runWords, error.code, &RunWords::code);
    if (known == runWords.end()) {
        return words(error).sentence();
    }
    const QString own = translated(known->words);
    const QString detail = plainText(error.detail, maxMessageLength);
    return detail.isEmpty()
        ? own
        : QCoreApplication::translate("Text", "%1 (%2)", "what failed, and its detail")
              .arg(own, detail);
}

} // namespace vedette::text
