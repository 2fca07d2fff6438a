// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/store/history/HistoryTester.h"

#include "core/base/Deadline.h"
#include "tests/support/Catch.h"

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

constexpr milliseconds patience{10'000};

} // namespace

HistoryTester::HistoryTester()
{
    open();
}

HistoryTester::~HistoryTester() = default;

void HistoryTester::open()
{
    auto opened = store::HistoryStore::open(m_temp.folder(),
                                            [this](const store::HistoryProgress& progress) {
                                                static_cast<void>(m_progress.push(progress));
                                            });
    REQUIRE(opened);
    m_store = std::move(*opened);
}

void HistoryTester::close()
{
    m_store.reset();
}

void HistoryTester::append(const std::vector<Snapshot>& polls)
{
    for (const Snapshot& snapshot : polls) {
        REQUIRE(m_store->append(snapshot));
    }
}

void HistoryTester::waitForCommits(std::size_t polls)
{
    for (std::size_t committed = 0; committed < polls;) {
        committed += waitForCommit().committed->size();
    }
}

store::HistoryProgress HistoryTester::waitForCommit()
{
    const Deadline deadline = Deadline::after(patience);
    for (;;) {
        auto progress = m_progress.waitPop(deadline.remaining());
        REQUIRE(progress);
        if (!progress->error) {
            return *progress;
        }
    }
}

Error HistoryTester::waitForError()
{
    const Deadline deadline = Deadline::after(patience);
    for (;;) {
        const auto progress = m_progress.waitPop(deadline.remaining());
        REQUIRE(progress);
        if (progress->error) {
            return *progress->error;
        }
    }
}

Result<History> HistoryTester::read(const HistoryQuery& query)
{
    m_store->read(query, [this](const Result<History>& history) {
        static_cast<void>(m_answers.push(history));
    });
    auto answer = m_answers.waitPop(patience);
    REQUIRE(answer);
    return *answer;
}

Timestamp at(qint64 second)
{
    return fromMsecs(1'767'225'600'000 + second * 1000);
}

MetricId cpuUsage()
{
    return {.type = u"cpu"_s, .field = u"totalUsage"_s, .instance = {}};
}

MetricId serverUp()
{
    return {.type = u"server"_s, .field = u"up"_s, .instance = {}};
}

Snapshot poll(ServerId server, Timestamp time, double value)
{
    Snapshot snapshot;
    snapshot.server = server;
    snapshot.collectedAt = time;
    snapshot.samples = {{serverUp(), 1}, {cpuUsage(), value}};
    return snapshot;
}

Snapshot failedPoll(ServerId server, Timestamp time)
{
    Snapshot snapshot;
    snapshot.server = server;
    snapshot.collectedAt = time;
    snapshot.error = Error{ErrorCode::Timeout, {}, 0};
    return snapshot;
}

HistoryQuery usageOf(ServerId server, TimeRange range)
{
    return {.server = server, .metrics = {cpuUsage()}, .range = range, .columns = 100'000};
}

} // namespace vedette::test
