// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/ProbeSession.h"

#include "core/base/Clock.h"
#include "core/collect/SessionOpener.h"

#include <algorithm>
#include <optional>

namespace vedette::engine {

class ProbeSession::Private
{
public:
    ssh::BastionPool bastions; ///< first: it ends after the session
    collect::SessionOutcome outcome;
    ConnectionReport report;
    milliseconds timeout{0};
};

std::vector<JumpHost> hopsOf(const ProbeSession::Target& target)
{
    const auto find = [&target](const Server& address) -> std::optional<JumpHost> {
        const auto found = std::ranges::find_if(target.servers, [&address](const Server& server) {
            return isSameLogin(server, address);
        });
        return found == target.servers.end() ? std::nullopt : std::optional(JumpHost{*found, {}});
    };
    return jumpHostsOf({target.server, target.credential}, find).value_or(std::vector<JumpHost>{});
}

ProbeSession::ProbeSession(const Target& target, milliseconds timeout)
    : d(std::make_unique<Private>())
{
    d->timeout = timeout;
    ssh::LoginRequest request;
    request.server = target.server;
    request.credential = target.credential;
    request.pins = target.pins;
    request.hops = hopsOf(target);
    request.bastions = &d->bastions;
    request.ask = target.ask;
    request.askedAt = systemClock().monotonic();
    d->outcome = collect::openSession(request, Deadline::after(timeout), {});
    d->report.error = d->outcome.error;
    d->report.hostKey = d->outcome.hostKey;
    d->report.connectTime = d->outcome.connectTime;
    d->report.steps = d->outcome.steps;
}

ProbeSession::~ProbeSession() = default;

bool ProbeSession::isOpen() const
{
    return d->outcome.context != nullptr;
}

const ConnectionReport& ProbeSession::report() const
{
    return d->report;
}

HostKeyPins ProbeSession::newPins() const
{
    return d->outcome.newPins;
}

Snapshot ProbeSession::poll()
{
    return collect::pollOnce(
        *d->outcome.context, PollKind::Metrics, Deadline::after(d->timeout), {});
}

Facts ProbeSession::facts() const
{
    return isOpen() ? d->outcome.context->facts : Facts{};
}

} // namespace vedette::engine
