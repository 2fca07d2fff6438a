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
constexpr int mostSessions = 5; // of a server, for the same gap
constexpr std::size_t mostGaps = 16;
constexpr std::size_t pollsPerFeed = 25; // live polls go the same way
constexpr std::size_t mostPollsWaiting = 5000;

using Newest = Result<std::optional<store::NewestPoll>>;

bool isWithin(const std::vector<TimeRange>& gaps, Timestamp time)
{
    return std::ranges::any_of(
        gaps, [time](const TimeRange& gap) { return time > gap.from && time < gap.to; });
}

Timestamp beginOf(const std::vector<TimeRange>& gaps)
{
    return std::ranges::min(gaps, {}, &TimeRange::from).from;
}

void cutAfter(std::vector<TimeRange>& gaps, Timestamp time)
{
    for (TimeRange& gap : gaps) {
        gap.to = std::min(gap.to, time);
    }
    std::erase_if(gaps, [](const TimeRange& gap) { return gap.from >= gap.to; });
}

/// The part of a gap whose values are kept as they were measured for an hour at least.
std::optional<TimeRange> keptPart(std::optional<TimeRange> gap, std::chrono::days kept)
{
    if (gap && kept > std::chrono::days::zero()) {
        gap->from = std::max(gap->from, gap->to - kept + std::chrono::hours{1});
    }
    return gap && gap->from < gap->to ? gap : std::nullopt;
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

CatchUp::CatchUp(const Clock& clock,
                 ConfigThread& config,
                 store::HistoryStore* history,
                 Ask ask,
                 QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_config(config)
    , m_history(history)
    , m_ask(std::move(ask))
    , m_feedTimer(this)
{
    connect(&m_feedTimer, &QTimer::timeout, this, &CatchUp::feed);
}

void CatchUp::accept(const Snapshot& snapshot, const Server& server, const HistoryLimits& limits)
{
    const bool isAllowed = server.isMonitored && server.access == ServerAccess::Shell;
    if (m_history == nullptr || !snapshot.facts || !isAllowed || m_isStopped) {
        return;
    }
    const Timestamp first = snapshot.collectedAt;
    m_history->readNewest(
        server.id,
        first,
        [this, id = server.id, first, interval = server.metricsInterval, kept = limits.measured](
            const Newest& newest) {
            const auto gap = newest ? gapBefore(first, *newest, interval) : std::nullopt;
            post(this, [this, id, gap = keptPart(gap, kept)] { begin(id, gap); });
        });
}

void CatchUp::begin(ServerId server, const std::optional<TimeRange>& gap)
{
    const auto known = m_jobs.find(server);
    if (m_isStopped || (!gap && (known == m_jobs.end() || !known->second.isWaiting))) {
        return;
    }
    Job& job = m_jobs[server];
    if (gap) {
        job.sessions = 0;
        job.gaps.push_back(*gap);
        job.gaps.erase(job.gaps.begin(), job.gaps.end() - std::min(job.gaps.size(), mostGaps));
    }
    job.number = ++m_lastNumber;
    job.file = 0;
    job.isWaiting = false;
    ++job.sessions;
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
    const auto past = std::chrono::ceil<std::chrono::minutes>(m_clock.now() - beginOf(job.gaps));
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
        const Next next = takeAnswer(server, job, told);
        const bool hasMore = next == Next::File && ++job.file <= mostFiles;
        job.isWaiting = next == Next::Session && job.sessions < mostSessions;
        if (hasMore) {
            queue(server, number, m_pace.betweenFiles);
        } else if (!job.isWaiting) {
            m_jobs.erase(found);
        }
    }
    askNext();
}

/// No list of boots is no reason to give up, and the next file may tell where one holds no record.
CatchUp::Next CatchUp::nextAfter(const Error& error, int file)
{
    if (error.code == ErrorCode::NotAvailable && file > 0) {
        return Next::Nothing; // there is no such file, or nothing that reads it
    }
    const bool isOver = error.code == ErrorCode::NotFound || error.code == ErrorCode::Cancelled;
    const bool mayGoOn = file == 0 ? !isOver : error.code == ErrorCode::Malformed;
    return mayGoOn ? Next::File : Next::Session;
}

CatchUp::Next CatchUp::takeAnswer(ServerId server, Job& job, const Result<Told>& told)
{
    if (!told) {
        const Next next = nextAfter(told.error(), job.file);
        if (next == Next::Session) {
            qCInfo(logEngine).noquote() << "server" << server.value << "did not tell what it had"
                                        << "recorded:" << told.error().detail;
        }
        return next;
    }
    if (job.file == 0) {
        keepBoots(server, job, told->boots);
        return Next::File;
    }
    return takePolls(server, job, told->polls);
}

/// The newest file comes first: what is told of a gap is the end of it.
CatchUp::Next CatchUp::takePolls(ServerId server, Job& job, const std::vector<Snapshot>& polls)
{
    std::optional<Timestamp> oldest;
    for (const Snapshot& poll : polls) {
        oldest = std::min(oldest.value_or(poll.collectedAt), poll.collectedAt);
        if (isWithin(job.gaps, poll.collectedAt)) {
            m_polls.push_back(poll);
            m_polls.back().server = server;
        }
    }
    if (oldest) {
        cutAfter(job.gaps, *oldest);
    }
    if (!m_polls.empty() && !m_feedTimer.isActive()) {
        m_feedTimer.start(m_pace.betweenFeeds);
    }
    return job.gaps.empty() ? Next::Nothing : Next::File;
}

void CatchUp::keepBoots(ServerId server, const Job& job, const std::vector<BootRecord>& boots)
{
    std::vector<BootRecord> missed;
    std::ranges::copy_if(boots, std::back_inserter(missed), [&job](const BootRecord& boot) {
        return isWithin(job.gaps, boot.at);
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
