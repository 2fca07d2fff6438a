// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/HistoryReader.h"

#include "core/store/history/HistoryFile.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vedette::store {

namespace {

constexpr std::size_t queueCapacity = 1024;
constexpr milliseconds idleTime{60'000}; // closing the queue ends the wait

} // namespace

HistoryReader::HistoryReader(QString path)
    : m_path(std::move(path))
    , m_queue(queueCapacity)
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{ }

HistoryReader::~HistoryReader()
{
    m_thread.request_stop();
    m_queue.close();
}

void HistoryReader::read(const HistoryQuery& query, HistoryStore::HistoryCallback done)
{
    const HistoryStore::HistoryCallback refuse = done;
    if (!m_queue.push({query, std::move(done), {}, {}})) {
        refuse(fail(ErrorCode::StoreBusy));
    }
}

void HistoryReader::readNewest(ServerId server, Timestamp before, HistoryStore::NewestCallback done)
{
    const HistoryStore::NewestCallback refuse = done;
    HistoryQuery query;
    query.server = server;
    if (!m_queue.push({query, {}, std::move(done), before})) {
        refuse(fail(ErrorCode::StoreBusy));
    }
}

void HistoryReader::run(const std::stop_token& stop)
{
    while (!m_queue.isDrained() || !m_waiting.empty()) {
        fetchWaiting();
        cancelOutdated();
        if (m_waiting.empty()) {
            continue;
        }
        const Job job = std::move(m_waiting.front());
        m_waiting.pop_front();
        answer(job, stop);
    }
    closeFile();
}

void HistoryReader::fetchWaiting()
{
    if (m_waiting.empty()) {
        if (auto job = m_queue.waitPop(idleTime)) {
            m_waiting.push_back(std::move(*job));
        }
    }
    std::ranges::move(m_queue.drain(), std::back_inserter(m_waiting));
}

/// Only the newest query of a view is still of interest.
void HistoryReader::cancelOutdated()
{
    std::deque<Job> current;
    while (!m_waiting.empty()) {
        const Job job = std::move(m_waiting.front());
        m_waiting.pop_front();
        const auto isNewer
            = [&job](const Job& other) { return other.query.view == job.query.view; };
        if (job.query.view != 0 && std::ranges::any_of(m_waiting, isNewer)) {
            job.done(fail(ErrorCode::Cancelled));
        } else {
            current.push_back(job);
        }
    }
    m_waiting = std::move(current);
}

void HistoryReader::answer(const Job& job, const std::stop_token& stop)
{
    if (job.newest) {
        job.newest(askFile<std::optional<NewestPoll>>(
            [&] { return m_spans->newest(job.query.server, job.before, stop); }, stop));
        return;
    }
    job.done(askFile<History>([&] { return m_spans->read(job.query, stop); }, stop));
}

template <class T, class Ask>
Result<T> HistoryReader::askFile(Ask ask, const std::stop_token& stop)
{
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    if (const auto open = ensureOpen(); !open) {
        return fail(open.error());
    }
    Result<T> answered = ask();
    if (!answered) {
        closeFile();
    }
    return answered;
}

/// The writer may have moved a corrupt file aside, or begun a new one: looked up for every query.
Result<void> HistoryReader::ensureOpen()
{
    const std::optional<FileIdentity> identity = identityOf(m_path);
    const Access access = accessToRead(m_path);
    if (m_connection && identity == m_identity && access == m_access) {
        return {};
    }
    closeFile();
    if (!identity) {
        return fail(ErrorCode::StoreIo, m_path + QLatin1StringView(" is gone"));
    }
    auto connection = openHistory(m_path, access);
    if (!connection) {
        return fail(connection.error());
    }
    m_connection = std::move(*connection);
    m_spans = std::make_unique<SpanReader>(*m_connection);
    m_identity = identity;
    m_access = access;
    return {};
}

void HistoryReader::closeFile()
{
    m_spans.reset();
    m_connection.reset();
    m_identity.reset();
}

} // namespace vedette::store
