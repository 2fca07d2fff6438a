// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/JumpHosts.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

constexpr qsizetype maxHopLength = 1024; // more than the longest user, host and port

} // namespace

Result<std::vector<Server>> parseJumpHosts(const QString& text)
{
    std::vector<Server> hops;
    if (text.isEmpty()) {
        return hops;
    }
    const tl::unexpected<Error> refused = fail(ErrorCode::InvalidConfig, u"proxyJump"_s);
    if (text.size() > maxJumpHosts * maxHopLength || text.count(u',') >= maxJumpHosts) {
        return refused;
    }
    for (const QString& part : text.split(u',')) {
        auto hop = parseTarget(part.trimmed());
        const bool isHost = hop && hop->kind == ServerKind::Ssh
            && hop->host.compare("none"_L1, Qt::CaseInsensitive) != 0;
        if (!isHost) {
            return refused;
        }
        hops.push_back(*std::move(hop));
    }
    return hops;
}

} // namespace vedette
