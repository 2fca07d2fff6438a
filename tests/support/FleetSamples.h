// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Server.h"
#include "core/model/ServerStatus.h"
#include "core/model/Snapshot.h"

namespace vedette::test {

/// "web-1" at web-1.example.net, monitored.
[[nodiscard]] Server makeServer(qint64 id, const QString& name);
[[nodiscard]] ServerStatus makeStatus(ServerId server, ServerState state, Timestamp since = {});
/// A poll of a small machine: cpu, memory, load, one file system, one disk, one interface.
[[nodiscard]] Snapshot makeSnapshot(ServerId server, Timestamp at, PollKind kind);

} // namespace vedette::test
