// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <QString>

namespace vedette::text {

/// Why a script on a server gave no result, or not all of it, with the error's detail: the words of
/// words() are of connections. Translated, plain text, safe to show.
[[nodiscard]] QString runErrorText(const Error& error);

} // namespace vedette::text
