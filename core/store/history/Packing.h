// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace vedette::store {

/// As by qCompress(): the length, big-endian in four bytes, and a zlib stream (RFC 1950).
[[nodiscard]] QByteArray packed(QByteArrayView plain);
/// Nothing for damaged bytes, or when more than 16 MiB would come of them.
[[nodiscard]] std::optional<QByteArray> unpacked(QByteArrayView packed);
/// The length that the bytes themselves tell; nothing as of unpacked().
[[nodiscard]] std::optional<qsizetype> unpackedSize(QByteArrayView packed);

} // namespace vedette::store
