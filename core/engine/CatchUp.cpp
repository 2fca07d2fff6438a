// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/CatchUp.h"

#include "core/base/Log.h"
#include "core/base/Post.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vedette::engine {

namespace {

constexpr std::chrono::days mostPast{7};
constexpr std::chrono::minutes shortestPast{5};
constexpr int missedBefore = 3; // polls
constexpr int mostFiles = 8; // of a week
constexpr int mostAtOnce = 2; // servers
constexpr std::size_t pollsPerFeed = 25; // live polls go the same way
constexpr std::size_t mostPollsWaiting = 5000;

using Newest = Result<std::optional<store::NewestPoll>>;

bool isWithin(const TimeRange& gap, Timestamp time)
{
    return time > gap.from && time < gap.to;
}

/// What the next file may tell nonetheless: one without a record is none.
bool isMissing(const Error& error)
{
    return error.code != ErrorCode::Malformed;
}

} // namespace

std::optional<TimeRange>
gapBefore(Timestamp first, const std::optional<store::NewestPoll>& newest, seconds metricsInterval)
{
    const Timestamp earliest = first - mostPast;
    if (!newest) {
        return TimeRange{earliest, first};
    }
    const milliseconds shortest
        = std::max<milliseconds>(shortestPast, missedBefore * metricsInterval);
    if (newest->isPause || first - newest->at <= shortest) {
        return std::nullopt;
    }
    return TimeRange{std::max(newest->at, earliest), first};
}

CatchUp::CatchUp(ConfigThread& config, store::HistoryStore* history, Ask ask, QObject* parent)
    : QObject(parent)
    , m_config(config)
    , m_history(history)
    , m_ask(std::move(ask))
    , m_feedTimer(this)
{
    connect(&m_feedTimer, &QTimer::timeout, this, &CatchUp::feed);
}

void CatchUp::accept(const Snapshot& snapshot, const Server& server)
{
    const bool isAllowed = server.isMonitored && server.access == ServerAccess::Shell;
    if (m_history == nullptr || !snapshot.facts || !isAllowed || m_isStopped) {
        return;
    }
    const Timestamp first = snapshot.collectedAt;
    m_history->readNewest(
        server.id,
        first,
        [this, id = server.id, first, interval = server.metricsInterval](const Newest& newest) {
            const auto gap = newest ? gapBefore(first, *newest, interval) : std::nullopt;
            post(this, [this, id, gap] { begin(id, gap); });
        });
}

void CatchUp::begin(ServerId server, const std::optional<TimeRange>& gap)
{
    if (m_isStopped || !gap) {
        return;
    }
    Job& job = m_jobs[server];
    job = {++m_lastNumber, *gap};
    const milliseconds turn{server.value * 997 % std::max<qint64>(m_pace.spread.count(), 1)};
    queue(server, job.number, m_pace.afterLogin + turn);
}

void CatchUp::queue(ServerId server, quint64 number, milliseconds delay)
{
    QTimer::singleShot(delay, this, [this, server, number] {
        m_due.emplace_back(server, number);
        askNext();
    });
}

void CatchUp::askNext()
{
    while (!m_due.empty() && m_running < mostAtOnce && m_polls.size() < mostPollsWaiting) {
        const auto [server, number] = m_due.front();
        m_due.pop_front();
        const auto job = m_jobs.find(server);
        if (job != m_jobs.end() && job->second.number == number) {
            ask(server, job->second);
        } // else removed, or asked for anew by a later session
    }
}

void CatchUp::ask(ServerId server, const Job& job)
{
    ++m_running;
    const auto past = std::chrono::ceil<std::chrono::minutes>(systemClock().now() - job.gap.from);
    const auto answered = [this, server, number = job.number](const Result<Told>& told) {
        post(this, [this, server, number, told] { take(server, number, told); });
    };
    m_ask({server, past, job.file}, answered);
}

void CatchUp::take(ServerId server, quint64 number, const Result<Told>& told)
{
    --m_running;
    const auto found = m_jobs.find(server);
    if (found != m_jobs.end() && found->second.number == number) { // no session began anew
        Job& job = found->second;
        const bool isLast = !takeAnswer(server, job, told) || ++job.file > mostFiles;
        if (isLast) {
            m_jobs.erase(found);
        } else {
            queue(server, number, m_pace.betweenFiles);
        }
    }
    askNext();
}

/// Whether it may tell more.
bool CatchUp::takeAnswer(ServerId server, const Job& job, const Result<Told>& told)
{
    if (!told) {
        return job.file == 0 ? told.error().code != ErrorCode::NotFound : !isMissing(told.error());
    }
    if (job.file == 0) {
        keepBoots(server, job, told->boots);
        return true;
    }
    bool isOlder = false;
    for (const Snapshot& poll : told->polls) {
        isOlder = isOlder || poll.collectedAt <= job.gap.from;
        if (isWithin(job.gap, poll.collectedAt)) {
            m_polls.push_back(poll);
            m_polls.back().server = server;
        }
    }
    if (!m_polls.empty() && !m_feedTimer.isActive()) {
        m_feedTimer.start(m_pace.betweenFeeds);
    }
    return !isOlder;
}

void CatchUp::keepBoots(ServerId server, const Job& job, const std::vector<BootRecord>& boots)
{
    std::vector<BootRecord> missed;
    std::ranges::copy_if(boots, std::back_inserter(missed), [&job](const BootRecord& boot) {
        return isWithin(job.gap, boot.at);
    });
    if (missed.empty()) {
        return;
    }
    m_config.call(
        this,
        [server, missed](store::ConfigStore& store) { return store.keepBoots(server, missed); },
        [](const Result<void>& kept) {
            if (!kept) {
                qCWarning(logEngine).noquote()
                    << "starts of a server could not be stored:" << kept.error().detail;
            }
        });
}

/// Little by little: what is live is stored meanwhile.
void CatchUp::feed()
{
    for (std::size_t i = 0; i < pollsPerFeed && !m_polls.empty(); ++i) {
        if (!m_history->append(m_polls.front())) {
            return; // again with the next turn
        }
        m_polls.pop_front();
    }
    if (m_polls.empty()) {
        m_feedTimer.stop();
        askNext();
    }
}

void CatchUp::forget(ServerId server)
{
    m_jobs.erase(server);
    std::erase_if(m_polls, [server](const Snapshot& poll) { return poll.server == server; });
}

void CatchUp::stop()
{
    m_isStopped = true;
    m_jobs.clear();
    m_feedTimer.stop();
    while (!m_polls.empty() && m_history->append(m_polls.front())) {
        m_polls.pop_front();
    }
    m_polls.clear();
}

} // namespace vedette::engine
