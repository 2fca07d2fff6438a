// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// The shell functions, run by the shells that servers have, and read by the code that reads
// servers.
#include "core/collect/PollReader.h"
#include "core/collect/ProbeScript.h"
#include "tests/collect/SessionShell.h"
#include "tests/support/Catch.h"

#include <QFile>

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;
using test::askShellOnce;
using test::shellCommand;

namespace {

QByteArray outputOf(const QStringList& shell, const QByteArray& request)
{
    return askShellOnce(shell, collect::prelude(), request).output;
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
    const QStringList shell = shellCommand(QString::fromLatin1(name));
    if (shell.isEmpty()) {
        WARN("skipped: " << name << " is not installed");
        return;
    }
    INFO("shell " << name);
    collect::ServerContext context;

    const auto facts = collect::factsRequest();
    REQUIRE(collect::readFacts(outputOf(shell, facts.command), facts.nonce, context));
    const auto status = collect::pollRequest(PollKind::Status);
    const Snapshot first = collect::readPoll(
        {outputOf(shell, status.command), 0, {}}, status.nonce, PollKind::Status, {}, context);
    const auto metrics = collect::pollRequest(PollKind::Metrics);
    const Snapshot second = collect::readPoll(
        {outputOf(shell, metrics.command), 0, {}}, metrics.nonce, PollKind::Metrics, {}, context);

    const auto local = collect::pollRequest(PollKind::Metrics, false);
    const Snapshot third = collect::readPoll(
        {outputOf(shell, local.command), 0, {}}, local.nonce, PollKind::Metrics, {}, context);

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
    CHECK_FALSE(third.error);
    CHECK(third.unavailable.empty());
    const auto isDisk = [](const Sample& sample) { return sample.metric.type == u"disk"_s; };
    CHECK(std::ranges::count_if(third.samples, isDisk)
          >= std::ranges::count_if(second.samples, isDisk));
    REQUIRE(second.facts);
    CHECK(second.facts->cpuCount);
}

TEST_CASE("a status poll starts no process on the server")
{
    const auto status = collect::pollRequest(PollKind::Status);
    const auto frame
        = askShellOnce({u"sh"_s}, collect::prelude() + "\nPATH=/nonexistent\n", status.command);

    CHECK(frame.output.contains(":loadavg"));
    CHECK(frame.output.contains("MemTotal"));
}
