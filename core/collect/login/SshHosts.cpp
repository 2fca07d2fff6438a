// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/SshHosts.h"

#include "core/ssh/config/SshConfig.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

std::optional<QString> firstThere(const Result<QStringList>& named)
{
    const QStringList files = named.value_or(QStringList());
    const auto found
        = std::ranges::find_if(files, [](const QString& file) { return QFileInfo(file).isFile(); });
    return found == files.end() ? std::nullopt : std::optional(*found);
}

/// What a hop that is no server of the list is logged in to without.
bool hasOwnWays(const SshHostConfig& hop)
{
    return hop.hostKeyAlias || !hop.certificateFiles.isEmpty() || !hop.hasUsualKnownHosts;
}

void takeWay(SshHostAnswer& answer, const Result<std::vector<SshHostConfig>>& way)
{
    if (!way) {
        answer.jumpHosts = fail(way.error());
        return;
    }
    QStringList addresses;
    for (const SshHostConfig& hop : *way) {
        addresses += ssh::addressOf(hop);
        if (hasOwnWays(hop)) {
            answer.ownHops += addresses.back();
        }
    }
    answer.jumpHosts = addresses;
}

SshHostAnswer answerFor(const ssh::SshConfig& config, const QString& host)
{
    SshHostAnswer answer{host, config.resolve(host), {}, {}};
    if (answer.config) {
        takeWay(answer, config.jumpHosts(*answer.config));
        answer.keyFile = firstThere(answer.config->keyFiles);
        answer.certificateFile = firstThere(answer.config->certificatePaths);
    }
    return answer;
}

} // namespace

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
    if (chosen.isEmpty()) { // what is refused for any host is refused for the file
        if (const auto any = config->resolve(u"localhost"_s); !any) {
            return fail(any.error());
        }
    }
    if (chosen.size() > maxSshHosts) {
        return fail(ErrorCode::InvalidFile, u"more than 5,000 hosts"_s);
    }
    std::vector<SshHostAnswer> answers;
    for (const QString& host : chosen) {
        answers.push_back(answerFor(*config, host));
    }
    return answers;
}

} // namespace vedette::collect
