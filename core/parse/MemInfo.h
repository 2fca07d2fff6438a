// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Snapshot.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace vedette::parse {

/// proc(5), /proc/meminfo, in bytes. What a kernel doesn't tell, or what was not read, is absent.
/// Immutable value.
struct MemInfo
{
    std::optional<quint64> total;
    std::optional<quint64> free;
    std::optional<quint64> available; ///< since Linux 3.14
    std::optional<quint64> buffers;
    std::optional<quint64> cached;
    std::optional<quint64> slab;
    std::optional<quint64> slabReclaimable; ///< since 2.6.19
    std::optional<quint64> dirty;
    std::optional<quint64> writeback;
    std::optional<quint64> shared; ///< since 2.6.32
    std::optional<quint64> committed;
    std::optional<quint64> hugePagesFree;
    std::optional<quint64> swapTotal;
    std::optional<quint64> swapFree;

    bool operator==(const MemInfo&) const = default;
};

/// Malformed without MemTotal. The first five lines alone are enough for a status poll.
[[nodiscard]] Result<MemInfo> parseMemInfo(QByteArrayView text);
/// memory.* and swap.*
[[nodiscard]] std::vector<Sample> samplesOf(const MemInfo& memory);

} // namespace vedette::parse
