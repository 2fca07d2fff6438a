// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/import/ImportPlan.h"

#include <QSet>

namespace vedette::ui {

namespace {

QString addressKey(const Server& server)
{
    Server lower = server;
    lower.host = server.host.toLower();
    return addressOf(lower);
}

} // namespace

std::vector<ImportItem> planImport(const std::vector<Server>& existing,
                                   const std::vector<Server>& incoming)
{
    QSet<QString> names;
    QSet<QString> addresses;
    const auto remember = [&](const Server& server) {
        names.insert(server.name.toCaseFolded());
        addresses.insert(addressKey(server));
    };
    for (const Server& server : existing) {
        remember(server);
    }
    std::vector<ImportItem> items;
    for (const Server& server : incoming) {
        const bool isNameTaken = names.contains(server.name.toCaseFolded());
        ImportItem item{.server = server};
        if (addresses.contains(addressKey(server))) {
            item.conflict = ImportConflict::SameServer;
        } else if (isNameTaken) {
            item.conflict = ImportConflict::SameName;
        }
        const bool isSecondLocal
            = item.conflict == ImportConflict::SameServer && server.kind == ServerKind::Local;
        item.canBeAdded = !isNameTaken && !isSecondLocal;
        item.isChosen = item.conflict == ImportConflict::None;
        remember(server);
        items.push_back(item);
    }
    return items;
}

std::vector<Server> chosenServers(const std::vector<ImportItem>& items)
{
    std::vector<Server> servers;
    for (const ImportItem& item : items) {
        if (item.isChosen) {
            servers.push_back(item.server);
        }
    }
    return servers;
}

} // namespace vedette::ui
