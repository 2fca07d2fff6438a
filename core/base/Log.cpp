// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Log.h"

namespace vedette {

Q_LOGGING_CATEGORY(logSsh, "vedette.ssh")
Q_LOGGING_CATEGORY(logCollect, "vedette.collect")
Q_LOGGING_CATEGORY(logStore, "vedette.store")
Q_LOGGING_CATEGORY(logVault, "vedette.vault")
Q_LOGGING_CATEGORY(logEngine, "vedette.engine")
Q_LOGGING_CATEGORY(logUi, "vedette.ui")
Q_LOGGING_CATEGORY(logApp, "vedette.app")

} // namespace vedette
