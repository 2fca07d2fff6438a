// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/VerbParser.h"
#include "core/model/Server.h"

#include <QJsonObject>

namespace vedette::cli {

// The options that say how far the probes of a server may go: a part of those of ServerOptions.h.

void addProbeSwitches(VerbParser& parser);
[[nodiscard]] bool hasProbeSwitches(const VerbParser& parser);
/// As optionLines(): those that apply to the server.
[[nodiscard]] QStringList probeSwitchLines(const Server& server);
/// Into the server's JSON form. InvalidConfig where two options contradict each other, or say
/// nothing about this computer.
[[nodiscard]] Result<void> setProbeSwitches(const VerbParser& parser, QJsonObject& json);

} // namespace vedette::cli
