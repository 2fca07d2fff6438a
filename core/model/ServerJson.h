// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Server.h"

#include <QByteArray>
#include <QJsonObject>

#include <vector>

namespace vedette {

/// The portable form of a server: no secret, no id.
[[nodiscard]] QJsonObject toJson(const Server& server);
/// InvalidConfig with the field's name; unknown fields are ignored, missing ones get their default.
[[nodiscard]] Result<Server> serverFromJson(const QJsonObject& object);

/// `{"format": "vedette-servers", "version": 1, "servers": […]}`
[[nodiscard]] QByteArray exportServers(const std::vector<Server>& servers);
/// A policy that accepts unknown host keys becomes "ask". Refuses more than 16 MB or 5,000 servers,
/// another format, a newer version, and any server that validate() refuses.
[[nodiscard]] Result<std::vector<Server>> importServers(const QByteArray& json);

} // namespace vedette
