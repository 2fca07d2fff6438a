// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// What the slow probes ask of sudo, by the shells that servers have.
#include "core/collect/slow/SlowProbe.h"
#include "core/model/Sudoers.h"
#include "tests/collect/slow/FakeTools.h"
#include "tests/support/Catch.h"

#include <QFile>

#include <vector>

using namespace vedette;
using namespace Qt::StringLiterals;
using test::FakeTools;

namespace {

const QList<QByteArray> rootPaths{"/sys/"};
constexpr QByteArrayView sudoAllowed("vd_sudo=1;");

/// A server with all that root is needed for, and an account that is not root.
void furnish(FakeTools& tools)
{
    tools.touch(u"/sys/block/sda/"_s);
    tools.touch(u"/sys/block/sdb/"_s);
    tools.touch(u"/sys/module/dm_thin_pool/refcnt"_s);
    tools.touch(u"/sys/firmware/dmi/tables/DMI"_s);
    tools.add(u"id"_s, "echo 1000");
    tools.add(u"smartctl"_s, "echo '{}'");
    tools.add(u"dmidecode"_s, "echo '# dmidecode 3.4'");
    tools.add(u"dmsetup"_s, "echo 'vg-pool-tpool: 0 9 thin-pool 1 12/1024 4096/16384 - rw'");
    tools.add(u"dnf"_s, "echo 'curl.x86_64 7.76.1 baseos'; exit 100");
}

/// A sudo that tells what it was given, then does `rest`.
void addSudo(FakeTools& tools, const QByteArray& rest)
{
    const QByteArray log = tools.at(u"log"_s).toUtf8();
    tools.add(u"sudo"_s, "echo \"sudo $*\" >>'" + log + "'\n" + rest);
}

QStringList takeSudoLog(const FakeTools& tools)
{
    QFile file(tools.at(u"log"_s));
    const bool isThere = file.open(QIODevice::ReadOnly);
    const QString text = isThere ? QString::fromUtf8(file.readAll()) : QString();
    file.remove();
    return text.split(u'\n', Qt::SkipEmptyParts);
}

/// The commands of that tool, as they are documented for those who allow them.
QStringList documented(const QString& tool)
{
    return sudoCommands().filter(u' ' + tool + u' ');
}

/// A probe that asks root, and its tool.
struct RootProbe
{
    QByteArray name;
    QString tool;
};

const std::vector<RootProbe> rootProbes{{"hardware", u"dmidecode"_s},
                                        {"storage", u"dmsetup"_s},
                                        {"smart", u"smartctl"_s},
                                        {"updates", u"dnf"_s}};

} // namespace

TEST_CASE("the probes that ask root are known as such")
{
    QStringList names;
    for (const RootProbe& probe : rootProbes) {
        names += QString::fromLatin1(probe.name);
    }
    QStringList marked;
    for (const collect::SlowProbe& probe : collect::slowCatalogue()) {
        marked += probe.asksRoot ? QStringList(probe.name) : QStringList();
    }
    names.sort();
    marked.sort();

    CHECK(marked == names);
}

TEST_CASE("sudo is given what is documented and nothing else, and without leave nothing at all")
{
    const QString shell = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
    const RootProbe probe = GENERATE(from_range(rootProbes));
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    INFO("shell " << shell << ", probe " << probe.name.toStdString());
    FakeTools tools;
    furnish(tools);
    addSudo(tools, "shift; exec \"$@\"");

    const test::SlowAnswer asked(
        tools.run(shell, probe.name, rootPaths, sudoAllowed.toByteArray()));
    QStringList log = takeSudoLog(tools);
    const test::SlowAnswer unasked(tools.run(shell, probe.name, rootPaths));

    CHECK(takeSudoLog(tools).isEmpty());
    CHECK_FALSE(asked.text.section("sudo"));
    CHECK_FALSE(unasked.text.section("sudo"));
    log.removeIf([](const QString& line) { return line.endsWith(u"/dev/sdb"_s); }); // as /dev/sda
    CHECK(log == documented(probe.tool));
}

TEST_CASE("one refusal of sudo ends what a probe asks of it, and is told")
{
    const QString shell = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
    const RootProbe probe = GENERATE(from_range(rootProbes));
    const QByteArray words
        = GENERATE("sudo: a password is required",
                   "Sorry, user deploy is not allowed to execute '/bin/x' as root on db1.");
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    INFO("shell " << shell << ", probe " << probe.name.toStdString());
    FakeTools tools;
    furnish(tools);
    addSudo(tools, "echo \"" + words + "\" >&2; exit 1");

    const test::SlowAnswer answer(
        tools.run(shell, probe.name, rootPaths, sudoAllowed.toByteArray()));

    CHECK(takeSudoLog(tools).size() == 1);
    CHECK(answer.text.section("sudo").value_or(QByteArrayView()).trimmed() == probe.tool.toUtf8());
}

TEST_CASE("what root's command itself complains of is no refusal")
{
    FakeTools tools;
    furnish(tools);
    tools.add(u"dmsetup"_s, "echo 'Command failed.' >&2; exit 1");
    addSudo(tools, "shift; exec \"$@\"");

    const test::SlowAnswer answer(
        tools.run(u"sh"_s, "storage", rootPaths, sudoAllowed.toByteArray()));

    CHECK_FALSE(answer.text.section("sudo"));
}

TEST_CASE("without sudo on the server nothing is refused")
{
    FakeTools tools;
    furnish(tools);

    const test::SlowAnswer answer(
        tools.run(u"sh"_s, "smart", rootPaths, sudoAllowed.toByteArray()));

    CHECK_FALSE(answer.text.section("sudo"));
    CHECK(answer.text.section("denied").value_or(QByteArrayView()).trimmed() == "smartctl");
}

TEST_CASE("docker is not asked by sudo, whose log it would fill")
{
    FakeTools tools;
    furnish(tools);
    tools.add(u"docker"_s, "echo 'permission denied while trying to connect' >&2; exit 1");
    addSudo(tools, "shift; exec \"$@\"");

    const test::SlowAnswer answer(tools.run(u"sh"_s, "containers", {}, sudoAllowed.toByteArray()));

    CHECK(takeSudoLog(tools).isEmpty());
    CHECK(answer.text.section("denied").value_or(QByteArrayView()).trimmed() == "docker");
}
