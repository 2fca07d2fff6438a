// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/AccessKit.h"
#include "core/model/Credential.h"

#include <functional>
#include <optional>
#include <vector>

namespace vedette::engine {

// The keys of access kits: in the folder "keys" of a data folder, which only the user may read,
// encrypted with a random passphrase that is among the kept secrets. Blocking; any thread.

/// A kit and what opens its key.
struct MadeKit
{
    AccessKit kit;
    Credential credential;
};

/// Makes a key; nothing is ever overwritten. InvalidConfig for this computer and for what is not in
/// the list; StoreIo and the errors of prepareDataFolder() when it can't be written.
[[nodiscard]] Result<MadeKit> makeKit(const Server& server, const QString& dataFolder);

/// All kits of this server that have a key, for its login as it is now.
[[nodiscard]] std::vector<AccessKit> kitsOnDisk(const Server& server, const QString& dataFolder);

/// The one that waits to be used, else the one in use: none without its passphrase. `keeps`:
/// whether a secret for this very login is kept.
[[nodiscard]] std::optional<AccessKit> chooseKit(std::vector<AccessKit> kits,
                                                 const std::function<bool(const Server&)>& keeps);

/// For whom the passphrase of the kit is kept: the server once it is in use, an entry of its own
/// before.
[[nodiscard]] Server secretEntry(const AccessKit& kit);

/// The script of the fixed probe, readable.
[[nodiscard]] QString fixedProbeScript();

} // namespace vedette::engine
