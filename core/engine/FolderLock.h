// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace vedette::engine {

/// Held by whoever collects into a data folder, or exchanges its files, as long as it lives
/// (collector.lock); one that a dead process left is taken over. AlreadyRunning with the folder
/// while another holds it; PermissionDenied or StoreIo when it can't be made. Returns at once.
[[nodiscard]] Result<std::unique_ptr<QLockFile>> lockFolder(const QString& folder);

} // namespace vedette::engine
