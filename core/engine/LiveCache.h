// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CustomCommand.h"
#include "core/model/Snapshot.h"

#include <map>
#include <vector>

namespace vedette::engine {

/// The newest snapshot of each kind, of each slow probe too, for each server, and its facts: what a
/// window sees when it opens. Lives on: core thread.
class LiveCache
{
public:
    void accept(const Snapshot& snapshot);
    void remove(ServerId server);
    /// Forgets what commands told that are no more, or not meant for the server.
    void keepCommands(const Server& server, const std::vector<CustomCommand>& commands);
    /// At most one metrics, one status and one of each slow probe's snapshots per server, in this
    /// order, the first two with the facts known.
    [[nodiscard]] std::vector<Snapshot> latest() const;

private:
    struct Entry
    {
        std::optional<Facts> facts;
        std::optional<Snapshot> metrics;
        std::optional<Snapshot> status;
        std::map<QString, Snapshot> slow; ///< by probe
    };

    std::map<ServerId, Entry> m_entries;
};

} // namespace vedette::engine
