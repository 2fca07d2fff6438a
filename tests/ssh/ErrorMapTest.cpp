// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/ErrorMap.h"

#include "tests/ssh/Helpers.h"

using namespace vedette;
using namespace vedette::ssh;

TEST_CASE("A server that takes no more connections says so in place of its banner")
{
    const auto* line = GENERATE("Exceeded MaxStartups\r\n", "Not allowed at this time\r\n");

    const auto refusal = refusalInsteadOfBanner(QByteArrayView(line));

    REQUIRE(refusal);
    CHECK(refusal->code == ErrorCode::ServerLimits);
    CHECK_FALSE(refusal->detail.contains(u'\n'));
}

TEST_CASE("A banner is no refusal")
{
    const auto* line = GENERATE("SSH-2.0-OpenSSH_9.2\r\n", "", "Welcome\r\n");

    CHECK_FALSE(refusalInsteadOfBanner(QByteArrayView(line)));
}

TEST_CASE("A session that was never connected counts as lost")
{
    ssh_session session = ssh_new();

    const Error error = sessionError(session);

    CHECK(error.code == ErrorCode::ConnectionLost);
    ssh_free(session);
}
