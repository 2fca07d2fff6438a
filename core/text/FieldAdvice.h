// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

namespace vedette::text {

/// InvalidConfig names its field at the end of `detail`: then the advice can be exact. Not yet
/// translated; null for a field without an advice of its own.
[[nodiscard]] const char* adviceForField(const Error& error);

} // namespace vedette::text
