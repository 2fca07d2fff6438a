// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/DataFolder.h"

#include "core/store/DatabaseFile.h"

#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace vedette::engine {

QString defaultDataFolder()
{
    const QString named = qEnvironmentVariable("VEDETTE_DATA_DIR");
    if (!named.isEmpty()) {
        return QDir(named).absolutePath();
    }
    // Not AppDataLocation: that follows the application's name, which differs between programs.
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/Vedette"_s;
}

Result<void> prepareDataFolder(const QString& folder)
{
    return store::prepareFolder(folder);
}

} // namespace vedette::engine
