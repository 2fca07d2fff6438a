// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/BoundedQueue.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/AskPerson.h"
#include "core/model/HostKey.h"
#include "core/model/JumpHosts.h"
#include "core/ssh/FileDescriptor.h"
#include "core/ssh/KnownHostsFiles.h"

#include <QString>

#include <future>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace vedette::ssh {

class Bastion;
class LoginTrace;
class Session;
struct Attempt;
struct HostFindings;

/// The way to a server, and what it takes to go it.
struct JumpRequest
{
    const std::vector<JumpHost>& hops; ///< the first one is dialled
    const HostKeyPins& pins;
    const KnownHostsFiles& knownHosts;
    std::optional<MonotonicTime> askedAt; ///< when the user asked for it
    AskPerson ask = {}; ///< empty: nobody is there to answer a hop's questions
};

/// The connections to jump hosts, shared by all servers behind them: one login serves all, and one
/// that was refused is not tried again for each. They end with the pool. Called from any thread.
class BastionPool final
{
public:
    explicit BastionPool(milliseconds idleTime = seconds{60});
    BastionPool(const BastionPool&) = delete;
    BastionPool& operator=(const BastionPool&) = delete;
    ~BastionPool();

    /// A socket that leads to `target` through all the hops, each with its own key check and login.
    /// Blocks within the attempt's patience. What a jump host refuses for good is told again
    /// without asking it, until its credential or its pins are others, or the user asks. The
    /// errors of login(), each named by its hop; JumpHostLogin where a credential is refused or
    /// missing.
    [[nodiscard]] Result<FileDescriptor>
    connect(const JumpRequest& request, const Server& target, Attempt& attempt);

private:
    /// A login that failed, and with what.
    struct Failure
    {
        Error error;
        std::optional<HostKeyIssue> hostKey;
        Credential credential;
        HostKeyPins pins; ///< of the hop
        MonotonicTime at{};
        std::optional<MonotonicTime> until; ///< nothing: for good
    };
    /// All connections over one chain of hops, shared with those who order from them.
    struct Chain
    {
        std::vector<std::shared_ptr<Bastion>> bastions;
        std::shared_future<void> opening; ///< valid while somebody logs in
        std::optional<Failure> failure;
    };
    using Chains = std::map<QString, Chain>;
    /// What is known of a chain at a moment: one of these.
    struct Look
    {
        std::shared_ptr<Bastion> bastion; ///< also of the chain
        std::optional<Error> error;
        std::optional<HostKeyIssue> hostKey; ///< with `error`
        std::shared_future<void> opening; ///< somebody else logs in
        std::optional<std::promise<void>> turn; ///< nobody else does: the caller must
    };
    class Taken;
    class Turn;
    /// What a socket leads to, and where is noted how.
    struct Target
    {
        const Server& server;
        LoginTrace& trace;
    };

    /// The connection over the first `count` hops: one that is there, or a new one.
    [[nodiscard]] Result<std::shared_ptr<Bastion>>
    reach(const JumpRequest& request, std::size_t count, Attempt& attempt);
    [[nodiscard]] Look lookAround(const JumpRequest& request, std::size_t count);
    [[nodiscard]] static bool
    stands(const Failure& failure, const JumpRequest& request, const JumpHost& hop);
    [[nodiscard]] Result<std::shared_ptr<Bastion>>
    open(const JumpRequest& request, std::size_t count, std::promise<void> turn, Attempt& attempt);
    [[nodiscard]] static Failure failureOf(const Error& error,
                                           const JumpRequest& request,
                                           const JumpHost& hop,
                                           const HostFindings& found);
    /// The login to the last of the hops is told to `own`, those to the ones before to `attempt`.
    [[nodiscard]] Result<std::unique_ptr<Session>>
    logIn(const JumpRequest& request, std::size_t count, Attempt& own, Attempt& attempt);
    /// A socket to `target` through the first `count` hops.
    [[nodiscard]] Result<FileDescriptor>
    lead(const JumpRequest& request, std::size_t count, const Target& target, Attempt& attempt);

    const milliseconds m_idleTime;
    BoundedQueue<Chains> m_chains{1}; ///< who takes the value alone may use it, and puts it back
};

} // namespace vedette::ssh
