// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Error.h"

#include "tests/support/Catch.h"

#include <QSet>

using namespace vedette;

using namespace Qt::StringLiterals;

TEST_CASE("Every error code has a name of its own that leads back to it")
{
    QSet<QString> names;
    const int count = static_cast<int>(ErrorCode::Internal) + 1;
    for (int i = 0; i < count; ++i) {
        const auto code = static_cast<ErrorCode>(i);
        names.insert(errorName(code).toString());
        CHECK(errorFromName(errorName(code)) == code);
    }

    CHECK(names.size() == count);
}

TEST_CASE("A name that no code has leads nowhere")
{
    CHECK_FALSE(errorFromName("no_such_code"_L1));
    CHECK_FALSE(errorFromName(""_L1));
    CHECK_FALSE(errorFromName("TIMEOUT"_L1));
}

TEST_CASE("Context is put before the detail and keeps code and number")
{
    const Error error{ErrorCode::StoreIo, u"disk I/O error"_s, 10};

    CHECK(error.in(u"open store")
          == Error{ErrorCode::StoreIo, u"open store: disk I/O error"_s, 10});
    CHECK(Error{ErrorCode::Timeout, {}, 0}.in(u"dial").detail == u"dial"_s);
}

TEST_CASE("Context keeps the jump host that failed, and what its login failed with")
{
    const Error error{ErrorCode::JumpHostLogin, {}, 0, u"bastion"_s, ErrorCode::AuthDenied};

    CHECK(error.in(u"connect").jumpHost == u"bastion"_s);
    CHECK(error.in(u"connect").cause == ErrorCode::AuthDenied);
    CHECK(error != Error{ErrorCode::JumpHostLogin, {}, 0, u"gate"_s, ErrorCode::AuthDenied});
}
