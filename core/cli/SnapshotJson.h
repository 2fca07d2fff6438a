// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Facts.h"
#include "core/model/Snapshot.h"

#include <QJsonObject>

namespace vedette::cli {

/// "2026-03-01T12:00:00.250Z"
[[nodiscard]] QString isoTime(Timestamp time);
/// `{"code": "timeout", "message": "…", "jumpHost": "ops@bastion", "detail": "…"}`: "jumpHost"
/// where that is what failed, and "cause" ("auth_denied") with "jump_host_login".
[[nodiscard]] QJsonObject errorJson(const Error& error);
/// `{"ok": false, "error": {…}}`: the answer of a verb that has no other.
[[nodiscard]] QJsonObject failureJson(const Error& error);
/// What is not known is left out.
[[nodiscard]] QJsonObject factsJson(const Facts& facts);
/// `{server, collectedAt, roundTripMs, metrics: {"cpu.totalUsage": 12.5, …}, unavailable: {…}}`
[[nodiscard]] QJsonObject snapshotJson(const QString& server, const Snapshot& snapshot);

} // namespace vedette::cli
