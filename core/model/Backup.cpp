// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Backup.h"

#include <QHash>

#include <algorithm>
#include <numeric>

namespace vedette {

const BackupFile* Backup::find(const QString& name) const
{
    const auto file = std::ranges::find(files, name, &BackupFile::name);
    return file == files.end() ? nullptr : &*file;
}

qint64 Backup::bytes() const
{
    return std::accumulate(files.begin(),
                           files.end(),
                           qint64{0},
                           [](qint64 sum, const BackupFile& file) { return sum + file.bytes; });
}

std::vector<CommandChange> commandChanges(const DataContent& offered, const DataContent& present)
{
    QHash<QString, const CustomCommand*> known;
    for (const CustomCommand& command : present.commandList) {
        known.insert(command.name, &command);
    }
    std::vector<CommandChange> changes;
    for (const CustomCommand& command : offered.commandList) {
        const CustomCommand* const other = known.value(command.name, nullptr);
        CustomCommand numbered = command; // the number of its row means nothing
        numbered.id = other == nullptr ? command.id : other->id;
        if (other == nullptr || numbered != *other) {
            changes.push_back({.command = command, .isNew = other == nullptr});
        }
    }
    return changes;
}

} // namespace vedette
