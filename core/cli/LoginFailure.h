// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/Console.h"
#include "core/cli/ProbeTarget.h"
#include "core/model/ConnectionReport.h"

#include <QJsonObject>
#include <QStringList>

namespace vedette::cli {

// What every verb that logs in tells of a login that failed, beside the words of the error.

/// Whose key it is, with its fingerprint and that of the one trusted until now, and the way on.
[[nodiscard]] QStringList hostKeyLines(const HostKeyIssue& issue);
/// `{"host": "db1:22", "type", "fingerprint", "trusted": [{"type", "fingerprint"}]}`
[[nodiscard]] QJsonObject hostKeyJson(const HostKeyIssue& issue);

/// hostKeyLines(), and where a secret or an answer is given, or the name was looked for.
[[nodiscard]] QStringList adviceLines(const ConnectionReport& report, const ProbeTarget& target);
/// `{"server", "target", "ok"}`; of one that failed "error", "hostKey" and "advice" as well.
[[nodiscard]] QJsonObject loginJson(const ConnectionReport& report, const ProbeTarget& target);

/// Says on the error stream what failed, of which server, why and what to do; gives the code to
/// leave with.
ExitCode
reportFailure(const Console& console, const ConnectionReport& report, const ProbeTarget& target);

} // namespace vedette::cli
