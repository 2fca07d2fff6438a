// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ConnectionReport.h"
#include "core/model/Server.h"

#include <QString>
#include <QStringList>

namespace vedette::text {

/// "Name lookup", "Key exchange".
[[nodiscard]] QString stageLabel(LoginStage stage);
/// "Connection to db1 (deploy@10.0.0.5)": by its name, too, when it has one besides its address.
[[nodiscard]] QString connectionHeading(const Server& server);

/// All stages of a direct login in their order, whether they were reached or not.
[[nodiscard]] std::vector<LoginStage> loginStages(ServerKind kind);

/// A stage, and how it went if it was reached.
struct StageResult
{
    LoginStage stage = LoginStage::Lookup;
    const LoginStep* step = nullptr; ///< one of those given
};

/// All stages of a login to that server, its jump hosts first.
[[nodiscard]] std::vector<StageResult> stageResults(const Server& server, const LoginSteps& steps);

/// Why it failed and what to do, in one paragraph, by the stage where it ended; or that it works.
[[nodiscard]] QString conclusion(const ConnectionReport& report);

/// The whole story of a connection, ready to be pasted into a message: one line per stage with its
/// time and verdict, its notes below, the conclusion and what to do at the end. Plain text; holds
/// no secret.
[[nodiscard]] QStringList diagnosisLines(const Server& server, const ConnectionReport& report);

} // namespace vedette::text
