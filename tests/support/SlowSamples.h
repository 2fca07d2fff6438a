// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/HardwareHistory.h"
#include "core/model/Snapshot.h"

#include <vector>

namespace vedette::test {

/// What a slow probe answers, without any content.
[[nodiscard]] Snapshot makeSlow(ServerId server, Timestamp at, const QString& probe);
/// The same where it has failed, or there is no such thing.
[[nodiscard]] Snapshot
makeFailed(ServerId server, Timestamp at, const QString& probe, ErrorCode why);
/// A server with all of it: one answer of each probe that the page of a server shows.
[[nodiscard]] std::vector<Snapshot> makeSlowAnswers(ServerId server, Timestamp at);

// The details of those.
[[nodiscard]] ProcessTable sampleProcesses();
[[nodiscard]] ServiceTable sampleServices();
[[nodiscard]] ContainerTable sampleContainers();
[[nodiscard]] PortTable samplePorts();
[[nodiscard]] LoginTable sampleLogins();
[[nodiscard]] Hardware sampleHardware();
/// The same as it is stored, with what has changed.
[[nodiscard]] HardwareHistory sampleHardwareHistory(Timestamp now);

} // namespace vedette::test
