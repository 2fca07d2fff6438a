// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/AccessKit.h"
#include "core/model/AccessReport.h"

#include <QString>
#include <QStringList>

namespace vedette::text {

/// "Another command", "Terminal": what was tried with a key.
[[nodiscard]] QString accessTrialLabel(AccessTrial trial);
/// "ok", "TOO MUCH", "MISSING", "unclear".
[[nodiscard]] QString accessVerdictLabel(AccessVerdict verdict);
/// "What the key of “db1” can do:"
[[nodiscard]] QString accessHeading(const Server& server);
/// One line for each trial, then what it comes to. Plain text.
[[nodiscard]] QStringList accessLines(const AccessReport& report);
/// What it comes to, and what to do, in one paragraph.
[[nodiscard]] QString accessConclusion(const AccessReport& report);

/// What to do with the kit, step by step. `secretPlace`: "in the vault file".
[[nodiscard]] QStringList accessKitLines(const AccessKit& kit, const QString& secretPlace);
/// Whose lines are to be removed from authorized_keys, then one key a line; empty when there are
/// none.
[[nodiscard]] QStringList otherKeyLines(const AccessKit& kit);
/// Whether sudoers needs lines for the probes.
[[nodiscard]] QString sudoersSentence(const QStringList& sudoers);

} // namespace vedette::text
