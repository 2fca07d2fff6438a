// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Updates.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

TEST_CASE("Ubuntu's note of updates is read in its old and new words")
{
    const auto now = parseUpdateNotifier("\nExpanded Security Maintenance is not enabled.\n\n"
                                         "12 updates can be applied immediately.\n"
                                         "5 of these updates are standard security updates.\n"
                                         "3 additional security updates can be applied with "
                                         "ESM Apps.\n");
    const auto before
        = parseUpdateNotifier("4 packages can be updated.\n1 update is a security update.\n");
    const auto none = parseUpdateNotifier("0 updates can be applied immediately.\n");

    CHECK(now.value() == PendingUpdates{12, 5});
    CHECK(before.value() == PendingUpdates{4, 1});
    CHECK(none.value() == PendingUpdates{0, 0});
}

TEST_CASE("A note of updates without their number is no answer")
{
    const char* const text
        = GENERATE("", "12 Aktualisierungen\n", "3 additional security updates can be applied\n");

    CHECK(parseUpdateNotifier(text).error().code == ErrorCode::Malformed);
}

TEST_CASE("apt's simulation counts what is installed and would change")
{
    const auto updates = parseAptSimulation(
        "Inst base-files [12.4+deb12u11] (12.4+deb12u15 Debian:12.15/oldstable [amd64])\n"
        "Inst libgcrypt20 [1.10.1-3] (1.10.1-3+deb12u1 Debian:12.15/oldstable, "
        "Debian-Security:12/oldstable-security [amd64]) []\n"
        "Inst libc6 [2.35-0ubuntu3.1] (2.35-0ubuntu3.8 Ubuntu:22.04/jammy-security [amd64])\n"
        "Inst linux-image-6.1.0-31-amd64 (6.1.128-1 Debian-Security:12/stable-security [amd64])\n"
        "Conf base-files (12.4+deb12u15 Debian:12.15/oldstable [amd64])\n");

    CHECK(updates == PendingUpdates{3, 2});
    CHECK(value(parse::samplesOf(updates), u"updates.pending") == 3.0);
    CHECK(value(parse::samplesOf(updates), u"updates.security") == 2.0);
    CHECK(parseAptSimulation("") == PendingUpdates{0, 0});
}

TEST_CASE("Packages of dnf and yum are counted, with names too long for their column")
{
    CHECK(countRpmUpdates("\ncurl.x86_64          7.76.1-31.el9      baseos\n"
                          "java-1.8.0-openjdk-headless-with-a-long-name.x86_64\n"
                          "                     1:1.8.0.432-1.el7  updates\n"
                          "Security: kernel-core-5.14.0 is an installed security update\n"
                          "Obsoleting Packages\n"
                          "grub2-tools.x86_64   1:2.06-94.el9      baseos\n"
                          "    grub2-tools.x86_64  1:2.06-80.el9   @baseos\n")
          == 2);
    CHECK(countRpmUpdates("") == 0);
    CHECK(countRpmUpdates("Error: Cache-only enabled but no cache for 'baseos'\n") == 0);
}

TEST_CASE("zypper's tables are counted")
{
    CHECK(countZypperUpdates("S | Repository | Name | Current | Available | Arch\n"
                             "--+------------+------+---------+-----------+-------\n"
                             "v | Main       | curl | 8.0.1-1 | 8.0.1-5   | x86_64\n"
                             "v | Main       | vim  | 9.0-1   | 9.1-1     | x86_64\n")
          == 2);
    CHECK(countZypperPatches("Repository | Name | Category | Severity | Interactive | Status |\n"
                             "Update | SLE-1 | security | important | --- | needed | x\n"
                             "Update | SLE-2 | security | low | --- | not needed | x\n")
          == 1);
    CHECK(countZypperUpdates("No updates found.\n") == 0);
}

TEST_CASE("Packages of apk and pacman are counted")
{
    CHECK(countApkUpdates("Installed:                Available:\n"
                          "busybox-1.36.1-r5       < 1.36.1-r29\n"
                          "musl-1.2.4-r1           < 1.2.4-r4\n")
          == 2);
    CHECK(countPacmanUpdates("curl 8.5.0-1 -> 8.6.0-1\n"
                             "linux 6.7.1-1 -> 6.7.4-1 [ignored]\n")
          == 1);
}

TEST_CASE("Whether a reboot is due is told as yes, no, or not at all")
{
    CHECK(value(rebootSamples("1\n"), u"reboot.required") == 1.0);
    CHECK(value(rebootSamples("0\n"), u"reboot.required") == 0.0);
    CHECK(rebootSamples("").empty());
    CHECK(rebootSamples("10\n").empty());
}
