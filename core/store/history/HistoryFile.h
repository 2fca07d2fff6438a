// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/store/Connection.h"

#include <QString>

#include <memory>

namespace vedette::store {

/// Creates, checks and migrates history.db at `path`. A corrupt file is moved aside and a new one
/// begun: answers the name it has now, empty when nothing was moved. Blocking; from any thread.
[[nodiscard]] Result<QString> prepareHistory(const QString& path);

/// Of a file that nothing can be done to: SchemaTooNew, StoreCorrupt, StoreReadOnly for an older
/// version, which has to be brought up to date, or where there is none.
[[nodiscard]] Result<void> checkReadable(const QString& path);

/// A connection to a file that prepareHistory() has made ready.
[[nodiscard]] Result<std::unique_ptr<Connection>> openHistory(const QString& path, Access access);

} // namespace vedette::store
