// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/KitVerifier.h"

#include "core/collect/login/AccessVerifier.h"

#include <utility>

namespace vedette::engine {

AccessReport verifyAccess(const collect::ConnectionTester::Target& way,
                          milliseconds timeout,
                          const std::stop_token& stop)
{
    ssh::BastionPool bastions;
    ssh::LoginRequest request;
    request.server = way.server;
    request.credential = way.credential;
    request.pins = way.pins;
    request.hops = way.hops;
    request.bastions = &bastions;
    return collect::verifyAccess(std::move(request), Deadline::after(timeout), stop);
}

AccessReport verifyAccess(const ProbeSession::Target& target, milliseconds timeout)
{
    const collect::ConnectionTester::Target way{
        target.server, target.credential, target.pins, target.hops};
    return verifyAccess(way, timeout, {});
}

} // namespace vedette::engine
