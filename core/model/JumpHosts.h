// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Credential.h"
#include "core/model/HostKey.h"
#include "core/model/Server.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace vedette {

inline constexpr qsizetype maxJumpHosts = 8;

/// "ops@bastion:2222, second" as ssh's ProxyJump reads it (ssh_config(5)): the hosts that a
/// connection goes through, the first one nearest to us. Each is an address as parseTarget() takes
/// it, but never this computer; none for an empty text. InvalidConfig with "proxyJump" for anything
/// else, also for ssh's "none" and its tokens, and for more than maxJumpHosts: nothing is guessed
/// or left out.
[[nodiscard]] Result<std::vector<Server>> parseJumpHosts(const QString& text);

/// A host to log in to, and by what.
struct JumpHost
{
    Server server; ///< without jump hosts of its own
    Credential credential;
};

/// The configured server at an address (user, host and port), if there is one.
using FindServer = std::function<std::optional<JumpHost>(const Server& address)>;

/// The same user, host (in any case) and port.
[[nodiscard]] bool isSameLogin(const Server& a, const Server& b);

/// The hops on the way to `target`, each with the login and the host-key policy of the configured
/// server at its address, else by the target's policy with the agent, the key file of the target
/// (unless that is for its fixed probe) and the usual ones; never with the target's password. As
/// with ssh, the first hop is reached through the jump hosts that its own entry names.
/// InvalidConfig with "proxyJump", also for a circle.
[[nodiscard]] Result<std::vector<JumpHost>> jumpHostsOf(const JumpHost& target,
                                                        const FindServer& find);

/// Whether `hops` go through all of `named`, in that order, and end there; nothing leads directly.
[[nodiscard]] bool leadThrough(const std::vector<JumpHost>& hops, const std::vector<Server>& named);

/// The pins of a server's own name and of its jump hosts'.
[[nodiscard]] HostKeyPins
pinsAlong(const HostKeyPins& pins, const Server& server, const std::vector<JumpHost>& hops);

/// "bastion:2222", "bastion" with port 22: the host whose key an issue or a pin is about.
[[nodiscard]] QString addressOf(const HostKeyIssue& issue);
[[nodiscard]] QString addressOf(const HostKeyPin& pin);

/// "[bastion]:2222", "bastion" with port 22: the same as known_hosts names it (sshd(8)).
[[nodiscard]] QString knownHostsName(const HostKeyIssue& issue);

/// Whether the key is the server's own, and not that of a jump host on the way to it.
[[nodiscard]] bool isOwn(const HostKeyIssue& issue, const Server& server);

} // namespace vedette
