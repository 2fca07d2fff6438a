// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace vedette::ui {

/// Those of a type ("network", "diskIo") whose sum counts nothing twice: no bridges, tunnels,
/// device mapper or RAID devices, unless there is nothing else.
[[nodiscard]] QStringList countedInstances(const QString& type, const QStringList& instances);

} // namespace vedette::ui
