// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/model/HostKey.h"

#include <QString>

#include <optional>
#include <vector>

namespace vedette {

/// What is tried with a key that may ask for the fixed probe and for nothing else.
enum class AccessTrial
{
    OtherCommand, ///< a command of ours in place of the forced one
    LoginShell,
    EvaluatedLine, ///< a line that a shell would run
    EvaluatedNonce, ///< a request with a command in it
    Terminal,
    Sftp,
    AgentForwarding,
    X11Forwarding,
    LocalForwarding, ///< a connection from the server on (ssh -L)
    SocketForwarding, ///< the same, to a local socket of the server, where one is known to be open
    RemoteForwarding, ///< a port of the server that leads back (ssh -R)
    Version, ///< from here on: what must work
    Facts,
    Status,
    Metrics
};

enum class AccessVerdict
{
    Right,
    Excess, ///< the key can do what it must not
    Missing, ///< the key can't do what it must
    Unclear ///< it could not be tried, or the answer tells nothing
};

struct AccessCheck
{
    AccessTrial trial = AccessTrial::OtherCommand;
    AccessVerdict verdict = AccessVerdict::Unclear;
    QString detail = {}; ///< what was seen; English, plain text

    bool operator==(const AccessCheck&) const = default;
};

/// What a key can do on a server, and what not. Immutable value.
struct AccessReport
{
    std::optional<Error> error; ///< why the key could not log in: nothing was tried then
    std::optional<HostKeyIssue> hostKey;
    HostKeyPins newPins;
    std::vector<AccessCheck> checks; ///< in the order of AccessTrial

    /// All that it must do and nothing else, for certain.
    [[nodiscard]] bool isRight() const;

    bool operator==(const AccessReport&) const = default;
};

/// "otherCommand": the name of a trial, as it stands in JSON; never to be changed.
[[nodiscard]] QString accessTrialName(AccessTrial trial);
[[nodiscard]] QString accessVerdictName(AccessVerdict verdict);

} // namespace vedette
