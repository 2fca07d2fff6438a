// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/vault/KeyDerivation.h"
#include "core/vault/SecretStore.h"

#include <QString>

#include <functional>
#include <memory>

namespace vedette::engine {

enum class KeychainUse
{
    Known, ///< it was chosen before: not tried now
    FirstTime ///< an error when it does not work
};

/// Opens a keychain's entries of one data folder; `scope` names them.
using OpenKeychain
    = std::function<Result<std::unique_ptr<vault::SecretStore>>(const QString& scope, KeychainUse)>;

/// The operating system's own. Blocks up to 3 s when it is used for the first time.
[[nodiscard]] Result<std::unique_ptr<vault::SecretStore>> openSystemKeychain(const QString& scope,
                                                                             KeychainUse use);

/// How secrets are kept, apart from what the user chooses. Tests give another keychain, and a vault
/// that is opened in no time. Immutable value.
struct SecretOptions
{
    OpenKeychain openKeychain = openSystemKeychain;
    vault::KdfBounds bounds = {};
    const Clock* clock = &systemClock();
};

} // namespace vedette::engine
