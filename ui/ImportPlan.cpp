// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/ImportPlan.h"

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
        ImportItem item{server, ImportConflict::None, true};
        if (addresses.contains(addressKey(server))) {
            item.conflict = ImportConflict::SameServer;
            item.isChosen = false;
        } else if (names.contains(server.name.toCaseFolded())) {
            item.conflict = ImportConflict::SameName;
        }
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
