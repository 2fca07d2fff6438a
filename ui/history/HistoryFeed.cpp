// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryFeed.h"

#include <utility>

namespace vedette::ui {

namespace {

constexpr int mostTries = 5; // of a question in whose way others come

} // namespace

HistoryFeed::HistoryFeed(FleetSource& source, QObject* parent)
    : QObject(parent)
    , m_source(source)
{
    connect(&source, &FleetSource::historyReady, this, &HistoryFeed::take);
}

void HistoryFeed::ask(std::vector<HistoryJob> jobs)
{
    m_waiting.assign(std::make_move_iterator(jobs.begin()), std::make_move_iterator(jobs.end()));
    m_current.reset();
    m_request = {};
    sendNext();
}

void HistoryFeed::askBeside(const std::vector<HistoryJob>& jobs)
{
    m_waiting.insert(m_waiting.end(), jobs.begin(), jobs.end());
    if (!m_current) {
        sendNext();
    }
}

void HistoryFeed::sendNext()
{
    if (m_waiting.empty()) {
        return;
    }
    m_current = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_tries = 0;
    send();
}

void HistoryFeed::send()
{
    ++m_tries;
    m_request = m_source.requestHistory(m_current->query);
}

void HistoryFeed::take(RequestId request, const Result<History>& history)
{
    if (!m_current || request != m_request) {
        return;
    }
    const bool wasPushedAside = !history && history.error().code == ErrorCode::Cancelled;
    if (wasPushedAside && m_tries < mostTries) { // by another page: it is still wanted here
        send();
        return;
    }
    const HistoryJob job = *std::exchange(m_current, std::nullopt);
    m_request = {};
    Q_EMIT answered(job, history);
    if (m_current) {
        return; // whoever heard it has asked anew
    }
    sendNext();
    if (!m_current) {
        Q_EMIT finished();
    }
}

} // namespace vedette::ui
