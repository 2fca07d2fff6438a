// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/SshHostAnswer.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace vedette::collect {

/// Most hosts that are looked up in one file.
inline constexpr qsizetype maxSshHosts = 5000;

/// What the ssh_config(5) at `path` says of the hosts; without any, of all that it names. Nothing
/// in the file is run. Blocks on the disk; called from any thread. InvalidFile when the file can't
/// be read, when OpenSSH would refuse it ("FILE line N: reason"), or with more than maxSshHosts.
[[nodiscard]] Result<std::vector<SshHostAnswer>> readSshHosts(const QString& path,
                                                              const QStringList& hosts);

} // namespace vedette::collect
