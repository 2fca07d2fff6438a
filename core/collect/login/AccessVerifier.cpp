// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/AccessVerifier.h"

#include "core/base/PlainText.h"
#include "core/collect/PollOnce.h"
#include "core/collect/login/SessionOpener.h"
#include "core/ssh/AccessTrials.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr milliseconds loginBound{20'000};

AccessCheck missing(AccessTrial trial, const Error& error)
{
    return {trial,
            AccessVerdict::Missing,
            plainText(errorName(error.code).toString() + u": "_s + error.detail)};
}

AccessCheck versionCheck(const ServerContext& context)
{
    if (context.otherProbe.isEmpty()) {
        return {AccessTrial::Version, AccessVerdict::Right};
    }
    return {AccessTrial::Version,
            AccessVerdict::Missing,
            u"the probe on the server is another one, %1: put the new line there"_s.arg(
                context.otherProbe)};
}

AccessCheck pollCheck(AccessTrial trial, const Snapshot& snapshot)
{
    return snapshot.error ? missing(trial, *snapshot.error)
                          : AccessCheck{trial, AccessVerdict::Right};
}

/// Something else than the fixed probe answers: asking it would only take the time.
bool runsShell(const AccessReport& report)
{
    return std::ranges::any_of(report.checks, [](const AccessCheck& check) {
        return check.trial == AccessTrial::EvaluatedLine && check.verdict == AccessVerdict::Excess;
    });
}

void addMissing(AccessReport& report, const Error& error)
{
    for (const AccessTrial trial :
         {AccessTrial::Version, AccessTrial::Facts, AccessTrial::Status, AccessTrial::Metrics}) {
        report.checks.push_back(missing(trial, error));
    }
}

} // namespace

AccessReport verifyAccess(ssh::LoginRequest request, Deadline deadline, const std::stop_token& stop)
{
    request.server.access = ServerAccess::FixedProbe;
    AccessReport report = ssh::tryExcess(request, deadline, stop);
    if (report.error) {
        return report;
    }
    if (runsShell(report)) {
        addMissing(report, {ErrorCode::AccessDiffers, u"a shell answers, not the fixed probe"_s});
        return report;
    }
    // Both logins are to see the same key.
    std::ranges::copy(report.newPins, std::back_inserter(request.pins));
    const SessionOutcome session = openSession(request, deadline.atMost(loginBound), stop);
    if (session.error) {
        addMissing(report, *session.error);
        return report;
    }
    const auto poll
        = [&](PollKind kind) { return pollOnce(*session.context, kind, deadline, stop); };
    report.checks.push_back(versionCheck(*session.context));
    report.checks.push_back({AccessTrial::Facts, AccessVerdict::Right});
    report.checks.push_back(pollCheck(AccessTrial::Status, poll(PollKind::Status)));
    report.checks.push_back(pollCheck(AccessTrial::Metrics, poll(PollKind::Metrics)));
    return report;
}

} // namespace vedette::collect
