// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/collect/Scheduler.h"
#include "core/engine/ConfigThread.h"
#include "core/model/HostKey.h"
#include "core/model/Server.h"

#include <QObject>

#include <functional>
#include <map>

namespace vedette::engine {

/// The host keys that are trusted: the scheduler is told of them, vedette.db keeps them, and what
/// waited for trust in one of them logs in. Lives on: core thread.
class TrustedKeys final : public QObject
{
public:
    /// `servers`: those that are watched now.
    TrustedKeys(const Clock& clock,
                ConfigThread& config,
                collect::Scheduler& scheduler,
                const std::map<ServerId, Server>& servers,
                QObject* parent);

    [[nodiscard]] const HostKeyPins& pins() const { return m_pins; }
    /// What vedette.db says, at the start and when another process has changed it.
    void apply(HostKeyPins stored);
    /// A login has found it good. Nothing when it was seen for the first time, and another login
    /// was quicker.
    void accept(const HostKeyPin& pin);
    /// The user trusts the key that stopped this server's login. `done` is called once it is kept,
    /// or with HostKeyUnknown under a strict policy, HostKeyRevoked, HostKeyChanged when another
    /// key is known or trusted for that address, NotFound when the way to the server does not lead
    /// by it, or an error of the store.
    void trust(const Server& server,
               const HostKeyIssue& issue,
               const std::function<void(const Result<void>&)>& done);
    /// Writes what could not be written.
    void storeAgain();

private:
    [[nodiscard]] std::optional<HostKeyPolicy> policyAt(const Server& server,
                                                        const HostKeyIssue& issue) const;
    void take(const HostKeyPin& pin);
    void retryAt(const HostKeyPin& pin);
    void store(const HostKeyPin& pin);

    const Clock& m_clock;
    ConfigThread& m_config;
    collect::Scheduler& m_scheduler;
    const std::map<ServerId, Server>& m_servers;
    HostKeyPins m_pins;
    HostKeyPins m_unstored; ///< part of m_pins; their write hasn't been answered, or has failed
    HostKeyPins m_failed; ///< of those the ones to be written again
};

} // namespace vedette::engine
