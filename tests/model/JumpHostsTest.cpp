// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/JumpHosts.h"

#include "tests/support/Catch.h"
#include "tests/support/HostileStrings.h"

using namespace vedette;

using namespace Qt::StringLiterals;

TEST_CASE("Jump hosts are read in their order, each as an address of its own")
{
    const auto hops = parseJumpHosts(u"ops@bastion:2222, second ,dom\\user@[2001:db8::1]:22"_s);

    REQUIRE(hops);
    REQUIRE(hops->size() == 3);
    CHECK(addressOf(hops->at(0)) == u"ops@bastion:2222"_s);
    CHECK(addressOf(hops->at(1)) == u"second"_s);
    CHECK(addressOf(hops->at(2)) == u"dom\\user@[2001:db8::1]"_s);
}

TEST_CASE("No text is no jump host")
{
    const auto hops = parseJumpHosts({});

    REQUIRE(hops);
    CHECK(hops->empty());
}

TEST_CASE("What is no list of jump hosts is refused as a whole")
{
    const QString text = GENERATE(u" "_s,
                                  u","_s,
                                  u"bastion,"_s,
                                  u",bastion"_s,
                                  u"bastion,,second"_s,
                                  u"bastion second"_s,
                                  u"bastion;second"_s,
                                  u"none"_s,
                                  u"bastion, NONE"_s,
                                  u"local"_s,
                                  u"Local"_s,
                                  u"ops@"_s,
                                  u"bastion:0"_s,
                                  u"ops:secret@bastion"_s,
                                  u"%h"_s,
                                  u"-oProxyCommand=x"_s,
                                  u"a,b,c,d,e,f,g,h,i"_s,
                                  QString(100'000, u'a'),
                                  QString(100'000, u','));

    const auto hops = parseJumpHosts(text);

    CAPTURE(text.left(40));
    REQUIRE_FALSE(hops);
    CHECK(hops.error().code == ErrorCode::InvalidConfig);
    CHECK(hops.error().detail == u"proxyJump"_s);
}

TEST_CASE("Eight jump hosts are the most")
{
    CHECK(parseJumpHosts(u"a,b,c,d,e,f,g,h"_s));
}
