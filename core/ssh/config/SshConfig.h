// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/SshHostConfig.h"
#include "core/ssh/config/SshConfigSystem.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace vedette::ssh {

struct SshScript;
struct SshTarget;

/// "user@host:port", as a Server is addressed.
[[nodiscard]] QString addressOf(const SshHostConfig& config);

/// A user's ssh_config(5), read as `ssh -F FILE` of OpenSSH 9.2 reads it: with its includes, but
/// without the system's own file. Nothing in it is run, no name is looked up. Immutable value.
class SshConfig
{
public:
    /// Reads the file and all that it includes. InvalidFile when it can't be read.
    [[nodiscard]] static Result<SshConfig> load(const QString& path,
                                                SshConfigSystem system = thisSshConfigSystem());
    SshConfig(const SshConfig&);
    SshConfig(SshConfig&&) noexcept;
    SshConfig& operator=(const SshConfig&);
    SshConfig& operator=(SshConfig&&) noexcept;
    ~SshConfig();

    /// The names behind Host that are no patterns, that ssh takes for a host, each once, in the
    /// order of the file. InvalidFile with "FILE line N: reason" when OpenSSH refuses the file for
    /// every host.
    [[nodiscard]] Result<QStringList> hosts() const;
    /// What applies to "[user@]host" or "ssh://[user@]host[:port]". InvalidFile as above;
    /// InvalidConfig "host" or "user" when ssh takes no such name.
    [[nodiscard]] Result<SshHostConfig> resolve(const QString& target) const;
    /// The jump hosts that ssh goes through with such an outcome, each looked up in the same file,
    /// the nearest one first; none when it connects directly. InvalidConfig with the reason when
    /// one of them can't be told, or there are more than maxJumpHosts.
    [[nodiscard]] Result<std::vector<SshHostConfig>> jumpHosts(const SshHostConfig& config) const;

private:
    [[nodiscard]] Result<SshHostConfig> resolve(const SshTarget& target) const;
    [[nodiscard]] Result<SshHostConfig> resolveHop(const QString& hop) const;
    [[nodiscard]] Result<std::vector<SshHostConfig>> resolveHops(const QStringList& hops) const;

    SshConfig(std::shared_ptr<const SshScript> script, SshConfigSystem system);

    std::shared_ptr<const SshScript> m_script; ///< shared with copies, which never change it
    SshConfigSystem m_system;
};

} // namespace vedette::ssh
