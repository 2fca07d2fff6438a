// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/VerbParser.h"
#include "core/engine/SecretDesk.h"
#include "core/model/Credential.h"

#include <memory>
#include <optional>

namespace vedette::cli {

/// --vault-key-fd and --vault-key-file: the vault's master password without a person.
void addVaultOptions(VerbParser& parser);

/// The master password that the options, VEDETTE_VAULT_KEY_FILE or systemd give; nothing when none
/// of them does. Never from the command line itself: others could read it there.
[[nodiscard]] Result<std::optional<Secret>> readVaultKey(const VerbParser& parser);

/// Kept secrets of the verb's data folder, and the vault opened where its key was given.
[[nodiscard]] Result<std::unique_ptr<engine::SecretDesk>> openSecretDesk(
    const VerbParser& parser, const Console& console, engine::Configuration& configuration);

/// "in the system's keychain".
[[nodiscard]] QString placeWords(SecretPlace place);

} // namespace vedette::cli
