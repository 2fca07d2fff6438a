// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace vedette::store {

/// Appends seven bits a byte, the lowest first; the top bit tells that more follow.
void appendVarint(QByteArray& bytes, quint64 value);
/// Takes one off the front; nothing when the bytes end too early or it is longer than 64 bits.
[[nodiscard]] std::optional<quint64> takeVarint(QByteArrayView& bytes);
/// All there are, up to one that can't be read.
[[nodiscard]] std::vector<qint64> varintsIn(QByteArrayView bytes);

} // namespace vedette::store
