// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/store/history/ColumnCodec.h"

#include <QByteArray>
#include <QByteArrayView>

#include <compare>
#include <functional>
#include <vector>

namespace vedette::store {

// What one server's metrics were during some span of time, as one compressed piece of bytes. Pure
// functions and values.
//
// Byte 0: the format, 1. Then an index and blocks, each a varint length and so many bytes packed by
// qCompress(). The index holds varints: how many axes; of each how many times, the length of its
// times, and these; how many columns; of each the step to its key (metric × 8 + part), its axis and
// its length. The columns stand one behind the other, in blocks of about 16 KiB, so that one of
// them is read without unpacking all.

/// What a column tells of its metric.
enum class Part
{
    Value, ///< as it was measured
    Count, ///< of the values in each stretch of time
    Sum,
    Low,
    High
};

struct ColumnKey
{
    qint64 metric = 0;
    Part part = Part::Value;

    auto operator<=>(const ColumnKey&) const = default;
};

struct ChunkColumn
{
    ColumnKey key;
    std::size_t axis = 0; ///< in Chunk::axes
    Column values; ///< as many as that axis has times

    bool operator==(const ChunkColumn&) const = default;
};

struct Chunk
{
    std::vector<std::vector<qint64>> axes; ///< times: ms since the chunk began
    std::vector<ChunkColumn> columns; ///< by key; a key may stand on several axes

    bool operator==(const Chunk&) const = default;
};

[[nodiscard]] QByteArray encodeChunk(const Chunk& chunk);

/// With the columns that are wanted, and all axes. Malformed, and never more memory than a few
/// times what is plausible, for damaged bytes.
[[nodiscard]] Result<Chunk> decodeChunk(QByteArrayView bytes,
                                        const std::function<bool(const ColumnKey&)>& isWanted);
[[nodiscard]] Result<Chunk> decodeChunk(QByteArrayView bytes);

} // namespace vedette::store
