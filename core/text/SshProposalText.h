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
/// Names the files that are missing.
[[nodiscard]] QString remarkText(SshRemark remark, const SshProposal& proposal);
/// "jump hosts".
[[nodiscard]] QString fieldLabel(SshField field);
/// Jump hosts, or the command on this computer; empty: directly.
[[nodiscard]] QString wayText(const Server& server);
[[nodiscard]] QString fieldText(SshField field, const Server& server);
/// "port: 22 → 2222", one for each field that would change.
[[nodiscard]] QStringList changeTexts(const SshProposal& proposal);
/// "host key alias: lab", one for each field that is set and not among the changes: what goes with
/// address, key and jump hosts. None with an obstacle.
[[nodiscard]] QStringList settingTexts(const SshProposal& proposal);
/// The obstacle, or the changes and remarks, in their order.
[[nodiscard]] QStringList proposalNotes(const SshProposal& proposal);

} // namespace vedette::text
