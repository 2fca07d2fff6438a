// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <QString>
#include <QtGlobal>

namespace vedette::store {

/// 16 MB of a data folder that are taken while there is room, and given up when a full disk would
/// keep alerts and the configuration from being written. Given up it is an empty file: until it is
/// made again, the history leaves that room to them. Blocking; any thread, one at a time.
class ReserveFile
{
public:
    static constexpr qint64 size = qint64{16} * 1024 * 1024;
    /// At first it is made only where so much is free; what others do with the disk comes before.
    static constexpr qint64 plenty = 4 * size;
    /// Again as soon as so much is free.
    static constexpr qint64 enough = 2 * size;

    explicit ReserveFile(const QString& folder);

    /// Makes it where it is missing and there is room; looks once in ten seconds.
    void keep();
    /// True when there is more room now.
    [[nodiscard]] bool release();

    /// Whether what is free in the folder is meant for alerts and the configuration alone.
    [[nodiscard]] static bool isReleasedIn(const QString& folder);

private:
    [[nodiscard]] bool make() const;

    QString m_path;
    MonotonicTime m_lookAt{};
};

/// Makes a private file of that size whose bytes have their place on the disk; leaves nothing when
/// it can't.
[[nodiscard]] bool allocateFile(const QString& path, qint64 size);

} // namespace vedette::store
