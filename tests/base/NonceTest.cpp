// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Nonce.h"

#include "tests/support/Catch.h"

TEST_CASE("No two requests share a nonce")
{
    CHECK(vedette::makeNonce() != vedette::makeNonce());
    CHECK(vedette::makeNonce().size() == 32);
}
