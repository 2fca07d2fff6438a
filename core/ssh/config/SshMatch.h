// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/ssh/config/SshWords.h"

#include <QByteArray>

#include <vector>

namespace vedette::ssh {

/// One criterion of a Match line. Immutable value.
struct SshCriterion
{
    enum class Kind
    {
        All,
        Final, ///< also "canonical": in the second reading
        Host,
        OriginalHost,
        User,
        LocalUser,
        Exec
    };

    Kind kind = Kind::All;
    bool isNegated = false;
    QByteArray argument;

    bool operator==(const SshCriterion&) const = default;
};

/// A Match line. Immutable value.
struct SshMatch
{
    std::vector<SshCriterion> criteria;
    bool wantsFinal = false; ///< "final" stands in it: the configuration is read twice

    bool operator==(const SshMatch&) const = default;
};

/// What a Match line is held against.
struct SshMatchSubject
{
    QByteArray host; ///< as HostName says so far
    QByteArray originalHost;
    QByteArray user;
    QByteArray localUser;
    bool isFinal = false;
};

enum class SshMatchResult
{
    Yes,
    No,
    NotRun ///< all depends on a command, and none is ever run: as good as No
};

/// InvalidFile with the reason when OpenSSH refuses the line.
[[nodiscard]] Result<SshMatch> readSshMatch(const QByteArray& arguments);
[[nodiscard]] SshMatchResult evaluate(const SshMatch& match, const SshMatchSubject& subject);

} // namespace vedette::ssh
