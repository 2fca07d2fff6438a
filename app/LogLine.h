// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <QByteArray>
#include <QString>
#include <QtGlobal>

namespace vedette::app {

/// The text without what must never be written down: values after "password=", "passphrase:" and
/// the like, and private keys.
[[nodiscard]] QString redacted(const QString& text);

/// "2026-01-31T12:00:00.000Z warning vedette.ssh text", one line whatever the text holds: control
/// characters are escaped.
[[nodiscard]] QByteArray
logLine(Timestamp time, QtMsgType type, QLatin1StringView category, const QString& text);

} // namespace vedette::app
