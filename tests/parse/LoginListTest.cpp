// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/LoginList.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

TEST_CASE("Those who are logged in are read from who, in either form of the time")
{
    const auto present = parseWho("averylongusername pts/0        Nov  2 10:20 (192.0.2.10)\n"
                                  "root     tty1         2026-11-02 10:21\n"
                                  "bob      sshd pts/3   2026-11-02 10:22 (2001:db8::1)\n"
                                  "end 0\n");

    CHECK(present.isComplete);
    CHECK(present.total == 3);
    CHECK(present.sessions
          == QList<LoginSession>{
              {u"averylongusername"_s, u"pts/0"_s, u"192.0.2.10"_s, u"Nov 2 10:20"_s, {}},
              {u"root"_s, u"tty1"_s, {}, u"2026-11-02 10:21"_s, {}},
              {u"bob"_s, u"sshd pts/3"_s, u"2001:db8::1"_s, u"2026-11-02 10:22"_s, {}}});
}

TEST_CASE("Those who are logged in are read from busybox's who")
{
    const auto present
        = parseWho("USER       TTY            IDLE      TIME            HOST\n"
                   "root            pts/0           00:03   Nov  2 10:20:01  192.0.2.10\n"
                   "bob             tty1            ?       Nov  2 10:21:01  \n"
                   "end 0\n");

    CHECK(present.sessions
          == QList<LoginSession>{{u"root"_s, u"pts/0"_s, u"192.0.2.10"_s, u"Nov 2 10:20:01"_s, {}},
                                 {u"bob"_s, u"tty1"_s, {}, u"Nov 2 10:21:01"_s, {}}});
}

TEST_CASE("A list that did not end well is not complete")
{
    CHECK_FALSE(parseWho("root tty1 Nov  2 10:21\n").isComplete);
    CHECK_FALSE(parseWho("root tty1 Nov  2 10:21\nend 137\n").isComplete);
    CHECK(parseWho("end 0\n").total == 0);
}

TEST_CASE("Logins that have ended are read from last, with full times")
{
    const auto past = parseLast(
        "bob      pts/1        2001:db8::1      Sun Nov  2 11:28:21 2025   gone - no logout\n"
        "eve      pts/2        host.example     Sun Nov  2 11:20:21 2025   still logged in\n"
        "reboot   system boot  6.1.0-18-amd64   Sun Nov  2 11:11:41 2025   still running\n"
        "root     tty1                          Sun Nov  2 10:55:01 2025 - crash    (00:16)\n"
        "averylongusername pts/0        192.0.2.10       Sun Nov  2 10:20:01 2025 - "
        "Sun Nov  2 10:38:21 2025  (00:18)\n"
        "\nwtmp begins Sun Nov  2 10:20:01 2025\n");

    CHECK(
        past
        == QList<LoginSession>{{u"bob"_s,
                                u"pts/1"_s,
                                u"2001:db8::1"_s,
                                u"Sun Nov 2 11:28:21 2025"_s,
                                u"gone - no logout"_s},
                               {u"root"_s, u"tty1"_s, {}, u"Sun Nov 2 10:55:01 2025"_s, u"crash"_s},
                               {u"averylongusername"_s,
                                u"pts/0"_s,
                                u"192.0.2.10"_s,
                                u"Sun Nov 2 10:20:01 2025"_s,
                                u"Sun Nov 2 10:38:21 2025"_s}});
}

TEST_CASE("Logins that have ended are read from last with short times")
{
    const auto past
        = parseLast("averylon pts/0        192.0.2.10       Sun Nov  2 10:20 - 10:38  (00:18)\n"
                    "bob      pts/1        192.0.2.11       Sun Nov  2 11:28   still logged in\n");

    CHECK(past
          == QList<LoginSession>{
              {u"averylon"_s, u"pts/0"_s, u"192.0.2.10"_s, u"Sun Nov 2 10:20"_s, u"10:38"_s}});
}

TEST_CASE("Lists of logins are bounded, and hostile names are made plain")
{
    const QByteArray who = QByteArray("e\x1bve pts/0 Nov  2 10:20 (\x07host)\n").repeated(3000);
    const QByteArray last = QByteArray("eve pts/0 h Sun Nov  2 10:20 - 10:38\n").repeated(3000);

    CHECK(parseWho(who).sessions.size() == 500);
    CHECK(parseWho(who).total == 3000);
    CHECK(parseWho(who).sessions.front().user == u"eve"_s);
    CHECK(parseWho(who).sessions.front().from == u"host"_s);
    CHECK(parseLast(last).size() == 50);
}
