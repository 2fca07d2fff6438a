// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <QString>

namespace vedette::ui {

/// Why a probe tells nothing, in one paragraph; `none` is the sentence for a server that has no
/// such thing: "This server has no containers."
[[nodiscard]] QString noAnswerText(const Error& why, const QString& none);

} // namespace vedette::ui
