// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <QString>

namespace vedette::text {

// The words for an error with a jump host, so that nobody looks for the trouble at the server
// behind it. Translated, plain text, safe to show.

/// What happened, as it stands within a sentence: "the jump host bastion refused the connection".
/// `general`: what a server's own failure of that kind is called.
[[nodiscard]] QString jumpHostPhrase(const Error& error, const QString& general);
/// What to do; `general` where there is nothing to be said of jump hosts.
[[nodiscard]] QString jumpHostAdvice(const Error& error, const QString& general);

} // namespace vedette::text
