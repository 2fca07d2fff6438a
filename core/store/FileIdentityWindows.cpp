// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/FileIdentity.h"

#include <QFileInfo>

namespace vedette::store {

// Windows refuses to delete or rename a file that is open: there is nothing more to tell apart.
std::optional<FileIdentity> identityOf(const QString& path)
{
    if (!QFileInfo::exists(path)) {
        return std::nullopt;
    }
    return FileIdentity{};
}

} // namespace vedette::store
