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

TEST_CASE("a server that lets in, but has no shell for the account, is not called unreachable")
{
    ServerStatus status;
    status.state = ServerState::Unreachable;
    status.error = Error{ErrorCode::CommandFailed, u"no shell answered"_s, 0};

    CHECK(text::statusLabel(status) == u"no values"_s);
    status.error->jumpHost = u"bastion"_s;
    CHECK(text::statusLabel(status) == text::stateLabel(ServerState::Unreachable));
    status.error = Error{ErrorCode::Timeout, {}, 0};
    CHECK(text::statusLabel(status) == text::stateLabel(ServerState::Unreachable));
}
