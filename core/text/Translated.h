// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace vedette::text {

/// The user's words for an English text marked with QT_TRANSLATE_NOOP("Text", …).
[[nodiscard]] QString translated(const char* text);

} // namespace vedette::text
