// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/SshHosts.h"

#include "core/collect/login/SshHosts.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace vedette::engine {

QString usualSshConfig()
{
    return QDir::homePath() + u"/.ssh/config"_s;
}

Result<std::vector<SshHostAnswer>> readSshHosts(const QString& path, const QStringList& hosts)
{
    return collect::readSshHosts(path, hosts);
}

} // namespace vedette::engine
