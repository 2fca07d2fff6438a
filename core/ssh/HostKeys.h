// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Time.h"
#include "core/model/HostKey.h"
#include "core/model/Server.h"
#include "core/ssh/KnownHost.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace vedette::ssh {

/// What becomes of a host key that was seen. Immutable value.
struct HostKeyVerdict
{
    std::optional<Error> error; ///< the login must end, before any authentication
    std::optional<HostKeyIssue> issue; ///< with HostKeyUnknown and HostKeyChanged
    std::optional<HostKeyPin> newPin; ///< to be stored: accepted for the first time

    bool operator==(const HostKeyVerdict&) const = default;
};

/// What is known of a server's keys before it shows one. Immutable value.
struct HostKeyRecords
{
    HostKeyPins pins; ///< of any name
    KnownHost knownHost; ///< of the server's name
    bool isComplete = true; ///< false: a known_hosts file could not be read
};

/// Revoked in known_hosts: HostKeyRevoked, whatever else is said. Else trusted when one of the
/// server's pins is that key; any pin but that one: HostKeyChanged. No pin: trusted, and a new pin,
/// when known_hosts has it; other keys there: HostKeyChanged. Nothing at all: as the server's
/// policy says, but that nothing is accepted unseen while a known_hosts file can't be read.
[[nodiscard]] HostKeyVerdict
judge(const HostKey& seen, const Server& server, const HostKeyRecords& records, Timestamp now);

/// The keys to ask `server` for: those that judge() would trust.
[[nodiscard]] std::vector<HostKey> trustedKeys(const Server& server, const HostKeyRecords& records);

/// The algorithms to ask the server for, those of `preferred` keys first, comma separated.
[[nodiscard]] QByteArray hostKeyAlgorithms(const std::vector<HostKey>& preferred);

/// The type that a key's wire format begins with: "ssh-ed25519". Empty when it has none.
[[nodiscard]] QString hostKeyType(const QByteArray& blob);

} // namespace vedette::ssh
