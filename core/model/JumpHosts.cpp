// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/JumpHosts.h"

#include "core/model/HostKeyName.h"

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

constexpr qsizetype maxHopLength = 1024; // more than the longest user, host and port

tl::unexpected<Error> refusedHops()
{
    return fail(ErrorCode::InvalidConfig, u"proxyJump"_s);
}

/// The login at a hop that is no server of the list.
JumpHost strangerAt(const Server& address, const JumpHost& target)
{
    JumpHost hop{address, {}};
    hop.server.identityAgent = target.server.identityAgent;
    hop.server.hostKeyPolicy = target.server.hostKeyPolicy;
    if (target.server.access != ServerAccess::FixedProbe) { // such a key is for that server alone
        hop.server.identityFile = target.server.identityFile;
        hop.server.certificateFile = target.server.certificateFile;
        hop.credential.passphrase = target.credential.passphrase; // of that same file
    }
    return hop;
}

/// A percent sign is for the zone of an IPv6 address: "%h" is a token of ssh_config(5).
bool isJumpHost(const Server& address)
{
    const bool isToken = address.host.contains(u'%') && !address.host.contains(u':');
    return address.kind == ServerKind::Ssh && !isToken
        && address.host.compare("none"_L1, Qt::CaseInsensitive) != 0;
}

QString placeOf(const QString& host, quint16 port)
{
    Server place;
    place.host = host;
    place.port = port;
    return addressOf(place);
}

} // namespace

Result<std::vector<Server>> parseJumpHosts(const QString& text)
{
    std::vector<Server> hops;
    if (text.isEmpty()) {
        return hops;
    }
    if (text.size() > maxJumpHosts * maxHopLength || text.count(u',') >= maxJumpHosts) {
        return refusedHops();
    }
    for (const QString& part : text.split(u',')) {
        auto hop = parseTarget(part.trimmed());
        if (!hop || !isJumpHost(*hop)) {
            return refusedHops();
        }
        hops.push_back(*std::move(hop));
    }
    return hops;
}

bool isSameLogin(const Server& a, const Server& b)
{
    return a.kind == b.kind && a.user == b.user && a.port == b.port && isSameHost(a.host, b.host);
}

Result<std::vector<JumpHost>> jumpHostsOf(const JumpHost& target, const FindServer& find)
{
    std::vector<JumpHost> hops;
    QString way = target.server.proxyJump; // to the first of `hops`
    while (!way.isEmpty()) {
        const auto named = parseJumpHosts(way);
        if (!named) {
            return fail(named.error());
        }
        std::vector<JumpHost> nearer;
        std::ranges::transform(*named, std::back_inserter(nearer), [&](const Server& address) {
            return find(address).value_or(strangerAt(address, target));
        });
        way = nearer.front().server.proxyJump;
        hops.insert(hops.begin(), nearer.begin(), nearer.end());
        if (static_cast<qsizetype>(hops.size()) > maxJumpHosts) {
            return refusedHops();
        }
    }
    for (std::size_t i = 0; i < hops.size(); ++i) {
        hops[i].server.proxyJump.clear();
        if (i > 0) { // the hop before it leads there
            hops[i].server.proxyCommand.clear();
        }
    }
    return hops;
}

bool leadThrough(const std::vector<JumpHost>& hops, const std::vector<Server>& named)
{
    return hops.size() >= named.size() && hops.empty() == named.empty()
        && std::equal(named.rbegin(),
                      named.rend(),
                      hops.rbegin(),
                      [](const Server& address, const JumpHost& hop) {
                          return isSameLogin(address, hop.server);
                      });
}

HostKeyPins
pinsAlong(const HostKeyPins& pins, const Server& server, const std::vector<JumpHost>& hops)
{
    HostKeyPins along = pinsOf(pins, server);
    for (const JumpHost& hop : hops) {
        std::ranges::copy(pinsOf(pins, hop.server), std::back_inserter(along));
    }
    return along;
}

QString addressOf(const HostKeyIssue& issue)
{
    return placeOf(issue.host, issue.port);
}

QString addressOf(const HostKeyPin& pin)
{
    return placeOf(pin.host, pin.port);
}

QString knownHostsName(const HostKeyIssue& issue)
{
    constexpr quint16 usualPort = 22;
    return issue.port == usualPort ? issue.host
                                   : u"[%1]:%2"_s.arg(issue.host, QString::number(issue.port));
}

bool isOwn(const HostKeyIssue& issue, const Server& server)
{
    const HostKeyName name = hostKeyNameOf(server);
    return issue.jumpHost.isEmpty() && issue.port == name.port && isSameHost(issue.host, name.host);
}

} // namespace vedette
