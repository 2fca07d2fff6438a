// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Server.h"

#include <QString>

#include <vector>

namespace vedette::ui {

enum class ImportConflict
{
    None,
    SameName, ///< another server has this name
    SameServer ///< the same user at the same address is there already
};

/// One server of an import file and whether it is to be added. Value.
struct ImportItem
{
    Server server;
    ImportConflict conflict = ImportConflict::None;
    bool canBeAdded = true; ///< false: its name is taken, and all would be refused for it
    bool isChosen = true;

    bool operator==(const ImportItem&) const = default;
};

/// What an import would do: known servers are left out unless the user wants them twice, under
/// another name; this computer is there once.
[[nodiscard]] std::vector<ImportItem> planImport(const std::vector<Server>& existing,
                                                 const std::vector<Server>& incoming);
[[nodiscard]] std::vector<Server> chosenServers(const std::vector<ImportItem>& items);

} // namespace vedette::ui
