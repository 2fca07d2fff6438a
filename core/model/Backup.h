// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Time.h"
#include "core/model/CustomCommand.h"
#include "core/model/TimeRange.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace vedette {

/// One file of a backup, as its manifest tells. Immutable value.
struct BackupFile
{
    QString name; ///< "history.db", without a folder
    int schemaVersion = 0; ///< 0 for what is no database
    qint64 bytes = 0;
    QByteArray sha256 = {}; ///< 32 bytes

    bool operator==(const BackupFile&) const = default;
};

/// What the manifest of a backup tells; nothing of it is verified yet. Immutable value.
struct Backup
{
    Timestamp createdAt = {}; ///< whole seconds
    QString programVersion = {};
    std::vector<BackupFile> files = {};

    /// Null when it holds no such file.
    [[nodiscard]] const BackupFile* find(const QString& name) const;
    [[nodiscard]] qint64 bytes() const;

    bool operator==(const Backup&) const = default;
};

/// A backup in a folder of backups. Immutable value.
struct BackupEntry
{
    QString path;
    Backup backup = {}; ///< empty with an error
    std::optional<Error> error = {}; ///< its manifest can't be used

    bool operator==(const BackupEntry&) const = default;
};

/// What a data folder or a backup holds, for a person to recognise. Texts may come from a stranger:
/// they are not safe to show. Immutable value.
struct DataContent
{
    QStringList servers; ///< their names; not the removed ones
    /// "name: command" of servers that are reached by a program of this computer, switched on
    QStringList proxyCommands;
    qint64 commands = 0; ///< of the user, not the removed ones
    std::vector<CustomCommand> commandList = {}; ///< those of them that can be read, by name
    qint64 notes = 0; ///< not the removed ones
    qint64 alerts = 0;
    qint64 bytes = 0; ///< of all files
    qint64 historyBytes = 0;
    qint64 historyServers = 0; ///< with at least one poll
    std::optional<TimeRange> history; ///< up to the newest poll, or the end of the hour that has it
    bool hasVault = false; ///< the file, under its master password
    std::vector<Error> unreadable; ///< what could not be read, each with the name of its file

    bool operator==(const DataContent&) const = default;
};

/// A command that a restore would bring. Immutable value.
struct CommandChange
{
    CustomCommand command; ///< as it would be
    bool isNew = false; ///< else there is one of its name, and anything of it differs

    bool operator==(const CommandChange&) const = default;
};

/// Of the commands of `offered` those that `present` lacks, or has otherwise.
[[nodiscard]] std::vector<CommandChange> commandChanges(const DataContent& offered,
                                                        const DataContent& present);

} // namespace vedette
