// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// The shell functions, run by the shells that servers have, and read by the code that reads
// servers.
#include "core/collect/PollReader.h"
#include "core/collect/ProbeScript.h"
#include "tests/support/Catch.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

std::optional<QByteArray> run(const QStringList& shell, const QByteArray& command)
{
    QProcess process;
    process.setProgram(shell.first());
    process.setArguments(shell.mid(1) + QStringList{u"-s"_s});
    process.start();
    process.write(collect::prelude() + "\n" + command + " 2>/dev/null\n");
    process.closeWriteChannel();
    REQUIRE(process.waitForFinished(20'000));
    return process.readAllStandardOutput();
}

std::optional<QStringList> shellCommand(const char* name)
{
    const QString program = QString::fromLatin1(name);
    const QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty()) {
        return std::nullopt;
    }
    return program == u"busybox"_s ? QStringList{path, u"sh"_s} : QStringList{path};
}

double memTotalOfThisMachine()
{
    QFile file(u"/proc/meminfo"_s);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readLine().simplified().split(' ').at(1).toDouble() * 1024;
}

const MetricId memoryTotal{u"memory"_s, u"total"_s, {}};

} // namespace

TEST_CASE("facts, status and metrics are read alike from every shell")
{
    const char* name = GENERATE("sh", "dash", "bash", "busybox", "ksh", "zsh");
    const auto shell = shellCommand(name);
    if (!shell) {
        WARN("skipped: " << name << " is not installed");
        return;
    }
    INFO("shell " << name);
    collect::ServerContext context;

    const auto facts = collect::factsRequest();
    REQUIRE(collect::readFacts(*run(*shell, facts.command), facts.nonce, context));
    const auto status = collect::pollRequest(PollKind::Status);
    const Snapshot first = collect::readPoll(
        {*run(*shell, status.command), 0, {}}, status.nonce, PollKind::Status, {}, context);
    const auto metrics = collect::pollRequest(PollKind::Metrics);
    const Snapshot second = collect::readPoll(
        {*run(*shell, metrics.command), 0, {}}, metrics.nonce, PollKind::Metrics, {}, context);

    CHECK(context.facts.kernel.startsWith(u"Linux "_s));
    CHECK_FALSE(context.facts.hostName.isEmpty());
    CHECK_FALSE(context.facts.bootId.isEmpty());
    CHECK(context.missing.empty());
    CHECK_FALSE(first.error);
    for (const Unavailable& entry : first.unavailable) {
        UNSCOPED_INFO(entry.probe << ": " << entry.why.detail);
    }
    CHECK(first.unavailable.empty());
    CHECK(valueOf(first, memoryTotal) == Approx(memTotalOfThisMachine()));
    CHECK_FALSE(second.error);
    CHECK(second.unavailable.empty());
    CHECK(valueOf(second, memoryTotal) == Approx(memTotalOfThisMachine()));
    CHECK(std::ranges::any_of(
        second.samples, [](const Sample& sample) { return sample.metric.type == u"disk"_s; }));
    REQUIRE(second.facts);
    CHECK(second.facts->cpuCount);
}

TEST_CASE("a status poll starts no process on the server but the shell's own copy")
{
    const auto status = collect::pollRequest(PollKind::Status);
    const auto output = run({u"sh"_s}, "PATH=/nonexistent; " + status.command);

    CHECK(output->contains(":loadavg"));
    CHECK(output->contains("MemTotal"));
}
