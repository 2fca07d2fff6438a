// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Varint.h"

namespace vedette::store {

namespace {

constexpr int bitsPerByte = 7;
constexpr int lastShift = 63;
constexpr quint64 payloadMask = 0x7f;
constexpr quint64 moreFlag = 0x80;

} // namespace

void appendVarint(QByteArray& bytes, quint64 value)
{
    while (value > payloadMask) {
        bytes.append(static_cast<char>((value & payloadMask) | moreFlag));
        value >>= bitsPerByte;
    }
    bytes.append(static_cast<char>(value));
}

std::optional<quint64> takeVarint(QByteArrayView& bytes)
{
    quint64 value = 0;
    int shift = 0;
    for (qsizetype i = 0; i < bytes.size() && shift <= lastShift; ++i, shift += bitsPerByte) {
        const auto byte = static_cast<quint64>(static_cast<uchar>(bytes[i]));
        if (shift == lastShift && byte > 1) {
            return std::nullopt;
        }
        value |= (byte & payloadMask) << shift;
        if ((byte & moreFlag) == 0) {
            bytes = bytes.sliced(i + 1);
            return value;
        }
    }
    return std::nullopt;
}

std::vector<qint64> varintsIn(QByteArrayView bytes)
{
    std::vector<qint64> values;
    for (auto value = takeVarint(bytes); value; value = takeVarint(bytes)) {
        values.push_back(static_cast<qint64>(*value));
    }
    return values;
}

} // namespace vedette::store
