// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/collect/SessionShell.h"

#include "tests/support/Catch.h"

using namespace vedette;
using namespace Qt::StringLiterals;

TEST_CASE(
    "A shell of the tests is spoken to as a session does: what a request sets is gone in the next")
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

    CHECK(answers
          == std::vector<std::optional<ssh::Frame>>{
              ssh::Frame{"set", 0}, ssh::Frame{"given", 0}, ssh::Frame{"", 3}});
}
