// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/CustomCommand.h"

#include <QByteArray>
#include <QJsonObject>

#include <vector>

namespace vedette {

/// All of a command but its id and its servers, which mean nothing elsewhere. What has its default
/// is left out.
[[nodiscard]] QJsonObject toJson(const CustomCommand& command);
[[nodiscard]] QJsonObject toJson(const OutputReading& reading);

/// InvalidConfig with the field, as of validate(), or "commandFormat" and "commandUnit" for a word
/// that is none; unknown members are ignored, missing ones get their default. The script may be an
/// array of lines.
[[nodiscard]] Result<CustomCommand> commandFromJson(const QJsonObject& object);
/// The same, not validated: all that can be read.
[[nodiscard]] Result<OutputReading> readingFromJson(const QJsonObject& object);

/// `{"format": "vedette-commands", "version": 1, "commands": […]}`
[[nodiscard]] QByteArray exportCommands(const std::vector<CustomCommand>& commands);
/// Every command comes switched off: what runs on a server is a person's choice, not a file's.
/// Refuses more than 16 MB or 1,000 commands, another format, a newer version, a name twice, and
/// any command that validate() refuses.
[[nodiscard]] Result<std::vector<CustomCommand>> importCommands(const QByteArray& json);

} // namespace vedette
