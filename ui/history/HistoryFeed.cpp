// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryFeed.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vedette::ui {

namespace {

constexpr int mostTries = 5; // of a question in whose way others come

bool areOfOneQuestion(const HistoryQuery& one, const HistoryQuery& other)
{
    return one.server == other.server && one.range == other.range && one.columns == other.columns;
}

} // namespace

HistoryFeed::HistoryFeed(FleetSource& source, QObject* parent)
    : QObject(parent)
    , m_source(source)
{
    connect(&source, &FleetSource::historyReady, this, &HistoryFeed::take);
}

bool HistoryFeed::isIdle() const
{
    return m_waiting.empty() && std::ranges::none_of(m_lanes, [](const Lane& lane) {
               return lane.question.has_value();
           });
}

void HistoryFeed::ask(const std::vector<HistoryJob>& jobs)
{
    ++m_asked;
    m_waiting = merged(jobs);
    for (Lane& lane : m_lanes) {
        lane.question.reset();
        lane.request = {};
    }
    sendNext();
}

void HistoryFeed::askBeside(const std::vector<HistoryJob>& jobs)
{
    std::ranges::move(merged(jobs), std::back_inserter(m_waiting));
    sendNext();
}

std::deque<HistoryFeed::Question> HistoryFeed::merged(const std::vector<HistoryJob>& jobs)
{
    std::deque<Question> questions;
    for (const HistoryJob& job : jobs) {
        auto question = std::ranges::find_if(questions, [&job](const Question& known) {
            return areOfOneQuestion(known.query, job.query);
        });
        if (question == questions.end()) {
            questions.push_back({job.query, {job}});
            continue;
        }
        question->jobs.push_back(job);
        std::vector<MetricId>& wanted = question->query.metrics;
        for (const MetricId& metric : job.query.metrics) {
            if (std::ranges::find(wanted, metric) == wanted.end()) {
                wanted.push_back(metric);
            }
        }
    }
    return questions;
}

void HistoryFeed::sendNext()
{
    for (Lane& lane : m_lanes) {
        if (m_waiting.empty()) {
            return;
        }
        if (!lane.question) {
            lane.question = std::move(m_waiting.front());
            m_waiting.pop_front();
            lane.tries = 0;
            send(lane);
        }
    }
}

void HistoryFeed::send(Lane& lane)
{
    ++lane.tries;
    HistoryQuery query = lane.question->query;
    query.view = lane.view;
    lane.request = m_source.requestHistory(query);
}

void HistoryFeed::take(RequestId request, const Result<History>& history)
{
    const auto lane = std::ranges::find_if(m_lanes, [request](const Lane& one) {
        return one.question.has_value() && one.request == request;
    });
    if (lane == m_lanes.end()) {
        return;
    }
    const bool wasPushedAside = !history && history.error().code == ErrorCode::Cancelled;
    if (wasPushedAside && lane->tries < mostTries) { // it is still wanted here
        send(*lane);
        return;
    }
    const Question question = *std::exchange(lane->question, std::nullopt);
    lane->request = {};
    if (!handOut(question, history)) {
        return;
    }
    sendNext();
    if (isIdle()) {
        Q_EMIT finished();
    }
}

bool HistoryFeed::handOut(const Question& question, const Result<History>& history)
{
    if (history) {
        return handOutParts(question, *history);
    }
    return std::ranges::all_of(question.jobs,
                               [&](const HistoryJob& job) { return tell(job, history); });
}

bool HistoryFeed::handOutParts(const Question& question, History whole)
{
    const std::vector<Series> all = std::exchange(whole.series, {});
    const std::vector<MetricId>& metrics = question.query.metrics;
    for (const HistoryJob& job : question.jobs) {
        History part = whole;
        part.query = job.query;
        for (const MetricId& metric : job.query.metrics) {
            const auto place
                = static_cast<std::size_t>(std::ranges::find(metrics, metric) - metrics.begin());
            if (place < all.size()) {
                part.series.push_back(all[place]);
            }
        }
        if (!tell(job, part)) {
            return false;
        }
        whole.stored.clear();
    }
    return true;
}

bool HistoryFeed::tell(const HistoryJob& job, const Result<History>& history)
{
    const int asked = m_asked;
    Q_EMIT answered(job, history);
    return asked == m_asked;
}

} // namespace vedette::ui
