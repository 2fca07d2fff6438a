// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Service.h"
#include "core/model/Snapshot.h"

#include <QByteArrayView>

#include <vector>

namespace vedette::parse {

/// OpenRC's `rc-status -a`, as a table or with `-f ini` (rc-status(8)). A service stands once, with
/// the state of its first runlevel, which is its `load`; its `active` is what systemd would say:
/// "crashed" is "failed". Malformed when nothing of the text is a runlevel or a service.
[[nodiscard]] Result<ServiceTable> parseRcStatus(QByteArrayView text);

/// unit[NAME].active and .restarts of all services but those that are stopped in a runlevel which
/// is not the server's usual one (shutdown, single, nonetwork); at most 128.
[[nodiscard]] std::vector<Sample> openRcSamples(const ServiceTable& table);

} // namespace vedette::parse
