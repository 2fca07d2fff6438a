// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/store/history/House.h"

#include "core/store/Transaction.h"
#include "core/store/history/ChunkTable.h"
#include "core/store/history/HistoryFile.h"
#include "core/store/history/SpanReader.h"
#include "tests/store/history/HistoryTester.h"
#include "tests/support/Catch.h"

using namespace Qt::StringLiterals;
using namespace vedette::store;

namespace vedette::test {

House::House()
{
    REQUIRE(prepareHistory(m_temp.historyPath()));
    m_connection = *openHistory(m_temp.historyPath(), Access::ReadWrite);
    m_clock.setNow(at(0));
    restart();
}

void House::restart()
{
    m_hours.clear();
    REQUIRE(m_hours.read(*m_connection, 0));
    m_journal.emplace(*m_connection);
    m_house.emplace(*m_connection, m_hours, m_trust, m_clock);
    m_house->setRetention(m_policy);
}

void House::write(const std::vector<Snapshot>& polls)
{
    for (const Snapshot& snapshot : polls) {
        REQUIRE(m_journal->add(snapshot));
    }
    const auto row = m_journal->write();
    REQUIRE(row);
    m_hours.add(row->id, row->polls);
}

void House::writeHours(int count)
{
    writeHours(count, at(0));
}

void House::writeHours(int count, Timestamp from)
{
    writeHours(ServerId{1}, count, from);
}

void House::writeHours(ServerId server, int count, Timestamp from)
{
    for (int written = 0; written < count; ++written) {
        std::vector<Snapshot> polls;
        for (int i = written * 120; i < (written + 1) * 120; ++i) {
            polls.push_back(poll(server, from + seconds{30} * i, i));
        }
        Transaction transaction(*m_connection);
        REQUIRE(transaction.begin());
        write(polls);
        REQUIRE(transaction.commit());
    }
}

void House::setRetention(const RetentionPolicy& policy)
{
    m_policy = std::make_shared<const RetentionPolicy>(policy);
    m_house->setRetention(m_policy);
}

void House::keepAt(Timestamp time)
{
    m_clock.advance(time - m_clock.now());
    for (int slices = 0; slices < 20'000; ++slices) {
        REQUIRE(m_house->doSlice());
        if (!m_house->isBusy()) {
            return;
        }
    }
    FAIL("it never ends");
}

void House::keepAt(Timestamp time, int slices)
{
    m_clock.advance(time - m_clock.now());
    for (; slices > 0; --slices) {
        REQUIRE(m_house->doSlice());
    }
}

std::vector<SeriesPoint> House::read(TimeRange range, int columns) const
{
    HistoryQuery query = usageOf(ServerId{1}, range);
    query.columns = columns;
    const auto history = SpanReader(*m_connection).read(query, std::stop_token());
    REQUIRE(history);
    auto points = history->series.front().points;
    std::erase_if(points, [&](const SeriesPoint& point) { return !range.contains(point.time); });
    return points;
}

qint64 House::bytesUsed() const
{
    return m_connection
        ->value(u"SELECT (page_count - freelist_count) * page_size FROM pragma_page_count,"
                " pragma_freelist_count, pragma_page_size"_s)
        ->toLongLong();
}

qint64 House::rowsOf(const QString& table) const
{
    return m_connection->value(u"SELECT count(*) FROM "_s + table)->toLongLong();
}

std::vector<Timestamp> House::begins(ServerId server, const Tier& tier) const
{
    const auto begins = ChunkTable(*m_connection, tier)
                            .begins(server, {Timestamp{}, at(0) + std::chrono::days{10'000}});
    REQUIRE(begins);
    return *begins;
}

} // namespace vedette::test
