// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/CatchUp.h"

#include "core/base/Log.h"
#include "core/base/Post.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr int mostFiles = 8; // of a week
constexpr int mostQuestions = 30; // of a server, in a session
constexpr int mostAtOnce = 2; // servers
constexpr int mostSessions = 5; // of a server, for the same gap
constexpr std::size_t mostPollsWaiting = 5000;

using Newest = std::optional<store::NewestPoll>;

/// With what was answered since, and may not be stored yet: nothing is told in its place.
Newest newestOf(const Newest& stored, const std::optional<Timestamp>& answered)
{
    const bool isNewer = answered && (!stored || stored->at < *answered);
    return isNewer ? Newest({*answered, false}) : stored;
}

/// That there is nothing to tell is no trouble, nor is it that nobody asks any more.
bool isTrouble(const Error& error)
{
    return error.code != ErrorCode::NotAvailable && error.code != ErrorCode::Cancelled;
}

QString dayAndTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(toMsecs(time), Qt::UTC).toString(Qt::ISODate);
}

void logTrouble(ServerId server, const Error& error)
{
    qCWarning(logEngine).noquote()
        << "server" << server.value
        << "did not tell all that it had recorded:" << errorName(error.code) << error.detail;
}

void logCut(ServerId server, Timestamp oldest)
{
    qCInfo(logEngine).noquote() << "the records of server" << server.value
                                << "are too long for one answer: told from" << dayAndTime(oldest)
                                << "on, what is older of that day is asked for next";
}

} // namespace

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
    , m_feed(history, this)
{
    connect(&m_feed, &CatchUpFeed::emptied, this, &CatchUp::askNext);
}

void CatchUp::setPace(const Pace& pace)
{
    m_pace = pace;
    m_feed.setPause(pace.betweenFeeds);
}

void CatchUp::accept(const Snapshot& snapshot, const Server& server, const HistoryLimits& limits)
{
    const bool isAllowed = server.isMonitored && server.access == ServerAccess::Shell;
    if (m_history == nullptr || m_isStopped) {
        return;
    }
    const std::optional<Timestamp> answered = noteAnswer(snapshot);
    if (!snapshot.facts || !isAllowed) {
        return;
    }
    const Timestamp first = snapshot.collectedAt;
    m_history->readNewest(server.id,
                          first,
                          [this,
                           id = server.id,
                           first,
                           answered,
                           interval = server.metricsInterval,
                           kept = limits.measured](const Result<Newest>& stored) {
                              const auto gap = stored
                                  ? gapBefore(first, newestOf(*stored, answered), interval)
                                  : std::nullopt;
                              post(this, [this, id, gap = keptPart(gap, kept)] { begin(id, gap); });
                          });
}

/// The one before.
std::optional<Timestamp> CatchUp::noteAnswer(const Snapshot& snapshot)
{
    const auto known = m_answered.find(snapshot.server);
    const auto before = known == m_answered.end() ? std::nullopt : std::optional(known->second);
    if (!snapshot.error && snapshot.kind != PollKind::Slow) {
        m_answered.insert_or_assign(snapshot.server, snapshot.collectedAt);
    }
    return before;
}

void CatchUp::begin(ServerId server, const std::optional<TimeRange>& gap)
{
    const auto known = m_jobs.find(server);
    if (m_isStopped || (!gap && (known == m_jobs.end() || !known->second.isWaiting))) {
        return;
    }
    Job& job = m_jobs[server];
    const int sessions = gap ? 0 : job.sessions;
    job = {.number = ++m_lastNumber, .gaps = std::move(job.gaps), .sessions = sessions + 1};
    if (gap) {
        job.gaps.add(*gap);
    }
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
    while (!m_due.empty() && m_running < mostAtOnce && m_feed.waiting() < mostPollsWaiting) {
        const auto [server, number] = m_due.front();
        m_due.pop_front();
        const auto job = m_jobs.find(server);
        if (job != m_jobs.end() && job->second.number == number) {
            ask(server, job->second);
        } // else removed, or asked for anew by a later session
    }
}

void CatchUp::ask(ServerId server, Job& job)
{
    ++m_running;
    ++job.questions;
    const TimeRange span = job.gaps.span();
    const Timestamp now = m_clock.now();
    const auto past = std::chrono::ceil<std::chrono::minutes>(now - span.from);
    const auto until = std::chrono::floor<std::chrono::minutes>(now - span.to);
    const auto answered = [this, server, number = job.number](Result<Told> told) {
        // The call that is queued owns it alone, and can't hold what moves.
        const auto moved = std::make_shared<Result<Told>>(std::move(told));
        post(this, [this, server, number, moved] { take(server, number, *moved); });
    };
    m_ask({server, past, job.file, std::max(until, std::chrono::minutes{0})}, answered);
}

void CatchUp::take(ServerId server, quint64 number, Result<Told>& told)
{
    --m_running;
    const auto found = m_jobs.find(server);
    if (found != m_jobs.end() && found->second.number == number) { // no session began anew
        Job& job = found->second;
        const Next next = takeAnswer(server, job, told);
        job.file += next == Next::File ? 1 : 0;
        const bool isToBeAsked = next == Next::File || next == Next::SameFile;
        const bool mayBeAsked = job.file <= mostFiles && job.questions < mostQuestions;
        if (isToBeAsked && mayBeAsked) {
            queue(server, number, m_pace.betweenFiles);
        } else {
            const bool hasMore = job.hasMore || next == Next::Session || next == Next::SameFile;
            job.isWaiting = hasMore && !job.gaps.isEmpty() && job.sessions < mostSessions;
            if (!job.isWaiting) {
                m_jobs.erase(found);
            }
        }
    }
    askNext();
}

CatchUp::Next CatchUp::takeAnswer(ServerId server, Job& job, Result<Told>& told)
{
    if (!told) {
        if (isTrouble(told.error()) && !std::exchange(job.isTold, true)) {
            logTrouble(server, told.error());
        }
        return nextAfter(told.error(), job.file);
    }
    if (job.file == 0) {
        keepBoots(server, job, told->boots);
        return Next::File;
    }
    return takePolls(server, job, *told);
}

/// The newest file comes first, and of each the newest part: what is told of a gap is its end.
CatchUp::Next CatchUp::takePolls(ServerId server, Job& job, Told& told)
{
    if (told.polls.empty()) {
        return Next::File; // nothing of that time
    }
    const auto [first, last] = std::ranges::minmax_element(told.polls, {}, &Snapshot::collectedAt);
    const Timestamp oldest = first->collectedAt;
    const Timestamp newest = last->collectedAt;
    const Timestamp end = job.gaps.span().to;
    for (Snapshot& poll : told.polls) {
        if (job.gaps.contains(poll.collectedAt)) {
            poll.server = server;
            m_feed.add(std::move(poll));
        }
    }
    job.gaps.take({oldest, told.isBroken ? newest : std::max(newest, end)});
    job.hasMore = job.hasMore || told.isBroken;
    if (told.isBroken && !std::exchange(job.isTold, true)) {
        logTrouble(server, {ErrorCode::CommandFailed, u"sadf did not come to its end"_s});
    }
    if (job.gaps.isEmpty()) {
        return Next::Nothing;
    }
    if (!told.isCut || job.gaps.span().to >= end) { // else it would be the same again
        return Next::File;
    }
    if (std::exchange(job.cutFile, job.file) != job.file) {
        logCut(server, oldest);
    }
    return Next::SameFile;
}

void CatchUp::keepBoots(ServerId server, const Job& job, const std::vector<BootRecord>& boots)
{
    std::vector<BootRecord> missed;
    std::ranges::copy_if(boots, std::back_inserter(missed), [&job](const BootRecord& boot) {
        return job.gaps.contains(boot.at);
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

void CatchUp::forget(ServerId server)
{
    m_jobs.erase(server);
    m_answered.erase(server);
    m_feed.forget(server);
}

void CatchUp::stop()
{
    m_isStopped = true;
    m_jobs.clear();
    m_feed.stop();
}

} // namespace vedette::engine
