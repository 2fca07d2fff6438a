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
    if (m_isStuck) {
        tell(entry);
    }
    if (m_waiting.size() >= mostWaiting) {
        qCCritical(logEngine) << "too many alerts wait to be stored: one is only in this log:"
                              << alert.rule << "of" << alert.serverName;
        return;
    }
    m_waiting.push_back(std::move(entry));
    if (!m_isStuck) {
        writeNext();
    }
}

void AlertJournal::writeNext()
{
    if (m_isWriting || m_waiting.empty()) {
        return;
    }
    m_isWriting = true;
    Alert alert = m_waiting.front().alert;
    if (alert.id.isNull()) {
        alert.id = m_ids[keyOf(alert)].stored;
    }
    m_write(alert, [this](const Result<AlertId>& stored) { takeAnswer(stored); });
}

void AlertJournal::takeAnswer(const Result<AlertId>& stored)
{
    m_isWriting = false;
    if (!stored && mayPass(stored.error().code)) {
        beStuck(stored.error());
        return;
    }
    m_isStuck = false;
    Entry entry = m_waiting.front();
    m_waiting.pop_front();
    if (stored) {
        m_ids[keyOf(entry.alert)].stored = *stored;
    } else {
        qCCritical(logEngine).noquote() << "an alert could not be stored:" << stored.error().detail;
    }
    if (!entry.isTold) {
        tell(entry);
    }
    if (entry.alert.state == AlertState::Resolved) {
        m_ids.erase(keyOf(entry.alert));
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

void AlertJournal::tell(Entry& entry)
{
    entry.isTold = true;
    Alert told = entry.alert;
    if (told.id.isNull()) {
        Ids& ids = m_ids[keyOf(told)];
        if (ids.told.isNull()) {
            ids.told = ids.stored.isNull() ? AlertId{--m_lastProvisional} : ids.stored;
        }
        told.id = ids.told;
    }
    if (told.state == AlertState::Firing) {
        Q_EMIT alertRaised(told);
        return;
    }
    if (!m_write) {
        m_ids.erase(keyOf(told));
    }
    Q_EMIT alertResolved(told);
}

} // namespace vedette::engine
