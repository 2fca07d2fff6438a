// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <QString>

#include <optional>

namespace vedette::engine {

/// Where a master password comes from when nobody sits at the keyboard. Immutable value.
struct MasterSource
{
    std::optional<int> descriptor = {}; ///< opened by the parent; read to its end and closed
    QString file = {}; ///< of this user alone
};

/// From `source`; where it names nothing, from the file that VEDETTE_VAULT_KEY_FILE names, else
/// from systemd's credential "vedette-vault-key" ($CREDENTIALS_DIRECTORY). Nothing when there is
/// none of them. InvalidFile, SecretExposed, InvalidConfig, Timeout (10 s). Blocking.
[[nodiscard]] Result<std::optional<Secret>> readMasterPassword(const MasterSource& source);

inline constexpr qsizetype fairMasterLength = 12; ///< characters

/// Whether the master password has fewer than fairMasterLength characters: taken all the same, but
/// worth a word. Of any secret, UTF-8 or not.
[[nodiscard]] bool isShortMaster(const Secret& master);

} // namespace vedette::engine
