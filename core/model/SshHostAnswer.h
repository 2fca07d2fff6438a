// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/SshHostConfig.h"

#include <QString>

namespace vedette {

/// What ssh_config(5) says of a host, or why ssh would refuse to go there. Immutable value.
struct SshHostAnswer
{
    QString host; ///< as it was asked for
    Result<SshHostConfig> config;

    bool operator==(const SshHostAnswer&) const = default;
};

} // namespace vedette
