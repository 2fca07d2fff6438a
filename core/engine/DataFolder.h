// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QString>

namespace vedette::engine {

/// Where everything is kept unless the user names another folder: VEDETTE_DATA_DIR, else the
/// platform's place for application data, "Vedette" in it. The same for the window and every verb.
[[nodiscard]] QString defaultDataFolder();

/// store::prepareFolder() for who may not include it.
[[nodiscard]] Result<void> prepareDataFolder(const QString& folder);

} // namespace vedette::engine
