// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QString>
#include <QStringList>

namespace vedette::app {

/// A file (on Windows: a registry value) that makes the desktop start the program at login.
struct AutostartEntry
{
    QString path;
    QByteArray content;
};

[[nodiscard]] bool canStartAtLogin();
/// What would be written to start `program` with `arguments`.
[[nodiscard]] AutostartEntry autostartEntry(const QString& program, const QStringList& arguments);
[[nodiscard]] Result<void>
setStartAtLogin(bool isOn, const QString& program, const QStringList& arguments);

} // namespace vedette::app
