// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/AccessReport.h"

#include "core/base/Names.h"

#include <algorithm>

namespace vedette {

namespace {

constexpr Names<AccessTrial, 15> trialNames{
    {{AccessTrial::OtherCommand, QLatin1StringView("otherCommand")},
     {AccessTrial::LoginShell, QLatin1StringView("loginShell")},
     {AccessTrial::EvaluatedLine, QLatin1StringView("evaluatedLine")},
     {AccessTrial::EvaluatedNonce, QLatin1StringView("evaluatedNonce")},
     {AccessTrial::Terminal, QLatin1StringView("terminal")},
     {AccessTrial::Sftp, QLatin1StringView("sftp")},
     {AccessTrial::AgentForwarding, QLatin1StringView("agentForwarding")},
     {AccessTrial::X11Forwarding, QLatin1StringView("x11Forwarding")},
     {AccessTrial::LocalForwarding, QLatin1StringView("localForwarding")},
     {AccessTrial::SocketForwarding, QLatin1StringView("socketForwarding")},
     {AccessTrial::RemoteForwarding, QLatin1StringView("remoteForwarding")},
     {AccessTrial::Version, QLatin1StringView("version")},
     {AccessTrial::Facts, QLatin1StringView("facts")},
     {AccessTrial::Status, QLatin1StringView("status")},
     {AccessTrial::Metrics, QLatin1StringView("metrics")}}};

constexpr Names<AccessVerdict, 4> verdictNames{
    {{AccessVerdict::Right, QLatin1StringView("right")},
     {AccessVerdict::Excess, QLatin1StringView("excess")},
     {AccessVerdict::Missing, QLatin1StringView("missing")},
     {AccessVerdict::Unclear, QLatin1StringView("unclear")}}};

} // namespace

bool AccessReport::isRight() const
{
    return !error && checks.size() == trialNames.size()
        && std::ranges::all_of(
            checks, [](const AccessCheck& check) { return check.verdict == AccessVerdict::Right; });
}

QString accessTrialName(AccessTrial trial)
{
    return nameOf(trialNames, trial);
}

QString accessVerdictName(AccessVerdict verdict)
{
    return nameOf(verdictNames, verdict);
}

} // namespace vedette
