// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/SshHosts.h"

#include "core/collect/SshHosts.h"

namespace vedette::engine {

Result<std::vector<SshHostAnswer>> readSshHosts(const QString& path, const QStringList& hosts)
{
    return collect::readSshHosts(path, hosts);
}

} // namespace vedette::engine
