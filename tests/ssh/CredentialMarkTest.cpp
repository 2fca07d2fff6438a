// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/CredentialMark.h"

#include "tests/support/Canary.h"
#include "tests/support/Catch.h"

using namespace vedette;

TEST_CASE("A credential is known again by its mark, and does not stand in it")
{
    const test::Canary canary("correct-horse-battery");
    const Credential known{Secret(canary.text()), Secret("phrase")};

    CHECK(ssh::markOf(known) == ssh::markOf(Credential{Secret(canary.text()), Secret("phrase")}));
    CHECK(ssh::markOf(known) != ssh::markOf(Credential{Secret("phrase"), Secret(canary.text())}));
    CHECK(ssh::markOf(known) != ssh::markOf(Credential{Secret(canary.text()), {}}));
    CHECK(ssh::markOf({Secret("ab"), Secret("c")}) != ssh::markOf({Secret("a"), Secret("bc")}));
    CHECK_FALSE(canary.isIn(ssh::markOf(known)));
}
