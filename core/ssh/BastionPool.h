// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/OneAtATime.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/AskPerson.h"
#include "core/model/HostKey.h"
#include "core/model/JumpHosts.h"
#include "core/ssh/BastionChain.h"
#include "core/ssh/KnownHostsFiles.h"
#include "core/ssh/Way.h"

#include <QString>

#include <future>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace vedette::ssh {

class AddressBook;
class Bastion;
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
    AddressBook* addresses = nullptr; ///< of the first hop; null: remembers none
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
    /// What a jump host refuses for good is told again without asking it, until its credential or
    /// its pins are others, or the user asks. The errors of login(), each with the hop that it is
    /// of; JumpHostLogin with its cause where a credential is refused or missing.
    [[nodiscard]] Result<Way>
    connect(const JumpRequest& request, const Server& target, Attempt& attempt);

private:
    /// What is known of a chain at a moment: one of these.
    struct Look
    {
        std::shared_ptr<Bastion> bastion; ///< also of the chain
        std::optional<Error> error;
        std::optional<HostKeyIssue> hostKey; ///< with `error`
        std::shared_future<void> opening; ///< somebody else logs in
        bool isAttended = false; ///< and perhaps waits for a person
        bool needsPerson = false; ///< with nobody there nothing is to be proven
        std::optional<std::promise<void>> turn; ///< nobody else does: the caller must
    };
    class Turn;
    /// What a socket leads to, and what is found out on the way.
    struct Target
    {
        const Server& server;
        Attempt& attempt;
    };

    /// The connection over the first `count` hops: one that is there, or a new one.
    [[nodiscard]] Result<std::shared_ptr<Bastion>>
    reach(const JumpRequest& request, std::size_t count, Attempt& attempt);
    [[nodiscard]] Look lookAround(const JumpRequest& request, std::size_t count);
    [[nodiscard]] static bool
    stands(const BastionFailure& failure, const JumpRequest& request, const JumpHost& hop);
    [[nodiscard]] Result<std::shared_ptr<Bastion>>
    open(const JumpRequest& request, std::size_t count, Look look, Attempt& attempt);
    [[nodiscard]] static BastionFailure failureOf(const Error& error,
                                                  const JumpRequest& request,
                                                  const JumpHost& hop,
                                                  const HostFindings& found);
    /// The last of so many hops, and whether its login before had to ask a person.
    struct Last
    {
        std::size_t count;
        bool needsPerson;
    };
    /// The login to the last of the hops is told to `own`, those to the ones before to `attempt`.
    [[nodiscard]] Result<std::unique_ptr<Session>>
    logIn(const JumpRequest& request, Last last, Attempt& own, Attempt& attempt);
    /// A socket to `target` through the first `count` hops.
    [[nodiscard]] Result<Way>
    lead(const JumpRequest& request, std::size_t count, const Target& target, Attempt& attempt);

    const milliseconds m_idleTime;
    OneAtATime<BastionChains> m_chains;
};

} // namespace vedette::ssh
