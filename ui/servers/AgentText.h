// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace vedette::ui {

/// One line: whether there is an SSH agent, and what the automatic login makes of that.
/// `configured` as Server::identityAgent, `usual` as SSH_AUTH_SOCK says. Looks for the socket; asks
/// nobody.
[[nodiscard]] QString agentText(const QString& configured, const QString& usual);

/// Why this can't be the file of a private key; empty where it may be one. Looks for the file, and
/// doesn't read it.
[[nodiscard]] QString keyFileProblem(const QString& path);

} // namespace vedette::ui
