// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/AccessKit.h"
#include "core/model/Credential.h"

#include <QStringList>

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

/// Removes the kit's key, which nothing may use.
void removeKit(const AccessKit& kit);

/// Removes those of these kits whose key is not among `named`, as ConfigStore::namedKeyFiles() told
/// them; what matters is the name of the file, whatever path leads to its folder.
void removeUnusedKits(const std::vector<AccessKit>& kits, const QStringList& named);
/// The same for all keys of the folder that were last written before `limit`: a younger one may
/// just be made, and not be noted yet.
void removeUnusedKeys(const QString& dataFolder, const QStringList& named, Timestamp limit);

/// The one that waits to be used, else the one in use: none without its passphrase. `keeps`:
/// whether a secret for this very login is kept. The other ones are its otherKeys.
[[nodiscard]] std::optional<AccessKit> chooseKit(std::vector<AccessKit> kits,
                                                 const std::function<bool(const Server&)>& keeps);

/// For whom the passphrase of the kit is kept: the server once it is in use, an entry of its own
/// before.
[[nodiscard]] Server secretEntry(const AccessKit& kit);

/// The script of the fixed probe, readable.
[[nodiscard]] QString fixedProbeScript();

} // namespace vedette::engine
