// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"

#include <optional>
#include <vector>

namespace vedette::collect {

/// What watching costs a server, by its own account: means over the polls of one session. Lives
/// with its ServerContext.
class Footprint
{
public:
    void addPoll() { ++m_polls; }
    /// Of the whole session so far: `cpu`, seconds of the server's processors, when it is known;
    /// `bytes`, both ways. The first totals are only what later ones are compared with.
    /// probe.targetCpu, probe.bytes
    [[nodiscard]] std::vector<Sample> samples(std::optional<double> cpu, qint64 bytes);

private:
    struct Totals
    {
        std::optional<double> cpu;
        qint64 bytes = 0;
        qint64 polls = 0;
    };

    std::optional<Totals> m_first;
    qint64 m_polls = 0;
};

} // namespace vedette::collect
