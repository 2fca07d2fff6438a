// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/SshHosts.h"

#include "core/ssh/config/SshConfig.h"

using namespace Qt::StringLiterals;

namespace vedette::collect {

Result<std::vector<SshHostAnswer>> readSshHosts(const QString& path, const QStringList& hosts)
{
    const auto config = ssh::SshConfig::load(path);
    if (!config) {
        return fail(config.error());
    }
    const auto named = config->hosts(); // also tells what OpenSSH refuses for every host
    if (!named) {
        return fail(named.error());
    }
    const QStringList& chosen = hosts.isEmpty() ? *named : hosts;
    if (chosen.size() > maxSshHosts) {
        return fail(ErrorCode::InvalidFile, u"more than 5,000 hosts"_s);
    }
    std::vector<SshHostAnswer> answers;
    for (const QString& host : chosen) {
        answers.push_back({host, config->resolve(host)});
    }
    return answers;
}

} // namespace vedette::collect
