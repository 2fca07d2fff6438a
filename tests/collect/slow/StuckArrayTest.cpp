// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/collect/slow/FakeTools.h"
#include "tests/support/Catch.h"

using namespace vedette;
using namespace Qt::StringLiterals;

TEST_CASE("An array that is stuck is a failure, and no server without arrays")
{
    const QString shell = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    INFO("shell " << shell);
    test::FakeTools tools;
    tools.touch(u"/proc/mdstat"_s);
    tools.add(u"cat"_s, "kill -9 $$");

    const QByteArray answer = tools.run(shell, "storage", {"/proc/mdstat"});

    CHECK(answer.isEmpty());
}
