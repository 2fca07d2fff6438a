// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Chunk.h"

#include "core/store/history/Packing.h"
#include "core/store/history/Varint.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr char formatTag = 1;
constexpr qsizetype fullBlock = qsizetype{16} * 1024;
constexpr quint64 partRoom = 8;
constexpr quint64 mostTimes = 1'000'000; // of one axis: damaged bytes may say anything

tl::unexpected<Error> damagedChunk()
{
    return fail(ErrorCode::Malformed, u"a chunk of the history can't be read"_s);
}

void appendPiece(QByteArray& bytes, const QByteArray& piece)
{
    appendVarint(bytes, static_cast<quint64>(piece.size()));
    bytes += piece;
}

std::optional<QByteArrayView> takePiece(QByteArrayView& bytes)
{
    const auto size = takeVarint(bytes);
    if (!size || *size > static_cast<quint64>(bytes.size())) {
        return std::nullopt;
    }
    const QByteArrayView piece = bytes.first(static_cast<qsizetype>(*size));
    bytes = bytes.sliced(piece.size());
    return piece;
}

quint64 numberOf(const ColumnKey& key)
{
    return static_cast<quint64>(key.metric) * partRoom + static_cast<quint64>(key.part);
}

ColumnKey keyOf(quint64 number)
{
    return {static_cast<qint64>(number / partRoom), static_cast<Part>(number % partRoom)};
}

/// What the index says of a column.
struct Entry
{
    ColumnKey key;
    std::size_t axis = 0;
    qsizetype size = 0; ///< bytes
};

struct Index
{
    std::vector<std::vector<qint64>> axes;
    std::vector<Entry> entries;
};

std::optional<std::vector<std::vector<qint64>>> takeAxes(QByteArrayView& bytes)
{
    const auto count = takeVarint(bytes);
    if (!count || *count > static_cast<quint64>(bytes.size())) {
        return std::nullopt;
    }
    std::vector<std::vector<qint64>> axes;
    for (quint64 i = 0; i < *count; ++i) {
        const auto length = takeVarint(bytes);
        const auto piece = takePiece(bytes);
        if (!length || *length > mostTimes || !piece) {
            return std::nullopt;
        }
        auto times = decodeTimes(*piece, static_cast<std::size_t>(*length));
        if (!times) {
            return std::nullopt;
        }
        axes.push_back(*std::move(times));
    }
    return axes;
}

std::optional<std::vector<Entry>> takeEntries(QByteArrayView& bytes, std::size_t axes)
{
    const auto count = takeVarint(bytes);
    if (!count || *count > static_cast<quint64>(bytes.size())) {
        return std::nullopt;
    }
    std::vector<Entry> entries;
    entries.reserve(static_cast<std::size_t>(*count));
    quint64 number = 0;
    for (quint64 i = 0; i < *count; ++i) {
        const auto step = takeVarint(bytes);
        const auto axis = takeVarint(bytes);
        const auto size = takeVarint(bytes);
        if (!step || !axis || !size || *axis >= axes || *size > mostTimes * sizeof(quint64)) {
            return std::nullopt;
        }
        number += *step;
        if (number % partRoom > static_cast<quint64>(Part::High)) {
            return std::nullopt;
        }
        entries.push_back(
            {keyOf(number), static_cast<std::size_t>(*axis), static_cast<qsizetype>(*size)});
    }
    return entries;
}

/// Takes the index off the front: what is left are the blocks.
std::optional<Index> takeIndex(QByteArrayView& bytes)
{
    if (bytes.isEmpty() || bytes[0] != formatTag) {
        return std::nullopt;
    }
    bytes = bytes.sliced(1);
    const auto packed = takePiece(bytes);
    const auto plain = packed ? unpacked(*packed) : std::nullopt;
    if (!plain) {
        return std::nullopt;
    }
    QByteArrayView rest(*plain);
    auto axes = takeAxes(rest);
    auto entries = axes ? takeEntries(rest, axes->size()) : std::nullopt;
    if (!entries) {
        return std::nullopt;
    }
    return Index{*std::move(axes), *std::move(entries)};
}

QByteArray indexOf(const Chunk& chunk, const std::vector<QByteArray>& columns)
{
    QByteArray index;
    appendVarint(index, chunk.axes.size());
    for (const std::vector<qint64>& times : chunk.axes) {
        appendVarint(index, times.size());
        appendPiece(index, encodeTimes(times));
    }
    appendVarint(index, chunk.columns.size());
    quint64 last = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const quint64 number = numberOf(chunk.columns[i].key);
        appendVarint(index, number - last);
        appendVarint(index, chunk.columns[i].axis);
        appendVarint(index, static_cast<quint64>(columns[i].size()));
        last = number;
    }
    return index;
}

/// Reads columns in their order, and unpacks only the blocks that hold a wanted one.
class BlockReader
{
public:
    explicit BlockReader(QByteArrayView blocks)
        : m_blocks(blocks)
    { }

    /// Nothing when the bytes are damaged; an empty view when the column is not wanted.
    std::optional<QByteArrayView> next(qsizetype size, bool isWanted)
    {
        if (m_left == 0) {
            m_packed = takePiece(m_blocks);
            m_plain.reset();
            m_left = m_packed ? unpackedSize(*m_packed).value_or(0) : 0;
            m_at = 0;
        }
        if (size > m_left) {
            return std::nullopt;
        }
        m_left -= size;
        const qsizetype from = std::exchange(m_at, m_at + size);
        if (!isWanted) {
            return QByteArrayView();
        }
        if (!m_plain) {
            m_plain = unpacked(*m_packed);
        }
        if (!m_plain || m_plain->size() < m_at) {
            return std::nullopt;
        }
        return QByteArrayView(*m_plain).sliced(from, size);
    }

private:
    QByteArrayView m_blocks;
    std::optional<QByteArrayView> m_packed; ///< the block that is read
    std::optional<QByteArray> m_plain;
    qsizetype m_left = 0; ///< bytes of it
    qsizetype m_at = 0;
};

} // namespace

QByteArray encodeChunk(const Chunk& chunk)
{
    std::vector<QByteArray> columns;
    columns.reserve(chunk.columns.size());
    for (const ChunkColumn& column : chunk.columns) {
        columns.push_back(encodeColumn(column.values));
    }
    QByteArray bytes(1, formatTag);
    appendPiece(bytes, packed(indexOf(chunk, columns)));
    QByteArray block;
    for (const QByteArray& column : columns) {
        block += column;
        if (block.size() >= fullBlock) {
            appendPiece(bytes, packed(std::exchange(block, {})));
        }
    }
    if (!block.isEmpty()) {
        appendPiece(bytes, packed(block));
    }
    return bytes;
}

Result<Chunk> decodeChunk(QByteArrayView bytes,
                          const std::function<bool(const ColumnKey&)>& isWanted)
{
    auto index = takeIndex(bytes);
    if (!index) {
        return damagedChunk();
    }
    Chunk chunk{std::move(index->axes), {}};
    BlockReader blocks(bytes);
    for (const Entry& entry : index->entries) {
        const bool isTaken = isWanted(entry.key);
        const auto piece = blocks.next(entry.size, isTaken);
        if (!piece) {
            return damagedChunk();
        }
        if (!isTaken) {
            continue;
        }
        auto values = decodeColumn(*piece, chunk.axes[entry.axis].size());
        if (!values) {
            return fail(values.error());
        }
        chunk.columns.push_back({entry.key, entry.axis, *std::move(values)});
    }
    return chunk;
}

Result<Chunk> decodeChunk(QByteArrayView bytes)
{
    return decodeChunk(bytes, [](const ColumnKey&) { return true; });
}

} // namespace vedette::store
