// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"
#include "core/cli/OpenConfiguration.h"
#include "core/cli/ProbeTarget.h"
#include "core/cli/VerbParser.h"
#include "core/engine/ProbeSession.h"
#include "core/model/Credential.h"

namespace vedette::cli {

inline constexpr milliseconds defaultLoginTimeout{20'000};

/// The options by which the command line logs in to a server at once: probe, diagnose.
void addLoginOptions(VerbParser& parser);

/// What a verb logs in to, and with what.
struct LoginTarget
{
    ProbeTarget target;
    Credential credential;
    std::vector<JumpHost> hops; ///< on the way to it
};

/// The server that TARGET names, changed as the options say, and the secret that they announce:
/// with --identity the key's passphrase, else the login's password; without them what is kept, as
/// for the jump hosts on the way.
[[nodiscard]] OrExit<LoginTarget> readLoginTarget(const VerbParser& parser, const Console& console);

/// The same for several, which the data folder is opened for once.
[[nodiscard]] OrExit<std::vector<LoginTarget>>
readLoginTargets(const VerbParser& parser, const Console& console, const QStringList& targets);

/// Keeps the host keys that --accept-new has accepted; tells when it can't. Without a data folder
/// the answer is still worth having.
void keepNewPins(const HostKeyPins& pins, const VerbParser& parser, const Console& console);
void keepNewPins(const engine::ProbeSession& session,
                 const VerbParser& parser,
                 const Console& console);

/// The secret of --password-stdin, for the way in that the server has: the key's passphrase, else
/// the password, which is the way in from now on.
[[nodiscard]] Credential readCredential(const Console& console, Server& server);

} // namespace vedette::cli
