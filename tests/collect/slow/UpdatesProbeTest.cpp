// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/UpdatesProbe.h"

#include "tests/collect/slow/FakeTools.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QFile>

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

/// What the fragment looks at besides tools.
const QList<QByteArray> updatePaths{"/var/lib/",
                                    "/var/cache/",
                                    "/var/run/",
                                    "/run/",
                                    "/usr/share/",
                                    "/usr/lib/",
                                    "/etc/",
                                    "/lib/",
                                    "/boot/",
                                    "/vmlinuz"};

std::optional<double> updateValue(const collect::SlowOutput& output, const QString& metric)
{
    Snapshot snapshot;
    snapshot.samples = output.samples;
    return valueOf(snapshot, parseMetricId(metric).value());
}

collect::SlowOutput readFrom(const test::FakeTools& tools, const QString& shell)
{
    const QByteArray text = tools.run(shell, "updates", updatePaths);
    INFO(text.toStdString());
    test::SlowAnswer answer(text);
    auto input = answer.input();
    const auto output = collect::readUpdates(input);
    REQUIRE(output);
    return *output;
}

} // namespace

TEST_CASE("apt is asked for a simulation without a lock from every shell")
{
    const QString shell = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    INFO("shell " << shell);
    test::FakeTools tools;
    tools.add(u"apt-get"_s,
              "case \"$*\" in '-s '*Debug::NoLocking=true*dist-upgrade) ;; *) exit 1 ;; esac\n"
              "echo 'Inst a [1] (2 Debian:12/stable [amd64])'\n"
              "echo 'Inst b [1] (2 Debian-Security:12/stable-security [amd64])'\n"
              "echo 'Conf a (2 Debian:12/stable [amd64])'");
    tools.touch(u"/var/lib/apt/lists/x_Packages.lz4"_s);
    tools.touch(u"/run/reboot-required"_s);

    const auto output = readFrom(tools, shell);

    CHECK_FALSE(output.gap);
    CHECK(updateValue(output, u"updates.pending"_s) == 2.0);
    CHECK(updateValue(output, u"updates.security"_s) == 1.0);
    CHECK(updateValue(output, u"reboot.required"_s) == 1.0);
}

TEST_CASE("Ubuntu's note of updates spares the simulation")
{
    test::FakeTools tools;
    tools.add(u"apt-get"_s, "exit 1");
    const QString note = u"/var/lib/update-notifier/updates-available"_s;
    tools.touch(note);
    QFile file(tools.at(note));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("\n7 updates can be applied immediately.\n");
    file.close();
    tools.touch(u"/usr/share/update-notifier/notify-reboot-required"_s);

    const auto output = readFrom(tools, u"sh"_s);

    CHECK(updateValue(output, u"updates.pending"_s) == 7.0);
    CHECK(updateValue(output, u"updates.security"_s) == 0.0);
    CHECK(updateValue(output, u"reboot.required"_s) == 0.0);
}

TEST_CASE("An apt that never fetched its lists knows of no number of updates")
{
    test::FakeTools tools;
    tools.add(u"apt-get"_s, "exit 0");

    test::SlowAnswer answer(tools.run(u"sh"_s, "updates", updatePaths));
    auto input = answer.input();

    CHECK(collect::readUpdates(input).error().code == ErrorCode::NotAvailable);
}

TEST_CASE("dnf is asked as root, from its cache, and its status 100 is no failure")
{
    const QString shell = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    INFO("shell " << shell);
    test::FakeTools tools;
    tools.add(u"id"_s, "echo 0");
    tools.add(u"dnf"_s,
              "case \"$*\" in *-C*) ;; *) exit 1 ;; esac\n"
              "echo 'curl.x86_64   7.76.1-31.el9   baseos'\n"
              "case \"$*\" in *--security*) ;; *) echo 'vim.x86_64   9.1-1.el9   baseos' ;; esac\n"
              "exit 100");

    const auto output = readFrom(tools, shell);

    CHECK(updateValue(output, u"updates.pending"_s) == 2.0);
    CHECK(updateValue(output, u"updates.security"_s) == 1.0);
    CHECK_FALSE(updateValue(output, u"reboot.required"_s));
}

TEST_CASE("dnf is not asked by another account, which would get a cache of its own")
{
    test::FakeTools tools;
    tools.add(u"id"_s, "echo 1000");
    tools.add(u"dnf"_s, "exit 0");

    test::SlowAnswer answer(tools.run(u"sh"_s, "updates", updatePaths));
    auto input = answer.input();

    CHECK(collect::readUpdates(input).error().code == ErrorCode::PermissionDenied);
}

TEST_CASE("zypper, apk and pacman are asked without lock and network")
{
    const QString shell = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    INFO("shell " << shell);
    test::FakeTools zypper;
    zypper.add(u"zypper"_s,
               "[ \"$ZYPP_READONLY_HACK\" = 1 ] || exit 1\n"
               "case \"$*\" in\n"
               "*--no-refresh*list-updates) echo 'v | Main | curl | 1 | 2 | x86_64' ;;\n"
               "*--no-refresh*security) echo 'U | S-1 | security | low | --- | needed | x' ;;\n"
               "esac");
    test::FakeTools apk;
    apk.add(u"apk"_s,
            "[ \"$*\" = '--no-network version -l <' ] || exit 1\necho 'musl-1.2.4-r1 < 1.2.4-r4'");
    apk.touch(u"/var/cache/apk/APKINDEX.0.tar.gz"_s);
    test::FakeTools pacman;
    pacman.add(u"pacman"_s, "exit 1");
    pacman.touch(u"/var/lib/pacman/sync/core.db"_s);

    const auto suse = readFrom(zypper, shell);
    const auto alpine = readFrom(apk, shell);
    const auto arch = readFrom(pacman, shell);

    CHECK(updateValue(suse, u"updates.pending"_s) == 1.0);
    CHECK(updateValue(suse, u"updates.security"_s) == 1.0);
    CHECK(updateValue(alpine, u"updates.pending"_s) == 1.0);
    CHECK_FALSE(updateValue(alpine, u"updates.security"_s));
    CHECK(updateValue(arch, u"updates.pending"_s) == 0.0);
}

TEST_CASE("A newer kernel of Debian or of rpm asks for a reboot")
{
    const QByteArray installed = GENERATE("6.1.0-31-amd64", "6.1.0-32-amd64");
    test::FakeTools debian;
    debian.add(u"uname"_s, "echo 6.1.0-31-amd64");
    debian.touch(u"/boot/vmlinuz-6.1.0-31-amd64"_s);
    REQUIRE(
        QFile::link(u"boot/vmlinuz-"_s + QString::fromLatin1(installed), debian.at(u"/vmlinuz"_s)));
    test::FakeTools rpm;
    rpm.add(u"uname"_s, "echo 6.1.0-31-amd64");
    rpm.add(u"rpm"_s, "printf '%s\\n' '99 6.1.0-31-amd64' '100 " + installed + "'");
    rpm.touch(u"/lib/modules/6.1.0-31-amd64/"_s);
    const double expected = installed == "6.1.0-31-amd64" ? 0.0 : 1.0;

    CHECK(updateValue(readFrom(debian, u"sh"_s), u"reboot.required"_s) == expected);
    CHECK(updateValue(readFrom(rpm, u"sh"_s), u"reboot.required"_s) == expected);
}

TEST_CASE("The apt of this machine is simulated and nothing of it changes")
{
    const QDir lists(u"/var/lib/apt/lists"_s);
    if (!QFile::exists(u"/usr/bin/apt-get"_s) || lists.entryList({u"*Packages*"_s}).isEmpty()) {
        WARN("skipped: this machine has no apt with lists");
        return;
    }
    const QDir cache(u"/var/cache/apt"_s);
    const QStringList before = cache.entryList(QDir::Files);
    test::FakeTools tools;
    tools.add(u"apt-get"_s, "exec /usr/bin/apt-get \"$@\"");

    test::SlowAnswer answer(tools.run(u"sh"_s, "updates", {"/run/", "/var/run/"}));
    auto input = answer.input();
    const auto output = collect::readUpdates(input);

    REQUIRE(output);
    const auto pending = updateValue(*output, u"updates.pending"_s);
    const auto security = updateValue(*output, u"updates.security"_s);
    REQUIRE(pending);
    REQUIRE(security);
    CHECK(*security <= *pending);
    CHECK(cache.entryList(QDir::Files) == before);
}
