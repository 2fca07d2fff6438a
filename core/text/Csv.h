// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace vedette::text {

/// One text cell of a CSV (RFC 4180), quoted where needed; no text becomes a formula in a
/// spreadsheet (CWE-1236).
[[nodiscard]] QString csvCell(QString text);

} // namespace vedette::text
