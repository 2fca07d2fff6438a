// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/LoginChange.h"

#include "tests/support/Catch.h"

using namespace vedette;
using namespace Qt::StringLiterals;

TEST_CASE("what a session does from its login on needs a new one, and no other login")
{
    const Server before;
    Server after = before;
    const int setting = GENERATE(0, 1, 2);
    after.pollsByShell = setting == 0;
    after.access = setting == 1 ? ServerAccess::FixedProbe : before.access;
    after.knownHostsFiles = setting == 2 ? QStringList{u"none"_s} : QStringList();

    CHECK(collect::needsNewSession(before, after));
    CHECK_FALSE(collect::isOtherLogin(before, after));
}

TEST_CASE("what slow probes ask next needs no new session")
{
    const Server before;
    Server after = before;
    after.usesSudo = true;
    after.watchedCertificates = {u"/etc/ssl/web.pem"_s};
    after.group = u"Web"_s;

    CHECK_FALSE(collect::needsNewSession(before, after));
}
