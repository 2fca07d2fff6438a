// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>

namespace vedette {

// One category per room that logs; the level of all is set by --log-level.
Q_DECLARE_LOGGING_CATEGORY(logSsh)
Q_DECLARE_LOGGING_CATEGORY(logCollect)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logVault)
Q_DECLARE_LOGGING_CATEGORY(logEngine)
Q_DECLARE_LOGGING_CATEGORY(logUi)
Q_DECLARE_LOGGING_CATEGORY(logApp)

} // namespace vedette
