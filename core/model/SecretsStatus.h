// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/model/Ids.h"

#include <optional>
#include <vector>

namespace vedette {

/// Where passwords and passphrases outlive the program.
enum class SecretPlace
{
    Undecided, ///< nothing was to be kept so far
    Keychain, ///< the operating system's
    VaultFile, ///< in the data folder, under a master password
    MemoryOnly ///< nowhere: the user wants it so
};

enum class VaultState
{
    Missing, ///< there is no vault file
    Locked,
    Unlocked
};

/// How the program stands with secrets. Immutable value; holds none.
struct SecretsStatus
{
    SecretPlace place = SecretPlace::Undecided;
    VaultState vault = VaultState::Missing;
    std::vector<ServerId> kept = {}; ///< servers whose secret is kept, ascending
    std::vector<ServerId> waiting = {}; ///< typed and to be kept, but not yet: the vault or the
                                        ///< keychain does not take it
    std::optional<Error> error = {}; ///< why the newest secret was not kept

    bool operator==(const SecretsStatus&) const = default;
};

} // namespace vedette
