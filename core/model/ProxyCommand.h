// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Server.h"

#include <QString>
#include <QStringList>

namespace vedette {

/// Where programs of the user can be run for a login.
#ifdef Q_OS_WIN
inline constexpr bool hasProxyCommands = false;
#else
inline constexpr bool hasProxyCommands = true;
#endif

/// Whose program it is.
struct LocalUser
{
    QString name;
    QString home; ///< an absolute path
};

/// Program and arguments of a ProxyCommand of ssh_config(5), with its tokens %h, %n, %p, %r and %%
/// still in them, and %d for "~". ssh gives the command to a shell, Vedette gives none to any:
/// quotes, backslashes,
/// "~/" and a leading "exec" are understood as sh(1) does, and what only a shell can do (pipes,
/// variables, wildcards, several commands) is refused: InvalidConfig, with the reason as detail.
[[nodiscard]] Result<QStringList> splitProxyCommand(const QString& command);

/// The words with their tokens replaced, each word staying one: %h host, %n name, %p port, %r user
/// (the local one when none is named), %d the local user's home. InvalidConfig when a value would
/// make an option of a word that is none, or holds what a shell further on would run.
[[nodiscard]] Result<QStringList>
expandProxyWords(const QStringList& words, const Server& server, const LocalUser& self);

} // namespace vedette
