// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/AskPerson.h"
#include "core/model/CommandTrial.h"
#include "core/model/ConnectionReport.h"
#include "core/model/Credential.h"
#include "core/model/CustomCommand.h"
#include "core/model/HostKey.h"
#include "core/model/JumpHosts.h"
#include "core/model/Server.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace vedette::engine {

class SecretDesk;

/// One session outside the collector, for `vedette probe` and `vedette run`: connects, asks when
/// told to, leaves no trace. All calls block. Lives on the thread that opened it.
class ProbeSession
{
public:
    /// Whom to log in to, by what, and which way.
    struct Target
    {
        Server server;
        Credential credential;
        HostKeyPins pins; ///< of any address
        std::vector<JumpHost> hops; ///< on the way to it, as hopsOf() finds them
        AskPerson ask = {}; ///< on the thread that opens it; empty: nobody is there to answer
    };

    /// Blocks until `timeout` at most, which stands still while a person is asked; report() says
    /// how it went. Once `stop` is asked for, this and all that it does end with Cancelled.
    ProbeSession(const Target& target, milliseconds timeout, const std::stop_token& stop = {});
    ProbeSession(const ProbeSession&) = delete;
    ProbeSession& operator=(const ProbeSession&) = delete;
    ~ProbeSession();

    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] const ConnectionReport& report() const;
    /// A whole poll; the first one holds no rates, for they need two readings.
    [[nodiscard]] Snapshot poll();
    /// The answer of a slow probe, whatever its rhythm; what hinders is in `unavailable`.
    [[nodiscard]] Snapshot ask(const QString& slowProbe);
    /// Runs a valid command once.
    [[nodiscard]] CommandTrial run(const CustomCommand& command);
    /// Complete after the first poll.
    [[nodiscard]] Facts facts() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// The way to the target: its jump hosts among `servers` log in as they always do, with what `desk`
/// keeps of theirs (null: nothing is kept). Nothing is left out of a way that can't be read: the
/// login then fails. The errors of SecretDesk::read(), named by the jump host.
[[nodiscard]] Result<std::vector<JumpHost>>
hopsOf(const JumpHost& target, const std::vector<Server>& servers, SecretDesk* desk);

} // namespace vedette::engine
