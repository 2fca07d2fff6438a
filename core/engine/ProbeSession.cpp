// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/ProbeSession.h"

#include "core/collect/SessionOpener.h"

namespace vedette::engine {

class ProbeSession::Private
{
public:
    collect::SessionOutcome outcome;
    ConnectionReport report;
    milliseconds timeout{0};
    std::stop_token stop;
};

ProbeSession::ProbeSession(const Server& server,
                           const Credential& credential,
                           const HostKeyPins& pins,
                           milliseconds timeout,
                           std::stop_token stop)
    : d(std::make_unique<Private>())
{
    d->timeout = timeout;
    d->stop = std::move(stop);
    d->outcome
        = collect::openSession({server, credential, pins, {}}, Deadline::after(timeout), d->stop);
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

std::optional<HostKeyPin> ProbeSession::newPin() const
{
    return d->outcome.newPin;
}

Snapshot ProbeSession::poll()
{
    return collect::pollOnce(
        *d->outcome.context, PollKind::Metrics, Deadline::after(d->timeout), d->stop);
}

Facts ProbeSession::facts() const
{
    return isOpen() ? d->outcome.context->facts : Facts{};
}

} // namespace vedette::engine
