// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/KeyContradiction.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::collect {

bool isTrusted(const HostKeyPins& pins, const HostKeyIssue& issue)
{
    const HostKeyPins own = pinsOf(pins, issue.host, issue.port);
    return std::ranges::find(own, issue.seen, &HostKeyPin::key) != own.end();
}

void refuseContradiction(const HostKeyPins& known, const Server& server, SessionOutcome& outcome)
{
    for (const HostKeyPin& pin : outcome.newPins) {
        const HostKeyPins own = pinsOf(known, pin.host, pin.port);
        const bool isOther = !own.empty() && pin.source == acceptedAsNew
            && std::ranges::find(own, pin.key, &HostKeyPin::key) == own.end();
        if (!isOther) {
            continue;
        }
        HostKeyIssue issue{pin.key, {}, pin.host, pin.port};
        std::ranges::transform(own, std::back_inserter(issue.expected), &HostKeyPin::key);
        outcome.error
            = Error{ErrorCode::HostKeyChanged,
                    u"the server shows %1, another login to it has just seen another key"_s.arg(
                        fingerprint(pin.key))};
        if (!isOwn(issue, server)) {
            outcome.error->jumpHost = addressOf(issue);
        }
        outcome.hostKey = std::move(issue);
        outcome.context.reset();
        outcome.newPins.clear();
        return;
    }
}

} // namespace vedette::collect
