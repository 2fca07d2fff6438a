// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/RcStatus.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

TEST_CASE("OpenRC's services are read from either form")
{
    const char* const text = GENERATE("[default]\n"
                                      "sshd =  started 1 day(s) 02:03:04 (2)\n"
                                      "crond =  crashed \n"
                                      "ntpd =  stopped \n"
                                      "[shutdown]\n"
                                      "killprocs =  stopped \n"
                                      "sshd =  started \n",
                                      "Runlevel: default\n"
                                      " sshd        [  started 1 day(s) 02:03:04 (2)  ]\n"
                                      " crond                            [  crashed  ]\n"
                                      " ntpd                             [  stopped  ]\n"
                                      "Runlevel: shutdown\n"
                                      " killprocs                        [  stopped  ]\n"
                                      "Dynamic Runlevel: manual\n");
    const auto table = parseRcStatus(text);
    REQUIRE(table);
    const auto samples = openRcSamples(*table);

    CHECK(table->manager == u"OpenRC"_s);
    REQUIRE(table->services.size() == 4);
    CHECK(table->services.at(0).active == u"active"_s);
    CHECK(table->services.at(0).load == u"default"_s);
    CHECK(table->services.at(1).active == u"failed"_s);
    CHECK(table->services.at(1).sub == u"crashed"_s);
    CHECK(value(samples, u"unit[sshd].active") == 1.0);
    CHECK(value(samples, u"unit[sshd].restarts") == 2.0);
    CHECK(value(samples, u"unit[crond].active") == 0.0);
    CHECK_FALSE(value(samples, u"unit[crond].restarts"));
    CHECK(value(samples, u"unit[ntpd].active") == 0.0);
    CHECK_FALSE(value(samples, u"unit[killprocs].active"));
}

TEST_CASE("Runlevels without services are no trouble, and a text without runlevels is")
{
    CHECK(parseRcStatus("[sysinit]\n[Dynamic manual]\n")->services.isEmpty());
    CHECK(parseRcStatus("usage: rc-status\n").error().code == ErrorCode::Malformed);
}
