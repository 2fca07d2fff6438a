// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// The same line for authorized_keys, read by dropbear, which unescapes nothing.
#include "core/collect/FixedProbe.h"
#include "core/collect/login/AccessVerifier.h"
#include "tests/support/Catch.h"
#include "tests/support/InteropServer.h"

#include <algorithm>

using namespace vedette;
using collect::KeyOptions;
using test::InteropServer;

namespace {

AccessReport verifiedAt(const InteropServer& server)
{
    ssh::LoginRequest request;
    request.server = server.server();
    request.knownHosts = {};
    return collect::verifyAccess(request, Deadline::after(seconds{60}), {});
}

} // namespace

TEST_CASE("dropbear holds a key to the fixed probe with either line")
{
    const InteropServer server(test::SshSoftware::Dropbear);
    if (!server.isRunning()) {
        WARN("skipped: " << server.whyNot());
        return;
    }
    const KeyOptions options = GENERATE(KeyOptions::Restrict, KeyOptions::Listed);
    REQUIRE(server.authorize(collect::authorizedKeysLine(server.publicKey(), options) + '\n'));

    const AccessReport report = verifiedAt(server);

    for (const AccessCheck& check : report.checks) {
        UNSCOPED_INFO(accessTrialName(check.trial)
                      << ' ' << accessVerdictName(check.verdict) << ' ' << check.detail);
    }
    INFO(report.error.value_or(Error{}).detail);
    CHECK(report.isRight());
}

TEST_CASE("dropbear's unrestricted key can do too much, and that is told")
{
    const InteropServer server(test::SshSoftware::Dropbear);
    if (!server.isRunning()) {
        WARN("skipped: " << server.whyNot());
        return;
    }

    const AccessReport report = verifiedAt(server);

    const auto excess
        = std::ranges::count(report.checks, AccessVerdict::Excess, &AccessCheck::verdict);
    CHECK(excess >= 6);
    CHECK_FALSE(report.isRight());
}
