// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

#include <array>
#include <optional>

namespace vedette::parse {

enum class ByteOrder
{
    LittleEndian,
    BigEndian
};

/// An address as /proc/net writes it: 8 or 32 hexadecimal digits, words of 32 bits in the byte
/// order of the machine. "127.0.0.1", "::1", "::ffff:192.0.2.1" (RFC 5952).
[[nodiscard]] std::optional<QString> addressFromProc(QByteArrayView hex, ByteOrder order);

/// By `uname -m`; nothing where that name stands for both (mips).
[[nodiscard]] std::optional<ByteOrder> byteOrderOf(QStringView architecture);

} // namespace vedette::parse
