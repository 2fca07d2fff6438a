// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/AlertJournal.h"

#include "core/base/Log.h"

#include <utility>

namespace vedette::engine {

namespace {

constexpr std::size_t mostWaiting = 10'000;

/// Room, a lock or a medium may come back; anything else stays as it is.
bool mayPass(ErrorCode code)
{
    return code == ErrorCode::StoreBusy || code == ErrorCode::StoreFull
        || code == ErrorCode::StoreReadOnly || code == ErrorCode::StoreIo
        || code == ErrorCode::PermissionDenied;
}

} // namespace

AlertJournal::AlertJournal(Write write, milliseconds retryAfter, QObject* parent)
    : QObject(parent)
    , m_write(std::move(write))
    , m_retry(this)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryAfter);
    connect(&m_retry, &QTimer::timeout, this, &AlertJournal::writeNext);
}

void AlertJournal::record(const Alert& alert)
{
    Entry entry{alert};
    if (!m_write) {
        tell(entry);
        return;
    }
    const bool isFull = m_waiting.size() >= mostWaiting;
    if (m_isStuck || isFull) {
        tell(entry);
    }
    if (isFull) {
        qCCritical(logEngine) << "too many alerts wait to be stored: one is only in this log:"
                              << alert.rule << "of" << alert.serverName;
        return;
    }
    m_waiting.push_back(std::move(entry));
    if (!m_isStuck) {
        writeNext();
    }
}

void AlertJournal::stop()
{
    m_isStopped = true;
    m_retry.stop();
    if (m_isWriting) {
        m_waiting.pop_front(); // handed over already; its answer is not waited for
    }
    for (const Entry& entry : std::exchange(m_waiting, {})) {
        m_write(entry.alert, [](const Result<AlertId>&) {});
    }
}

std::vector<Alert> AlertJournal::asTold(std::vector<Alert> stored) const
{
    std::map<Key, std::size_t> places;
    for (std::size_t i = 0; i < stored.size(); ++i) {
        const auto told = m_told.find(keyOf(stored[i]));
        stored[i].id = told == m_told.end() ? stored[i].id : told->second;
        places[keyOf(stored[i])] = i;
    }
    for (const Entry& entry : m_waiting) {
        const auto [place, isNew] = places.try_emplace(keyOf(entry.alert), stored.size());
        const auto told = m_told.find(keyOf(entry.alert));
        Alert alert = entry.alert;
        if (isNew) {
            alert.id = told == m_told.end() ? alert.id : told->second;
            stored.push_back(alert);
        } else {
            alert.id = stored[place->second].id;
            stored[place->second] = alert;
        }
    }
    return stored;
}

void AlertJournal::writeNext()
{
    if (m_isWriting || m_waiting.empty()) {
        return;
    }
    m_isWriting = true;
    m_write(m_waiting.front().alert, [this](const Result<AlertId>& stored) { takeAnswer(stored); });
}

void AlertJournal::takeAnswer(const Result<AlertId>& stored)
{
    if (m_isStopped) {
        return;
    }
    m_isWriting = false;
    if (!stored && mayPass(stored.error().code)) {
        beStuck(stored.error());
        return;
    }
    m_isStuck = false;
    Entry entry = m_waiting.front();
    m_waiting.pop_front();
    if (!stored) {
        qCCritical(logEngine).noquote() << "an alert could not be stored:" << stored.error().detail;
    }
    if (!entry.isTold) {
        tell(entry, stored.value_or(AlertId{}));
    }
    writeNext();
}

void AlertJournal::beStuck(const Error& error)
{
    if (!m_isStuck) {
        qCCritical(logEngine).noquote()
            << "alerts can't be stored, and will be tried again:" << error.detail;
    }
    m_isStuck = true;
    for (Entry& entry : m_waiting) {
        if (!entry.isTold) {
            tell(entry);
        }
    }
    m_retry.start();
}

/// Under the id of the store where that is known, else under a passing one, and the end of an alert
/// under the same as its beginning.
void AlertJournal::tell(Entry& entry, AlertId stored)
{
    entry.isTold = true;
    Alert told = entry.alert;
    if (told.state == AlertState::Firing) {
        told.id = stored.isNull() ? AlertId{--m_lastProvisional} : stored;
        m_told[keyOf(told)] = told.id;
        Q_EMIT alertRaised(told);
        return;
    }
    const auto begun = m_told.extract(keyOf(told));
    if (!begun.empty()) {
        told.id = begun.mapped();
    }
    Q_EMIT alertResolved(told);
}

} // namespace vedette::engine
