// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/Codec.h"

#include "core/store/Varint.h"

#include <QtEndian>

#include <array>
#include <bit>
#include <cmath>
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
constexpr std::array powersOfTen{1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
constexpr double exactLimit = 9007199254740992.0; // 2^53: every integer below is a double

constexpr qsizetype smallestCompressed = 64; // below, zlib's frame costs more than it saves
constexpr quint32 largestUncompressed = 16 * 1024 * 1024; // far above any poll: a damaged length

quint64 zigzag(qint64 value)
{
    return (static_cast<quint64>(value) << 1) ^ static_cast<quint64>(value >> 63);
}

qint64 unzigzag(quint64 value)
{
    return static_cast<qint64>(value >> 1) ^ -static_cast<qint64>(value & 1);
}

/// The value as one varint; nothing when no scale gives the same bits back (-0.0, 1/3, 1e300).
std::optional<quint64> asDecimal(double value)
{
    for (std::size_t scale = 0; scale < powersOfTen.size(); ++scale) {
        const double scaled = value * powersOfTen[scale];
        if (!(std::abs(scaled) < exactLimit)) { // also true for NaN
            return std::nullopt;
        }
        const auto mantissa = static_cast<qint64>(std::llround(scaled));
        const double back = static_cast<double>(mantissa) / powersOfTen[scale];
        if (std::bit_cast<quint64>(back) == std::bit_cast<quint64>(value)) {
            return (zigzag(mantissa) << scaleBits) | scale;
        }
    }
    return std::nullopt;
}

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
        return static_cast<double>(unzigzag(*head >> scaleBits)) / powersOfTen[scale];
    }
    if (!isRaw || bytes.size() < qsizetype{sizeof(quint64)}) {
        return fail(ErrorCode::Malformed, u"a poll's payload ends too early"_s);
    }
    const auto bits = qFromLittleEndian<quint64>(bytes.data());
    bytes = bytes.sliced(qsizetype{sizeof(quint64)});
    return std::bit_cast<double>(bits);
}

/// Empty for bytes that qCompress() did not write.
QByteArray uncompress(QByteArrayView bytes)
{
    // qCompress() puts the size before the data, and qUncompress() believes it.
    if (bytes.size() < qsizetype{sizeof(quint32)}
        || qFromBigEndian<quint32>(bytes.data()) > largestUncompressed) {
        return {};
    }
    return qUncompress(reinterpret_cast<const uchar*>(bytes.data()), bytes.size());
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
        } else if (const std::optional<quint64> decimal = asDecimal(*value)) {
            appendVarint(plain, *decimal);
        } else {
            appendRaw(plain, *value);
        }
    }
    if (plain.size() < smallestCompressed) {
        return plain;
    }
    const QByteArray compressed
        = qCompress(reinterpret_cast<const uchar*>(plain.constData()) + 1, plain.size() - 1);
    const bool isWorthIt = (compressed.size() + 1) * 4 <= plain.size() * 3;
    return isWorthIt ? compressedTag + compressed : plain;
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
    const QByteArray plain = payload[0] == compressedTag ? uncompress(body) : QByteArray();
    if (plain.isEmpty()) {
        return fail(ErrorCode::Malformed, u"a poll's payload can't be unpacked"_s);
    }
    return decodePlain(plain);
}

} // namespace vedette::store
