// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/engine/Configuration.h"
#include "core/model/HostKey.h"
#include "core/model/Server.h"

#include <QString>

#include <memory>
#include <vector>

namespace vedette::cli {

/// What `vedette probe TARGET` is about.
struct ProbeTarget
{
    Server server;
    HostKeyPins pins; ///< trusted in the data folder
    std::vector<Server> servers; ///< configured there
    QString label; ///< how the output calls it
    bool isConfigured = false; ///< found in the list
};

/// The configuration of a data folder; null where there is none, and none is made.
[[nodiscard]] Result<std::unique_ptr<engine::Configuration>>
openIfPresent(const QString& dataFolder);

/// "local", the name of a configured server, else an address. `configuration` may be null.
[[nodiscard]] Result<ProbeTarget> resolveTarget(const QString& text,
                                                engine::Configuration* configuration);

/// Keeps a host key that was accepted; makes the data folder where there is none.
[[nodiscard]] Result<void> rememberPin(const HostKeyPin& pin, const QString& dataFolder);

} // namespace vedette::cli
