// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Hardware.h"

#include <QByteArrayView>
#include <QList>

namespace vedette::parse {

// The disks of a server: whole ones that have a medium; not what lives in memory or in a file, and
// no optical drives. At most maxEntities.

/// lsblk(8) -J -b -d with NAME, TYPE, MODEL, SERIAL, SIZE, ROTA and TRAN, of any version. Malformed
/// when it is no such JSON.
[[nodiscard]] Result<QList<Disk>> parseLsBlk(QByteArrayView json);
/// The same columns of `lsblk -P`, for versions without JSON (before 2.27). Malformed when no line
/// has a name.
[[nodiscard]] Result<QList<Disk>> parseLsBlkPairs(QByteArrayView text);
/// /sys/block as rows "file=content", for systems without lsblk. Malformed when it has no row.
[[nodiscard]] Result<QList<Disk>> parseSysBlock(QByteArrayView text);

} // namespace vedette::parse
