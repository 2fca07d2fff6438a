// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/CustomCommand.h"

#include <QByteArray>
#include <QJsonObject>

#include <vector>

namespace vedette {

/// A command as a file tells of it.
struct ListedCommand
{
    CustomCommand command;
    qsizetype unknownServers = 0; ///< that it was for, too: there are none of their names

    bool operator==(const ListedCommand&) const = default;
};

/// All of a command but its id and its servers, which mean nothing elsewhere. What has its default
/// is left out.
[[nodiscard]] QJsonObject toJson(const CustomCommand& command);
/// The same for a file: with the names of its servers.
[[nodiscard]] QJsonObject listedJson(const CustomCommand& command,
                                     const std::vector<Server>& servers);
[[nodiscard]] QJsonObject toJson(const OutputReading& reading);

/// InvalidConfig with the field, as of validate(), or "commandFormat" and "commandUnit" for a word
/// that is none; unknown members are ignored, missing ones get their default. The script may be an
/// array of lines. Without a word of its targets it is for those with its tags.
[[nodiscard]] Result<CustomCommand> commandFromJson(const QJsonObject& object);
/// The same of a file: its servers are those of `servers` that have the names.
[[nodiscard]] Result<ListedCommand> listedFromJson(const QJsonObject& object,
                                                   const std::vector<Server>& servers);
/// The same, not validated: all that can be read.
[[nodiscard]] Result<OutputReading> readingFromJson(const QJsonObject& object);

/// `{"format": "vedette-commands", "version": 1, "commands": […]}`
[[nodiscard]] QByteArray exportCommands(const std::vector<CustomCommand>& commands,
                                        const std::vector<Server>& servers);
/// Every command comes switched off: what runs on a server is a person's choice, not a file's.
/// Refuses more than 16 MB or 1,000 commands, another format, a newer version, a name twice, and
/// any command that validate() refuses.
[[nodiscard]] Result<std::vector<ListedCommand>> importCommands(const QByteArray& json,
                                                                const std::vector<Server>& servers);

} // namespace vedette
