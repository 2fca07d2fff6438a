// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/KnownHostsFiles.h"

#include "core/ssh/KnownHosts.h"
#include "core/ssh/Platform.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr qsizetype maxKnownHostsBytes = 8LL * 1024 * 1024; // some 50,000 keys

} // namespace

KnownHostsFiles usualKnownHostsFiles()
{
    const QString own = QDir::homePath() + u"/.ssh/"_s;
    const QString shared = platform::sshFolder();
    return {{own + u"known_hosts"_s, own + u"known_hosts2"_s},
            {shared + u"/ssh_known_hosts"_s, shared + u"/ssh_known_hosts2"_s}};
}

KnownHostsFiles filesFor(const Server& server, const KnownHostsFiles& usual)
{
    if (server.knownHostsFiles.isEmpty()) {
        return usual;
    }
    const bool isNone = server.knownHostsFiles.front() == "none"_L1;
    return {isNone ? QStringList() : server.knownHostsFiles, usual.shared};
}

KnownHosts readKnownHosts(const KnownHostsFiles& files)
{
    KnownHosts hosts;
    for (const QString& path : files.own + files.shared) {
        const auto text = platform::readTextFile(path, maxKnownHostsBytes);
        if (text) {
            hosts.add(*text, path);
        } else if (text.error().code != ErrorCode::NotFound) {
            hosts.addUnread(path, text.error());
        }
    }
    return hosts;
}

} // namespace vedette::ssh
