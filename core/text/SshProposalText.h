// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/SshProposal.h"

#include <QString>
#include <QStringList>

namespace vedette::text {

// The words of an import from ssh_config(5); translated. What comes from the file is plain text.

/// "new", "changed", "unchanged", "left out".
[[nodiscard]] QString proposalStateLabel(SshProposal::State state);
/// One sentence; empty without an obstacle.
[[nodiscard]] QString obstacleText(const SshProposal& proposal);
[[nodiscard]] QString remarkText(SshRemark remark);
/// "jump hosts".
[[nodiscard]] QString fieldLabel(SshField field);
/// Jump hosts, or the command on this computer; empty: directly.
[[nodiscard]] QString wayText(const Server& server);
[[nodiscard]] QString fieldText(SshField field, const Server& server);
/// "port: 22 → 2222", one for each field that would change.
[[nodiscard]] QStringList changeTexts(const SshProposal& proposal);
/// The obstacle, or the changes and remarks, in their order.
[[nodiscard]] QStringList proposalNotes(const SshProposal& proposal);

} // namespace vedette::text
