// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/ProbeSession.h"

#include "core/base/Clock.h"
#include "core/collect/PollOnce.h"
#include "core/collect/login/SessionOpener.h"
#include "core/collect/slow/SlowOnce.h"
#include "core/engine/SecretDesk.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace vedette::engine {

class ProbeSession::Private
{
public:
    ssh::BastionPool bastions; ///< first: it ends after the session
    collect::SessionOutcome outcome;
    ConnectionReport report;
    milliseconds timeout{0};
    std::stop_token stop;
};

Result<std::vector<JumpHost>>
hopsOf(const JumpHost& target, const std::vector<Server>& servers, SecretDesk* desk)
{
    const auto find = [&servers](const Server& address) -> std::optional<JumpHost> {
        const auto found = std::ranges::find_if(
            servers, [&address](const Server& server) { return isSameLogin(server, address); });
        return found == servers.end() ? std::nullopt : std::optional(JumpHost{*found, {}});
    };
    auto hops = jumpHostsOf(target, find).value_or(std::vector<JumpHost>{});
    for (JumpHost& hop : hops) {
        if (desk == nullptr || hop.server.id.isNull()) {
            continue;
        }
        auto kept = desk->read(hop.server);
        if (!kept) {
            return fail(kept.error().in(u"jump host "_s + addressOf(hop.server)));
        }
        if (!kept->isEmpty()) {
            hop.credential = *std::move(kept);
        }
    }
    return hops;
}

ProbeSession::ProbeSession(const Target& target, milliseconds timeout, const std::stop_token& stop)
    : d(std::make_unique<Private>())
{
    d->timeout = timeout;
    d->stop = stop;
    ssh::LoginRequest request;
    request.server = target.server;
    request.credential = target.credential;
    request.pins = target.pins;
    request.hops = target.hops;
    request.bastions = &d->bastions;
    request.ask = target.ask;
    request.askedAt = systemClock().monotonic();
    d->outcome = collect::openSession(request, Deadline::after(timeout), stop);
    d->report.error = d->outcome.error;
    d->report.hostKey = d->outcome.hostKey;
    d->report.newPins = d->outcome.newPins;
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

Snapshot ProbeSession::poll()
{
    return collect::pollOnce(
        *d->outcome.context, PollKind::Metrics, Deadline::after(d->timeout), d->stop);
}

Snapshot ProbeSession::ask(const QString& slowProbe)
{
    return collect::askOnce(*d->outcome.context, slowProbe, d->stop);
}

CommandTrial ProbeSession::run(const CustomCommand& command)
{
    return collect::runOnce(*d->outcome.context, command, d->stop);
}

Facts ProbeSession::facts() const
{
    return isOpen() ? d->outcome.context->facts : Facts{};
}

} // namespace vedette::engine
