// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/collect/PollText.h"

#include <optional>

namespace vedette::collect {

/// Whether an exit status says that the command had to be ended, by vd_limit or vd_df.
[[nodiscard]] bool wasKilled(int status);

/// How a command ended whose exit status stands in `section`: Timeout when it was killed,
/// CommandFailed for another status than 0. Nothing when it went well, or is not told.
[[nodiscard]] std::optional<Error>
endingOf(const PollText& text, QByteArrayView section, const QString& command);

} // namespace vedette::collect
