// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Credential.h"
#include "core/model/Server.h"

#include <map>
#include <vector>

namespace vedette::engine {

/// The secrets that are to be kept and are not yet, in memory; each is numbered, so that the end of
/// one writing is not taken for that of another. Lives on: core thread.
class WaitingSecrets final
{
public:
    struct Entry
    {
        Server server;
        Credential credential;
        quint64 number = 0; ///< grows with every secret of any server
        bool isBeingWritten = true;
    };
    enum class End
    {
        Newest, ///< of the server's newest secret
        Outdated, ///< of an older one: the newest still waits
        Forgotten ///< of one that is to be kept no more
    };

    /// In place of the one of this server that waited so far. The caller writes it now.
    Entry add(const Server& server, const Credential& credential);
    /// All that nobody writes; the caller does now.
    [[nodiscard]] std::vector<Entry> takeIdle();
    void forget(ServerId server);
    void forgetAll();

    /// The secret was written and noted: the newest one waits no more.
    End finish(const Entry& written);
    /// The secret was not written; the newest one goes on waiting.
    End refuse(const Entry& refused);

    [[nodiscard]] bool contains(ServerId server) const { return m_entries.contains(server); }
    /// True when one was forgotten that may have been written before the one that waits.
    [[nodiscard]] bool followsForgotten(ServerId server) const;
    /// All that may lie at their place before this is told; forgotten ones, too.
    [[nodiscard]] std::vector<ServerId> all() const;
    /// Those that nobody writes, ascending.
    [[nodiscard]] std::vector<ServerId> idle() const;

private:
    [[nodiscard]] End endOf(const Entry& entry) const;

    std::map<ServerId, Entry> m_entries;
    std::map<ServerId, quint64> m_forgotten; ///< the newest of each server that was being written
    quint64 m_last = 0;
};

} // namespace vedette::engine
