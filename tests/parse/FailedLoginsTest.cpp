// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/FailedLogins.h"

#include "tests/support/Catch.h"

using namespace vedette::parse;

TEST_CASE("The size of a file is read from stat and from ls")
{
    CHECK(parseFileSize("38400\n") == 38'400U);
    CHECK(parseFileSize("-rw-rw----    1 0        43           768 Nov 23 13:03 /var/log/btmp\n")
          == 768U);
    CHECK_FALSE(parseFileSize(""));
    CHECK_FALSE(parseFileSize("-rw-rw---- 1 0"));
}

TEST_CASE("Failed logins are the records by which the file grew")
{
    CHECK(failedLoginRate({100, 384 * 4}, {110, 384 * 9}, u"x86_64") == 0.5);
    CHECK(failedLoginRate({100, 400 * 4}, {110, 400 * 9}, u"aarch64") == 0.5);
    CHECK(failedLoginRate({100, 0}, {110, 384}, u"x86_64") == 0.1);
    CHECK(failedLoginRate({100, 768}, {110, 768}, u"x86_64") == 0.0);
}

TEST_CASE("The file itself tells the length of its records, and the architecture where it can't")
{
    CHECK(failedLoginRate({100, 384 * 4}, {110, 384 * 9}, u"aarch64") == 0.5); // a 32-bit system
    CHECK(failedLoginRate({100, 0}, {100.5, 9600}, u"x86_64") == 50.0);
    CHECK(failedLoginRate({100, 0}, {100.5, 9600}, u"s390x") == 48.0);
}

TEST_CASE("A file that shrank or holds no whole records, and a server started anew, have no rate")
{
    CHECK_FALSE(failedLoginRate({100, 768}, {110, 384}, u"x86_64"));
    CHECK_FALSE(failedLoginRate({100, 768}, {110, 1000}, u"x86_64"));
    CHECK_FALSE(failedLoginRate({100, 700}, {110, 768}, u"x86_64"));
    CHECK_FALSE(failedLoginRate({100, 384}, {100, 768}, u"x86_64"));
    CHECK_FALSE(failedLoginRate({100, 384}, {20, 768}, u"x86_64"));
    CHECK_FALSE(failedLoginRate({100, 0}, {101, quint64{384} * 2'000'000'000}, u"x86_64"));
}
