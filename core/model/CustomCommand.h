// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/Ids.h"
#include "core/model/OutputReading.h"
#include "core/model/Server.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace vedette {

/// A variable of the script's environment. It is data: its value never becomes part of the script.
/// Neither is it a secret: it stands in the configuration, and its server sees it.
struct CommandParameter
{
    QString name; ///< a letter or "_", then letters, digits and "_" (ASCII)
    QString value; ///< any text but NUL

    bool operator==(const CommandParameter&) const = default;
};

enum class CommandTargets
{
    Chosen, ///< servers that have one of the tags, and those of the list: without either none
    All
};

/// A script of the user that runs on servers in its own rhythm, and how its output becomes metrics
/// command[NAME].FIELD. Immutable value.
struct CustomCommand
{
    CommandId id;
    QString name; ///< unique, as in command[NAME].FIELD
    QString description; ///< one line, for people
    QString script; ///< for sh
    std::vector<CommandParameter> parameters;
    seconds interval{300};
    seconds timeout{10}; ///< then it is killed, with all that it started
    QStringList tags; ///< of the chosen servers: those that have one of them
    std::vector<ServerId> servers; ///< of the chosen servers: these, too
    QString runAs; ///< an account of the server, through "sudo -n"; empty: the one that logs in
    OutputReading reading;
    CommandTargets targets = CommandTargets::Chosen;
    bool isEnabled = true;
    bool isImported = false; ///< came with a file, and nobody has switched it on since

    bool operator==(const CustomCommand&) const = default;
};

inline constexpr seconds minCommandInterval{10};
inline constexpr seconds maxCommandInterval{24 * 3600};
inline constexpr seconds minCommandTimeout{1};
inline constexpr seconds maxCommandTimeout{600};
inline constexpr qsizetype maxCommandName = 64;
inline constexpr qsizetype maxScriptBytes = qsizetype{16} * 1024; ///< in UTF-8
inline constexpr qsizetype maxParameterBytes = 4096; ///< in UTF-8, each
inline constexpr std::size_t maxParameters = 16;
inline constexpr std::size_t maxCommandServers = 5000;

/// What a command is named, so that command[NAME/INSTANCE] can be told apart again.
[[nodiscard]] bool isCommandName(const QString& name);

/// Whether the command is meant for that server, enabled or not.
[[nodiscard]] bool appliesTo(const CustomCommand& command, const Server& server);
/// Whether what that slow probe told of the server is of use still: "command/NAME" is where one of
/// these commands has that name and is meant for the server; any other probe is.
[[nodiscard]] bool isProbeKnown(const QString& probe,
                                const std::vector<CustomCommand>& commands,
                                const Server& server);

/// Whether it is for no server, whatever servers there are or will be.
[[nodiscard]] bool hasNoTarget(const CustomCommand& command);

/// Of the servers that it is for one by one, those that there are.
[[nodiscard]] QStringList chosenNames(const CustomCommand& command,
                                      const std::vector<Server>& servers);

/// InvalidConfig with the field in `detail`: "commandName", "commandText" (the description),
/// "commandScript", "commandParameters", "commandInterval", "commandTimeout" (also one that is
/// longer than the interval), "commandTags", "commandRunAs", or what validate(OutputReading) says.
[[nodiscard]] Result<void> validate(const CustomCommand& command);

} // namespace vedette
