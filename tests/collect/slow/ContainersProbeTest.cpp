// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/ContainersProbe.h"

#include "tests/collect/slow/FakeTools.h"
#include "tests/support/Catch.h"

#include <QCoreApplication>
#include <QFile>

#include <sys/stat.h>

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

QByteArray engineNamed(const QByteArray& id, const QByteArray& size)
{
    return "case \"$*\" in\n"
           "ps*) echo '"
        + id
        + "|web|nginx|Up 3 days (healthy)' ;;\n"
          "inspect*"
        + id + ") echo '" + id
        + "|2|running|0' ;;\n"
          "stats*) echo '"
        + id + "|8.00%|" + size
        + " / 8GiB' ;;\n"
          "*) exit 1 ;;\n"
          "esac";
}

enum class PauseFile
{
    Pipe,
    EndlessLink,
    AllProcesses,
    Running
};

/// What the account's podman, or anybody, has left in /tmp.
void leavePauseFile(const test::FakeTools& tools, PauseFile kind)
{
    const QString path = tools.at(u"/tmp/podman-run-1000/libpod/tmp/pause.pid"_s);
    switch (kind) {
    case PauseFile::Pipe:
        REQUIRE(::mkfifo(QFile::encodeName(path).constData(), S_IRUSR | S_IWUSR) == 0);
        return;
    case PauseFile::EndlessLink:
        REQUIRE(QFile::link(u"/dev/zero"_s, path));
        return;
    case PauseFile::AllProcesses:
    case PauseFile::Running:
        break;
    }
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::NewOnly));
    file.write(kind == PauseFile::Running ? QByteArray::number(QCoreApplication::applicationPid())
                                          : QByteArray("-1"));
}

std::optional<double> containerValue(const collect::SlowOutput& output, const QString& metric)
{
    Snapshot snapshot;
    snapshot.samples = output.samples;
    return valueOf(snapshot, parseMetricId(metric).value());
}

} // namespace

TEST_CASE("Containers of both engines are read from every shell")
{
    const QString shell = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    INFO("shell " << shell);
    test::FakeTools tools;
    tools.add(u"docker"_s, engineNamed("0123456789ab", "16MiB"));
    tools.add(u"podman"_s, engineNamed("abcdef012345", "16MB"));
    tools.add(u"id"_s, "echo 0");
    tools.touch(u"/var/lib/containers/storage/"_s);

    test::SlowAnswer answer(tools.run(shell, "containers", {"/var/lib/containers"}));
    answer.facts.cpuCount = 4;
    auto input = answer.input();
    const auto output = collect::readContainers(input);

    REQUIRE(output);
    CHECK_FALSE(output->gap);
    CHECK(containerValue(*output, u"container[web].running"_s) == 1.0);
    CHECK(containerValue(*output, u"container[web].healthy"_s) == 1.0);
    CHECK(containerValue(*output, u"container[web].restarts"_s) == 2.0);
    CHECK(containerValue(*output, u"container[web].cpuUsage"_s) == 2.0);
    CHECK(containerValue(*output, u"container[web].memoryUsed"_s) == 16.0 * 1024 * 1024);
    CHECK(containerValue(*output, u"container[web (podman)].memoryUsed"_s) == 16e6);
    CHECK(std::get<ContainerTable>(output->details).containers.size() == 2);
}

TEST_CASE("A docker that is podman in disguise tells of its containers once")
{
    test::FakeTools tools;
    tools.add(u"docker"_s, engineNamed("abcdef012345", "16MB"));
    tools.add(u"podman"_s, engineNamed("abcdef012345", "16MB"));
    tools.add(u"id"_s, "echo 0");
    tools.touch(u"/var/lib/containers/storage/"_s);

    test::SlowAnswer answer(tools.run(u"sh"_s, "containers", {"/var/lib/containers"}));
    auto input = answer.input();

    CHECK(std::get<ContainerTable>(collect::readContainers(input)->details).containers.size() == 1);
}

TEST_CASE("A socket that the account may not use is told, and sudo is not tried")
{
    const QString shell = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    INFO("shell " << shell);
    test::FakeTools tools;
    tools.add(u"docker"_s, "echo 'permission denied while trying to connect' >&2; exit 1");
    tools.add(u"id"_s, "echo 1000");
    tools.add(u"sudo"_s, "echo tried >'" + tools.at(u"sudo-ran"_s).toUtf8() + "'");

    const test::SlowAnswer answer(tools.run(shell, "containers"));

    CHECK(answer.text.section("denied") == QByteArrayView("docker"));
    CHECK_FALSE(QFile::exists(tools.at(u"sudo-ran"_s)));
}

TEST_CASE("A docker that may not be asked leaves a gap beside podman's containers")
{
    test::FakeTools tools;
    tools.add(u"docker"_s, "echo 'Got permission denied' >&2; exit 1");
    tools.add(u"podman"_s, engineNamed("abcdef012345", "16MB"));
    // 0 for podman, and no account for docker: vd_root asks again.
    tools.add(u"id"_s, "echo 0");
    tools.touch(u"/var/lib/containers/storage/"_s);

    test::SlowAnswer answer(tools.run(u"sh"_s, "containers", {"/var/lib/containers"}));
    auto input = answer.input();
    const auto output = collect::readContainers(input);

    REQUIRE(output);
    REQUIRE(output->gap);
    CHECK(output->gap->code == ErrorCode::PermissionDenied);
    CHECK(std::get<ContainerTable>(output->details).containers.size() == 1);
}

TEST_CASE("podman is not started for an account that has not used it since the boot")
{
    test::FakeTools tools;
    tools.add(u"podman"_s, "echo ran >'" + tools.at(u"podman-ran"_s).toUtf8() + "'");
    tools.add(u"id"_s, "echo 1000");

    const test::SlowAnswer answer(tools.run(u"sh"_s, "containers", {"/run/user"}));

    CHECK(answer.text.section("absent"));
    CHECK_FALSE(QFile::exists(tools.at(u"podman-ran"_s)));
}

TEST_CASE("What anybody may have left in /tmp neither holds the shell nor starts podman")
{
    const QString shell = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
    const PauseFile kind = GENERATE(
        PauseFile::Pipe, PauseFile::EndlessLink, PauseFile::AllProcesses, PauseFile::Running);
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    INFO("shell " << shell << ", file " << static_cast<int>(kind));
    test::FakeTools tools;
    tools.add(u"podman"_s, "echo ran >'" + tools.at(u"podman-ran"_s).toUtf8() + "'");
    tools.add(u"id"_s, "echo 1000");
    tools.touch(u"/tmp/podman-run-1000/libpod/tmp/"_s);
    leavePauseFile(tools, kind);

    const test::SlowAnswer answer(
        tools.run(shell, "containers", {"/run/user", "/tmp/podman-run-"}));

    CHECK(QFile::exists(tools.at(u"podman-ran"_s)) == (kind == PauseFile::Running));
}

TEST_CASE("A docker whose daemon does not run has no containers to tell of")
{
    test::FakeTools tools;
    tools.add(u"docker"_s, "echo 'Cannot connect to the Docker daemon at unix:///x.' >&2; exit 1");

    CHECK(test::SlowAnswer(tools.run(u"sh"_s, "containers")).text.section("absent"));
}

TEST_CASE("A docker without containers is an empty table, and one that fails is an error")
{
    test::FakeTools tools;
    const bool fails = GENERATE(false, true);
    tools.add(u"docker"_s, fails ? "echo 'template: :1: bad' >&2; exit 64" : "exit 0");

    test::SlowAnswer answer(tools.run(u"sh"_s, "containers"));
    auto input = answer.input();
    const auto output = collect::readContainers(input);

    CHECK(output.has_value() != fails);
    if (output) {
        CHECK(output->samples.empty());
        CHECK(std::get<ContainerTable>(output->details).containers.isEmpty());
    } else {
        CHECK(output.error().code == ErrorCode::CommandFailed);
    }
}
