// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/SshHostConfig.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace vedette {

/// What ssh_config(5) says of a host, or why ssh would refuse to go there. Immutable value.
struct SshHostAnswer
{
    QString host; ///< as it was asked for
    Result<SshHostConfig> config;
    /// "user@host:port" of each, the nearest one first; none: directly. InvalidConfig with the
    /// reason when the way can't be told.
    Result<QStringList> jumpHosts;
    std::optional<QString> keyFile; ///< the first one that the configuration names and that exists
    std::optional<QString> certificateFile = {}; ///< in the same way
    /// Of the jump hosts those whose entries say what only a server of the list can have: how its
    /// host key is known and where it is looked up, and a certificate.
    QStringList ownHops = {};

    bool operator==(const SshHostAnswer&) const = default;
};

} // namespace vedette
