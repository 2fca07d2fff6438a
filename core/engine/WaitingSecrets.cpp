// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/WaitingSecrets.h"

namespace vedette::engine {

WaitingSecrets::Entry WaitingSecrets::add(const Server& server, const Credential& credential)
{
    Entry entry{.server = server, .credential = credential, .number = ++m_last};
    m_entries.insert_or_assign(server.id, entry);
    return entry;
}

std::vector<WaitingSecrets::Entry> WaitingSecrets::takeIdle()
{
    std::vector<Entry> idle;
    for (auto& [server, entry] : m_entries) {
        if (!entry.isBeingWritten) {
            entry.isBeingWritten = true;
            idle.push_back(entry);
        }
    }
    return idle;
}

void WaitingSecrets::forget(ServerId server)
{
    const auto node = m_entries.extract(server);
    if (!node.empty() && node.mapped().isBeingWritten) {
        m_forgotten[server] = node.mapped().number;
    }
}

void WaitingSecrets::forgetAll()
{
    while (!m_entries.empty()) {
        forget(m_entries.begin()->first);
    }
}

WaitingSecrets::End WaitingSecrets::endOf(const Entry& entry) const
{
    const auto waiting = m_entries.find(entry.server.id);
    if (waiting == m_entries.end()) {
        return End::Forgotten; // an entry goes when it is written, once, or forgotten
    }
    return waiting->second.number == entry.number ? End::Newest : End::Outdated;
}

WaitingSecrets::End WaitingSecrets::finish(const Entry& written)
{
    const End end = endOf(written);
    if (end == End::Newest) {
        m_entries.erase(written.server.id);
    }
    if (end != End::Outdated) {
        m_forgotten.erase(written.server.id);
    }
    return end;
}

WaitingSecrets::End WaitingSecrets::refuse(const Entry& refused)
{
    const End end = endOf(refused);
    if (end == End::Newest) {
        m_entries[refused.server.id].isBeingWritten = false;
    } else if (end == End::Forgotten) {
        m_forgotten.erase(refused.server.id);
    }
    return end;
}

bool WaitingSecrets::followsForgotten(ServerId server) const
{
    return m_forgotten.contains(server);
}

std::vector<ServerId> WaitingSecrets::all() const
{
    std::vector<ServerId> all;
    for (const auto& [server, entry] : m_entries) {
        all.push_back(server);
    }
    for (const auto& [server, number] : m_forgotten) {
        if (!m_entries.contains(server)) {
            all.push_back(server);
        }
    }
    return all;
}

std::vector<ServerId> WaitingSecrets::idle() const
{
    std::vector<ServerId> idle;
    for (const auto& [server, entry] : m_entries) {
        if (!entry.isBeingWritten) {
            idle.push_back(server);
        }
    }
    return idle;
}

} // namespace vedette::engine
