// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Server.h"
#include "core/model/SshHostAnswer.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace vedette {

/// What an ssh_config(5) decides about a server; name, group, tags and intervals are the user's,
/// and so is whether it is watched, but for the one thing that State::Changed says.
enum class SshField
{
    Host,
    Port,
    User,
    Key,
    Certificate,
    Agent,
    JumpHosts,
    ProxyCommand,
    HostKeyPolicy,
    HostKeyAlias,
    KnownHostsFiles,
    Monitored
};

/// Why a host is left out, or watched no more: it would be reached in another way than ssh reaches
/// it.
enum class SshObstacle
{
    RefusedBySsh,
    ProxyCommand, ///< one that only a shell can run
    Doubtful, ///< what applies to it depends on a command that is not run
    JumpHosts,
    KeyFile,
    Agent, ///< its socket is named by a variable
    NameTaken, ///< by this computer, or by a host above it, in other letters
    Unfit ///< `detail` is the field that validate() names
};

/// What is not taken over as it stands, and does no harm.
enum class SshRemark
{
    ProxyCommandOff, ///< it is a person who switches it on
    AsksForHostKeys, ///< ssh would take any
    FirstKeyOnly, ///< of several that exist
    NoKeyThere, ///< none of the named files exists
    CertificateUnused, ///< it does not exist, or there is no key file that it goes with
    FirstCertificateOnly, ///< of several that are named
    HopUnlisted, ///< what its entry says of a jump host holds once that is a server, too
    NameNotLookedUp, ///< CanonicalizeHostname
    NotWatched ///< the server of that name is switched off, and stays so
};

/// What an import would make of one host. Immutable value.
struct SshProposal
{
    enum class State
    {
        New,
        /// With an obstacle all stays as it is, but that it is watched no more: ssh would now go
        /// there by a ProxyCommand that can't be run, or by jump hosts that can't be gone through.
        Changed,
        Unchanged,
        Refused
    };

    QString alias;
    State state = State::New;
    Server server; ///< as it would be; as far as it can be told when refused
    Server before; ///< as it is; for Changed and Unchanged
    std::vector<SshField> changes;
    std::optional<SshObstacle> obstacle; ///< for Refused, and for some that Changed
    QString detail; ///< of the obstacle: English, or from the file
    std::vector<SshRemark> remarks;
    // What the file names before the one that is used, or all that it names where none is used:
    // they do not exist.
    QStringList absentKeys;
    QStringList absentCertificates;

    bool operator==(const SshProposal&) const = default;
};

/// One for each answer. A server whose name is the host's (upper or lower case) is the one that was
/// imported before. `defaults` gives new servers their intervals.
[[nodiscard]] std::vector<SshProposal> proposeServers(const std::vector<SshHostAnswer>& answers,
                                                      const std::vector<Server>& existing,
                                                      const Server& defaults);

/// The servers of all proposals that are in that state.
[[nodiscard]] std::vector<Server> serversOf(const std::vector<SshProposal>& proposals,
                                            SshProposal::State state);

} // namespace vedette
