// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/LoginLimiter.h"

#include "tests/support/Catch.h"

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::LoginLimiter;

TEST_CASE("one address gets at most four logins a second")
{
    LoginLimiter limiter;
    const MonotonicTime now{seconds{100}};

    int withinASecond = 0;
    for (int i = 0; i < 20; ++i) {
        withinASecond += limiter.reserve(u"bastion"_s, now) < now + seconds{1} ? 1 : 0;
    }

    CHECK(withinASecond == 4);
}

TEST_CASE("a whole fleet gets at most fifty logins a second")
{
    LoginLimiter limiter;
    const MonotonicTime now{seconds{100}};

    int withinASecond = 0;
    for (int i = 0; i < 200; ++i) {
        withinASecond += limiter.reserve(u"host%1"_s.arg(i), now) < now + seconds{1} ? 1 : 0;
    }

    CHECK(withinASecond == 50);
}

TEST_CASE("a lone login starts at once")
{
    LoginLimiter limiter;
    const MonotonicTime now{seconds{100}};

    CHECK(limiter.reserve(u"host"_s, now) == now);
    CHECK(limiter.reserve(u"host"_s, now + seconds{2}) == now + seconds{2});
}

TEST_CASE("a crowded address delays no other one")
{
    LoginLimiter limiter;
    const MonotonicTime now{seconds{100}};
    for (int i = 0; i < 400; ++i) {
        static_cast<void>(limiter.reserve(u"bastion"_s, now));
    }

    CHECK(limiter.reserve(u"other"_s, now) < now + seconds{1});
}
