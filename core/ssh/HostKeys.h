// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Time.h"
#include "core/model/HostKey.h"
#include "core/model/Server.h"

#include <QByteArray>

#include <optional>

namespace vedette::ssh {

/// What becomes of a host key that was seen. Immutable value.
struct HostKeyVerdict
{
    std::optional<Error> error; ///< the login must end, before any authentication
    std::optional<HostKeyIssue> issue; ///< with an error
    std::optional<HostKeyPin> newPin; ///< to be stored: accepted for the first time

    bool operator==(const HostKeyVerdict&) const = default;
};

/// Trusted when one of the server's pins is that key. Any pin but that one: HostKeyChanged. None:
/// as the server's policy says.
[[nodiscard]] HostKeyVerdict
judge(const HostKey& seen, const Server& server, const HostKeyPins& pins, Timestamp now);

/// The algorithms to ask the server for, those of pinned keys first, comma separated.
[[nodiscard]] QByteArray hostKeyAlgorithms(const HostKeyPins& pins);

/// The type that a key's wire format begins with: "ssh-ed25519". Empty when it has none.
[[nodiscard]] QString hostKeyType(const QByteArray& blob);

} // namespace vedette::ssh
