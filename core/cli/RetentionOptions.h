// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/VerbParser.h"
#include "core/model/Server.h"

#include <QJsonObject>

namespace vedette::cli {

// The options that say how long the history of a server is kept: a part of those of
// ServerOptions.h.

void addRetentionOptions(VerbParser& parser);
[[nodiscard]] bool hasRetentionOptions(const VerbParser& parser);
/// As optionLines().
[[nodiscard]] QStringList retentionLines(const Server& server);
/// Into the server's JSON form. InvalidConfig where one is no length.
[[nodiscard]] Result<void> setRetention(const VerbParser& parser, QJsonObject& json);

} // namespace vedette::cli
