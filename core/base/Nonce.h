// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace vedette {

/// 32 hexadecimal digits from the system's random generator, by which an answer is told from all
/// else that a server may print. Called from any thread.
[[nodiscard]] QByteArray makeNonce();

} // namespace vedette
