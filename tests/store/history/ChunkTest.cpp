// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/Chunk.h"

#include "core/store/history/ChunkJoin.h"
#include "tests/support/Catch.h"

#include <algorithm>
#include <random>

using namespace vedette::store;

namespace {

/// `metrics` columns on two axes, so many that they need several blocks.
Chunk largeChunk(qint64 metrics)
{
    std::mt19937_64 random(20'260'107);
    Chunk chunk{{{}, {}}, {}};
    for (int i = 0; i < 120; ++i) {
        chunk.axes[0].push_back(i * 30'000LL + static_cast<qint64>(random() % 20));
        chunk.axes[1].push_back(i * 10'000LL);
    }
    for (qint64 metric = 1; metric <= metrics; ++metric) {
        ChunkColumn column{{metric * 3, Part::Value}, static_cast<std::size_t>(metric % 2), {}};
        for (int i = 0; i < 120; ++i) {
            column.values.emplace_back(static_cast<double>(random() % 100'000) / 100);
        }
        chunk.columns.push_back(std::move(column));
    }
    return chunk;
}

Chunk oneColumn(std::vector<qint64> times, Column values, qint64 metric = 1)
{
    return {{std::move(times)}, {{{metric}, 0, std::move(values)}}};
}

} // namespace

TEST_CASE("a chunk comes back as it was")
{
    const qint64 metrics = GENERATE(0, 1, 7, 60, 400);
    const Chunk chunk = largeChunk(metrics);

    CHECK(decodeChunk(encodeChunk(chunk)) == chunk);
}

TEST_CASE("a column is read without the others")
{
    const Chunk chunk = largeChunk(400);
    const qint64 wanted = GENERATE(3, 600, 1200);

    const auto read = decodeChunk(encodeChunk(chunk),
                                  [wanted](const ColumnKey& key) { return key.metric == wanted; });

    REQUIRE(read);
    REQUIRE(read->columns.size() == 1);
    CHECK(read->columns.front() == chunk.columns[static_cast<std::size_t>(wanted / 3 - 1)]);
    CHECK(read->axes == chunk.axes);
}

TEST_CASE("a chunk that was cut is refused")
{
    const QByteArray bytes = encodeChunk(largeChunk(60));

    for (qsizetype size = 0; size < bytes.size(); size += 37) {
        CHECK_FALSE(decodeChunk(bytes.first(size)));
    }
}

TEST_CASE("damaged chunks never crash")
{
    const QByteArray good = encodeChunk(largeChunk(20));
    std::mt19937_64 random(20'260'108);
    for (int round = 0; round < 3000; ++round) {
        QByteArray bytes = good;
        for (quint64 i = 0; i <= random() % 4; ++i) {
            const auto at = static_cast<qsizetype>(random() % static_cast<quint64>(bytes.size()));
            bytes[at] = static_cast<char>(random());
        }
        const auto chunk = decodeChunk(bytes);
        const bool isSound = !chunk || std::ranges::all_of(chunk->columns, [&](const auto& column) {
            return column.axis < chunk->axes.size()
                && column.values.size() == chunk->axes[column.axis].size();
        });
        CHECK(isSound);
    }
}

TEST_CASE("polls of the same metrics become columns, and what none of them has becomes none")
{
    const std::vector<PollGroup> groups{
        {{0, 30}, {5, 9}, {{1.0, 2.0}, {std::nullopt, std::nullopt}}}, {{10}, {5}, {{3.0}}}};

    const Chunk chunk = chunkOf(groups);

    CHECK(chunk.axes == std::vector<std::vector<qint64>>{{0, 30}, {10}});
    CHECK(chunk.columns == std::vector<ChunkColumn>{{{5}, 0, {1.0, 2.0}}, {{5}, 1, {3.0}}});
}

TEST_CASE("joined chunks have all points once, in rising time")
{
    const Chunk one = oneColumn({0, 30, 60}, {1.0, std::nullopt, 3.0});
    const Chunk other = oneColumn({30, 60, 90}, {2.0, 3.0, 4.0});

    const Chunk both = joined(one, other);

    CHECK(both == oneColumn({0, 30, 60, 90}, {1.0, 2.0, 3.0, 4.0}));
    CHECK(joined(both, one) == both);
    CHECK(joined({}, one) == oneColumn({0, 60}, {1.0, 3.0}));
}

TEST_CASE("joined metrics with the same times share an axis")
{
    const Chunk both = joined(oneColumn({0, 30}, {1.0, 2.0}, 1), oneColumn({0, 30}, {7.0, 8.0}, 2));

    CHECK(both.axes.size() == 1);
    CHECK(both.columns.size() == 2);
}
