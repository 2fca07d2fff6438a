// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/collect/slow/Fragment.h"

#include "tests/support/Catch.h"

using namespace vedette;
using namespace Qt::StringLiterals;

TEST_CASE("A fragment is run as a session runs it: what one request sets is gone in the next")
{
    const QString name = GENERATE(u"sh"_s, u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s, u"zsh"_s);
    const QStringList shell = test::shellCommand(name);
    if (shell.isEmpty()) {
        WARN("skipped: " << name << " is not installed");
        return;
    }
    INFO("shell " << name);

    const auto answers = test::askShell(
        shell, "word=given\ntell() { echo $word; }", {"word=set; tell", "tell", "cat; exit 3"});

    REQUIRE(answers.size() == 3);
    CHECK(answers[0] == ssh::Frame{"set", 0});
    CHECK(answers[1] == ssh::Frame{"given", 0});
    CHECK(answers[2] == ssh::Frame{"", 3});
}
