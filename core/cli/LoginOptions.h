// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"
#include "core/cli/VerbParser.h"
#include "core/model/Credential.h"
#include "core/model/Server.h"

namespace vedette::cli {

inline constexpr milliseconds defaultLoginTimeout{20'000};

/// The options by which the command line logs in to a server at once: probe, diagnose.
void addLoginOptions(VerbParser& parser);

/// Changes the server as the options say and reads the secret they announce: with --identity it is
/// the key's passphrase, else the login's password.
[[nodiscard]] Credential
applyLoginOptions(const VerbParser& parser, const Console& console, Server& server);

/// The secret of --password-stdin, for the way in that the server has: the key's passphrase, else
/// the password, which is the way in from now on.
[[nodiscard]] Credential readCredential(const Console& console, Server& server);

} // namespace vedette::cli
