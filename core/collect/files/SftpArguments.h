// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace vedette::collect {

/// Whether an SFTP server writes a line into its log for each file: from level INFO on
/// (sftp-server(8)), as "-l LEVEL" or "-lLEVEL" in its arguments, each ended by a zero (proc(5),
/// /proc/PID/cmdline).
[[nodiscard]] bool logsRequests(const QByteArray& arguments);

} // namespace vedette::collect
