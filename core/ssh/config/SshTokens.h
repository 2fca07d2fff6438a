// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/ssh/config/SshConfigSystem.h"

#include <QByteArray>

#include <utility>
#include <vector>

namespace vedette::ssh {

/// What TOKENS of ssh_config(5) stand for: {'h', "db1"} for "%h".
using SshTokens = std::vector<std::pair<char, QByteArray>>;

/// Longest text that an expansion may make.
inline constexpr qsizetype maxSshExpansion = 65536;

// Each gives InvalidFile with the reason when something unknown stands in the text, or when the
// text becomes longer than maxSshExpansion.

[[nodiscard]] Result<QByteArray> expandSshTokens(const QByteArray& text, const SshTokens& tokens);
/// ${NAME}: all must be set.
[[nodiscard]] Result<QByteArray> expandSshVariables(const QByteArray& text,
                                                    const SshConfigSystem& system);
/// Both in one pass, so that a variable's text is taken as it is.
[[nodiscard]] Result<QByteArray>
expandSshBoth(const QByteArray& text, const SshTokens& tokens, const SshConfigSystem& system);
/// A leading "~" or "~user".
[[nodiscard]] Result<QByteArray> expandSshHome(const QByteArray& path,
                                               const SshConfigSystem& system);

} // namespace vedette::ssh
