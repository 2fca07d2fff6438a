// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/ProcessOwners.h"

#include "core/parse/ProcessIo.h"
#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;

TEST_CASE("Users and command lines are read by pid, without the heading of old versions")
{
    const auto owners = parseProcessOwners("PID   USER     COMMAND\n"
                                           "    1 root     /sbin/init splash\n"
                                           "  812 www-data nginx: worker (1)  x\n"
                                           "900 4294967294\n"
                                           "ps: bad\n");

    CHECK(owners.size() == 3);
    CHECK(owners.value(1) == ProcessOwner{"root", "/sbin/init splash"});
    CHECK(owners.value(812) == ProcessOwner{"www-data", "nginx: worker (1)  x"});
    CHECK(owners.value(900).command.isEmpty());
}

TEST_CASE("The bytes of processes are read by pid, and what the account may not know is absent")
{
    const auto io = parseProcessIo("812/io:read_bytes: 4096\n"
                                   "812/io:write_bytes: 0\n"
                                   "7/io:write_bytes: 18446744073709551616\n"
                                   "grep: 1/io: Permission denied\n"
                                   "x/io:read_bytes: 1\n");

    CHECK(io.value(812) == ProcessIo{4096, 0});
    CHECK(io.value(7) == ProcessIo{});
    CHECK_FALSE(io.contains(1));
}
