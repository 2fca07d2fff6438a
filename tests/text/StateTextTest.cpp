// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/StateText.h"

#include "core/text/ErrorText.h"
#include "tests/support/Catch.h"

using namespace Qt::StringLiterals;
using namespace vedette;

TEST_CASE("A slow server is told as such beside its state")
{
    ServerStatus status;
    status.state = GENERATE(ServerState::Online, ServerState::Degraded);
    CHECK(text::statusLabel(status) == text::stateLabel(status.state));

    status.isSlow = true;

    CHECK(text::statusLabel(status) == text::stateLabel(status.state) + u", slow"_s);
}
