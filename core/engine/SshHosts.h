// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/SshHostAnswer.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace vedette::engine {

/// ~/.ssh/config, whether it is there or not.
[[nodiscard]] QString usualSshConfig();

/// What the ssh_config(5) at `path` says of the hosts; without any, of all that it names literally.
/// Nothing in the file is run. Blocks on the disk; called from any thread. InvalidFile when the
/// file can't be read, or when OpenSSH would refuse it ("FILE line N: reason"); what concerns one
/// host is told in its answer.
[[nodiscard]] Result<std::vector<SshHostAnswer>> readSshHosts(const QString& path,
                                                              const QStringList& hosts = {});

} // namespace vedette::engine
