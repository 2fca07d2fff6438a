// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Secret.h"

namespace vedette {

/// The secrets of one login. Only the keychain or the vault ever stores them; everything else that
/// is stored names no secret. Empty when the agent or an unencrypted key is enough.
struct Credential
{
    Secret password; ///< for password and keyboard-interactive logins
    Secret passphrase; ///< of the private key file
    bool isToBeKept = false; ///< the user wants it to outlive the program

    [[nodiscard]] bool isEmpty() const { return password.isEmpty() && passphrase.isEmpty(); }
};

} // namespace vedette
