// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/ssh/config/SshConfigSystem.h"
#include "core/ssh/config/SshJump.h"
#include "core/ssh/config/SshKeywords.h"
#include "core/ssh/config/SshMatch.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <vector>

namespace vedette::ssh {

/// One line of a configuration, or the begin or end of an included file. Immutable value.
struct SshStep
{
    enum class Kind
    {
        Line,
        Enter,
        Leave
    };

    Kind kind = Kind::Line;
    std::size_t file = 0; ///< of SshScript::files
    int line = 0;
    const SshKeyword* keyword = nullptr; ///< none: unknown, IgnoreUnknown decides
    QByteArray name; ///< of the keyword, lower case
    QByteArray text; ///< all that stands behind the keyword
    QList<QByteArray> arguments;
    SshMatch match; ///< of Match
    SshJump jump; ///< of ProxyJump
    QString problem; ///< why OpenSSH refuses the line; empty when it doesn't
};

/// A configuration with all that it includes, in the order in which it is read. What doesn't
/// depend on the host is checked. Immutable value.
struct SshScript
{
    QList<QByteArray> files;
    std::vector<SshStep> steps;
    bool wantsFinal = false; ///< there is a "Match final"

    /// InvalidFile: "FILE line N: problem".
    [[nodiscard]] Error refusal(const SshStep& step, const QString& problem) const;
};

/// Bounds that OpenSSH doesn't have: lines and files of a configuration with all its includes.
inline constexpr std::size_t maxSshLines = 100'000;
inline constexpr qsizetype maxSshFiles = 1000;

/// Errors of `system.read`, with the path. What OpenSSH would refuse becomes a step with a problem.
[[nodiscard]] Result<SshScript> readSshScript(const QByteArray& path,
                                              const SshConfigSystem& system);

} // namespace vedette::ssh
