// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/FileDump.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette::parse;

using namespace Qt::StringLiterals;

TEST_CASE("The files of GNU's and of busybox's tail are told apart")
{
    const QString tool = GENERATE(u"tail"_s, u"busybox_tail"_s);
    const QByteArray text = fixture(u"linux-debian12/"_s + tool);

    const FileDump dump = FileDump::parse(text);

    const auto load = dump.find("/proc/loadavg");
    REQUIRE(load);
    CHECK(load->count('\n') == 1);
    CHECK(load->endsWith('\n'));
    REQUIRE(dump.find("/proc/uptime"));
    REQUIRE(dump.find("/proc/net/dev"));
    CHECK(dump.find("/proc/net/dev")->contains("eth0"));
    CHECK_FALSE(dump.find("/proc/stat"));
}

TEST_CASE("A file that is empty or lacks its last line feed keeps its content")
{
    const FileDump dump = FileDump::parse("==> /a <==\n\n==> /b <==\nx\n==> /c <==\ny\n\n");

    CHECK(dump.find("/a") == QByteArrayView());
    CHECK(dump.find("/b") == QByteArrayView("x"));
    CHECK(dump.find("/c") == QByteArrayView("y\n\n"));
}

TEST_CASE("A text without headers is the only file's")
{
    CHECK(FileDump::parse("1.5 2\n", "/proc/uptime").find("/proc/uptime")
          == QByteArrayView("1.5 2\n"));
    CHECK_FALSE(FileDump::parse("1.5 2\n").find("/proc/uptime"));
}

TEST_CASE("A header within a file that comes later changes nothing")
{
    const FileDump dump = FileDump::parse("==> /a <==\n1\n\n==> /b <==\n==> /a <==\n2\n");

    CHECK(dump.find("/a") == QByteArrayView("1\n"));
}
