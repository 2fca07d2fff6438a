// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/ColumnCodec.h"

#include "core/store/history/Decimal.h"
#include "core/store/history/Varint.h"

#include <algorithm>
#include <bit>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr int scaleInHead = 7;
constexpr int rawScale = 7;
constexpr int absentFlag = 8;
constexpr int planeBits = 8;
constexpr int highestByte = 56;

tl::unexpected<Error> damagedColumn()
{
    return fail(ErrorCode::Malformed, u"a column of the history can't be read"_s);
}

/// The mantissas of all values at one scale; nothing where there is none for all.
struct Mantissas
{
    std::vector<qint64> numbers;
    int scale = 0;
};

std::optional<Mantissas> mantissasOf(std::span<const double> values)
{
    std::vector<Decimal> decimals;
    decimals.reserve(values.size());
    Mantissas all;
    for (const double value : values) {
        const auto decimal = asDecimal(value, all.scale);
        if (!decimal) {
            return std::nullopt;
        }
        all.scale = decimal->scale;
        decimals.push_back(*decimal);
    }
    all.numbers.reserve(values.size());
    for (const Decimal& decimal : decimals) {
        const auto number = mantissaAt(decimal, all.scale);
        if (!number) {
            return std::nullopt;
        }
        all.numbers.push_back(*number);
    }
    return all;
}

void appendDifferences(QByteArray& bytes, std::span<const qint64> numbers)
{
    qint64 last = 0;
    for (const qint64 number : numbers) {
        appendVarint(bytes, zigzag(number - last)); // both are below 2^53
        last = number;
    }
}

void appendBits(QByteArray& bytes, std::span<const double> values)
{
    for (int shift = highestByte; shift >= 0; shift -= planeBits) {
        quint64 last = 0;
        for (const double value : values) {
            const auto bits = std::bit_cast<quint64>(value);
            bytes.append(static_cast<char>((bits ^ last) >> shift));
            last = bits;
        }
    }
}

/// Beginning with those that are there.
void appendRuns(QByteArray& bytes, std::span<const std::optional<double>> values)
{
    bool isThere = true;
    for (auto at = values.begin(); at != values.end();) {
        const auto end = std::find_if(at, values.end(), [isThere](const auto& value) {
            return value.has_value() != isThere;
        });
        appendVarint(bytes, static_cast<quint64>(end - at));
        at = end;
        isThere = !isThere;
    }
}

/// Which of the values are there.
std::optional<std::vector<bool>> takeRuns(QByteArrayView& bytes, std::size_t count)
{
    std::vector<bool> present;
    present.reserve(count);
    for (bool isThere = true; present.size() < count; isThere = !isThere) {
        const auto length = takeVarint(bytes);
        const bool isFirst = present.empty() && isThere;
        if (!length || *length > count - present.size() || (*length == 0 && !isFirst)) {
            return std::nullopt;
        }
        present.insert(present.end(), static_cast<std::size_t>(*length), isThere);
    }
    return present;
}

std::optional<std::vector<double>> takeDecimals(QByteArrayView bytes, std::size_t count, int scale)
{
    std::vector<double> values;
    values.reserve(std::min(count, static_cast<std::size_t>(bytes.size())));
    quint64 mantissa = 0; // wraps on damaged bytes
    for (std::size_t i = 0; i < count; ++i) {
        const auto difference = takeVarint(bytes);
        if (!difference) {
            return std::nullopt;
        }
        mantissa += static_cast<quint64>(unzigzag(*difference));
        values.push_back(toDouble({static_cast<qint64>(mantissa), scale}));
    }
    return bytes.isEmpty() ? std::optional(std::move(values)) : std::nullopt;
}

std::optional<std::vector<double>> takeBits(QByteArrayView bytes, std::size_t count)
{
    if (static_cast<std::size_t>(bytes.size()) != count * sizeof(quint64)) {
        return std::nullopt;
    }
    std::vector<double> values;
    values.reserve(count);
    quint64 last = 0;
    for (std::size_t i = 0; i < count; ++i) {
        quint64 bits = 0;
        for (std::size_t plane = 0; plane < sizeof(quint64); ++plane) {
            const auto at = static_cast<qsizetype>((plane * count) + i);
            bits = (bits << planeBits) | static_cast<uchar>(bytes[at]);
        }
        last ^= bits;
        values.push_back(std::bit_cast<double>(last));
    }
    return values;
}

} // namespace

QByteArray encodeColumn(std::span<const std::optional<double>> values)
{
    std::vector<double> present;
    present.reserve(values.size());
    for (const std::optional<double>& value : values) {
        if (value) {
            present.push_back(*value);
        }
    }
    const bool hasAbsent = present.size() < values.size();
    const auto mantissas = mantissasOf(present);
    QByteArray bytes;
    bytes.reserve(static_cast<qsizetype>(values.size()) * 2 + 1);
    bytes.append(static_cast<char>((mantissas ? mantissas->scale : rawScale)
                                   | (hasAbsent ? absentFlag : 0)));
    if (hasAbsent) {
        appendRuns(bytes, values);
    }
    if (mantissas) {
        appendDifferences(bytes, mantissas->numbers);
    } else {
        appendBits(bytes, present);
    }
    return bytes;
}

Result<Column> decodeColumn(QByteArrayView bytes, std::size_t count)
{
    if (bytes.isEmpty() || (bytes[0] & ~(scaleInHead | absentFlag)) != 0) {
        return damagedColumn();
    }
    const int head = bytes[0];
    bytes = bytes.sliced(1);
    const auto present = (head & absentFlag) != 0 ? takeRuns(bytes, count)
                                                  : std::optional(std::vector<bool>(count, true));
    if (!present) {
        return damagedColumn();
    }
    const auto there = static_cast<std::size_t>(std::ranges::count(*present, true));
    const int scale = head & scaleInHead;
    const auto values
        = scale == rawScale ? takeBits(bytes, there) : takeDecimals(bytes, there, scale);
    if (!values) {
        return damagedColumn();
    }
    Column column;
    column.reserve(count);
    auto next = values->begin();
    for (const bool isThere : *present) {
        column.push_back(isThere ? std::optional(*next++) : std::nullopt);
    }
    return column;
}

QByteArray encodeTimes(std::span<const qint64> times)
{
    QByteArray bytes;
    quint64 last = 0;
    quint64 lastStep = 0;
    for (const qint64 time : times) {
        const quint64 step = static_cast<quint64>(time) - last; // wraps for any two times
        appendVarint(bytes, zigzag(static_cast<qint64>(step - lastStep)));
        last = static_cast<quint64>(time);
        lastStep = step;
    }
    return bytes;
}

Result<std::vector<qint64>> decodeTimes(QByteArrayView bytes, std::size_t count)
{
    std::vector<qint64> times;
    times.reserve(std::min(count, static_cast<std::size_t>(bytes.size())));
    quint64 last = 0;
    quint64 step = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto change = takeVarint(bytes);
        if (!change) {
            return damagedColumn();
        }
        step += static_cast<quint64>(unzigzag(*change));
        last += step;
        times.push_back(static_cast<qint64>(last));
    }
    if (!bytes.isEmpty()) {
        return damagedColumn();
    }
    return times;
}

} // namespace vedette::store
