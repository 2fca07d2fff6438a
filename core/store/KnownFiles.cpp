// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/KnownFiles.h"

#include <algorithm>

namespace vedette::store {

const KnownDatabase* findDatabase(const QString& fileName)
{
    const auto* known
        = std::ranges::find_if(knownDatabases, [&fileName](const KnownDatabase& database) {
              return database.fileName == fileName;
          });
    return known == knownDatabases.end() ? nullptr : known;
}

bool isKnownFile(const QString& fileName)
{
    return findDatabase(fileName) != nullptr || fileName == vaultFileName;
}

} // namespace vedette::store
