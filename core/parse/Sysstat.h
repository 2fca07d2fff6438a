// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/Snapshot.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace vedette::parse {

/// What sysstat wrote down at one time. Immutable value.
struct SysstatRecord
{
    Timestamp at; ///< by the server's clock
    seconds interval{0}; ///< before it, of which its rates and shares are averages
    std::vector<Sample> samples;

    bool operator==(const SysstatRecord&) const = default;
};

/// What sysstat leaves to be known of the server.
struct SysstatScale
{
    std::optional<double> memoryTotal{}; ///< bytes
    std::optional<double> pageSize{}; ///< bytes
};

/// The output of `sadf -j FILE -- -u ALL -r -S -q -W -w -d -p -n DEV,EDEV` of sysstat 10 and later,
/// in UTC, as its own default is. Records in the order in which they stand. Of a text that was cut,
/// at either end, all whole ones are read; Malformed when there is none.
/// Left out is what sysstat counts otherwise than Vedette: operations and waits of disks (reads and
/// writes are one there), the run queue, used memory where it can't be told from what is available.
[[nodiscard]] Result<std::vector<SysstatRecord>> parseSysstat(QByteArrayView text,
                                                              const SysstatScale& scale = {});

} // namespace vedette::parse
