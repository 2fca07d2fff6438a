// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/BootRecord.h"

#include <QByteArrayView>

#include <vector>

namespace vedette::parse {

// Starts and ends of a system, in the order in which they stand, maxBootRecords at most; empty
// where nothing is told. Times are those of the server's clock, in UTC.

/// `journalctl --system --utc --list-boots`, with `-o json` (since systemd 254) or as a table. The
/// oldest boot that is listed has no start: what the journal held of it may be gone in part.
[[nodiscard]] std::vector<BootRecord> parseJournalBoots(QByteArrayView text);

/// `last -x -F reboot shutdown` of util-linux with TZ=UTC. Rows without a year are none.
[[nodiscard]] std::vector<BootRecord> parseWtmpBoots(QByteArrayView text);

} // namespace vedette::parse
