// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <QLockFile>
#include <QString>

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace vedette::store {

// Files backup-1.lock to backup-8.lock of a data folder: each is held by one copy of its databases
// that is under way, in this process or another, also by one that nobody awaits any more. An
// exchange of the files must wait for all of them, and holds them all. Blocking; any thread.

inline constexpr int mostCopies = 8; ///< at a time

/// Held while databases of `folder` are copied; null where the folder can't be written, so that
/// nobody can be told. StoreBusy while a backup is being restored there, or with too many copies.
[[nodiscard]] Result<std::unique_ptr<QLockFile>> lockCopy(const QString& folder);

using CopyLocks = std::vector<std::unique_ptr<QLockFile>>;

/// Waits until no copy is under way, and keeps others from beginning as long as the locks live.
/// `tellWaiting` is called once if it must wait. Cancelled; StoreBusy after `atMost`.
[[nodiscard]] Result<CopyLocks> awaitCopies(const QString& folder,
                                            const std::function<void()>& tellWaiting,
                                            milliseconds atMost,
                                            const std::stop_token& stop);

} // namespace vedette::store
