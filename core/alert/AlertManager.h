// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/model/Alert.h"
#include "core/model/Server.h"
#include "core/model/ServerStatus.h"

#include <QHash>

#include <optional>
#include <vector>

namespace vedette::alert {

/// Turns server states into alerts: one per server and trouble, from its beginning to its recovery.
/// Pure: time comes in with each call. Lives on: core thread.
class AlertManager
{
public:
    /// Takes over what was firing when the program last stopped; nothing is announced again.
    void restore(const std::vector<Alert>& firing);

    /// What the new state changes, oldest first: alerts raised (the id is null until restored) and
    /// resolved.
    /// Connecting, Unknown and NeedsUser change nothing; Paused and removal resolve without a
    /// recovery.
    [[nodiscard]] std::vector<Alert>
    evaluate(const Server& server, const ServerStatus& status, Timestamp now);
    [[nodiscard]] std::optional<Alert> serverRemoved(ServerId server, Timestamp now);

    [[nodiscard]] std::vector<Alert> firing() const;

private:
    QHash<ServerId, Alert> m_firing;
};

} // namespace vedette::alert
