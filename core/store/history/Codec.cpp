// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Codec.h"

#include "core/store/history/Decimal.h"
#include "core/store/history/Packing.h"
#include "core/store/history/Varint.h"

#include <QtEndian>

#include <array>
#include <bit>
#include <optional>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr char plainTag = 0;
constexpr char compressedTag = 1;
constexpr int scaleBits = 3;
constexpr quint64 scaleMask = 7;
constexpr quint64 rawMark = 7;
constexpr quint64 absentMark = 15;

void appendRaw(QByteArray& bytes, double value)
{
    std::array<char, sizeof(quint64)> raw{};
    qToLittleEndian(std::bit_cast<quint64>(value), raw.data());
    appendVarint(bytes, rawMark);
    bytes.append(raw.data(), static_cast<qsizetype>(raw.size()));
}

Result<std::optional<double>> takeValue(QByteArrayView& bytes)
{
    const std::optional<quint64> head = takeVarint(bytes);
    if (head == absentMark) {
        return std::optional<double>();
    }
    const bool isRaw = head == rawMark;
    const quint64 scale = head.value_or(rawMark) & scaleMask;
    if (scale != rawMark) {
        return toDouble({unzigzag(*head >> scaleBits), static_cast<int>(scale)});
    }
    if (!isRaw || bytes.size() < qsizetype{sizeof(quint64)}) {
        return fail(ErrorCode::Malformed, u"a poll's payload ends too early"_s);
    }
    const auto bits = qFromLittleEndian<quint64>(bytes.data());
    bytes = bytes.sliced(qsizetype{sizeof(quint64)});
    return std::bit_cast<double>(bits);
}

Result<std::vector<std::optional<double>>> decodePlain(QByteArrayView bytes)
{
    std::vector<std::optional<double>> values;
    values.reserve(static_cast<std::size_t>(bytes.size()) / 2);
    while (!bytes.isEmpty()) {
        const auto value = takeValue(bytes);
        if (!value) {
            return fail(value.error());
        }
        values.push_back(*value);
    }
    return values;
}

} // namespace

QByteArray encodeValues(std::span<const std::optional<double>> values)
{
    QByteArray plain(1, plainTag);
    plain.reserve(static_cast<qsizetype>(values.size()) * 4);
    for (const std::optional<double>& value : values) {
        if (!value) {
            appendVarint(plain, absentMark);
        } else if (const auto decimal = asDecimal(*value)) {
            const auto scale = static_cast<quint64>(decimal->scale);
            appendVarint(plain, (zigzag(decimal->mantissa) << scaleBits) | scale);
        } else {
            appendRaw(plain, *value);
        }
    }
    return plain;
}

Result<std::vector<std::optional<double>>> decodeValues(QByteArrayView payload)
{
    if (payload.isEmpty()) {
        return fail(ErrorCode::Malformed, u"a poll's payload is empty"_s);
    }
    const QByteArrayView body = payload.sliced(1);
    if (payload[0] == plainTag) {
        return decodePlain(body);
    }
    const auto plain = payload[0] == compressedTag ? unpacked(body) : std::nullopt;
    if (!plain || plain->isEmpty()) {
        return fail(ErrorCode::Malformed, u"a poll's payload can't be unpacked"_s);
    }
    return decodePlain(*plain);
}

} // namespace vedette::store
