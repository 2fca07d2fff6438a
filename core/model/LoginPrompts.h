// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Secret.h"
#include "core/base/Time.h"

#include <QString>

#include <vector>

namespace vedette {

/// Bytes of one answer: a field of 1024 characters in UTF-8.
inline constexpr qsizetype maxAnswerSize = 4096;

/// One prompt, plain text and clipped. Immutable value.
struct LoginPrompt
{
    QString text; ///< may have several lines; the server's own words, may be empty
    bool isHidden = true; ///< the answer is not to be seen while it is typed

    bool operator==(const LoginPrompt&) const = default;
};

/// What a server asks in one round of a keyboard-interactive login (RFC 4256, 3.2). All of its
/// words are plain text and clipped. Immutable value.
struct LoginPrompts
{
    QString host; ///< who asks: "ops@bastion:2222", as configured
    bool isJumpHost = false; ///< on the way to the server that is logged in to
    QString name; ///< a title; often empty
    QString instruction; ///< may have several lines; often empty
    std::vector<LoginPrompt> prompts; ///< one to four
    milliseconds timeLeft{0}; ///< to answer them

    bool operator==(const LoginPrompts&) const = default;
};

/// One per prompt, in their order; an empty one is an answer.
using LoginAnswers = std::vector<Secret>;

} // namespace vedette
