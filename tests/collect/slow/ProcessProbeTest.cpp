// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/ProcessProbe.h"

#include "core/collect/slow/SlowMemory.h"
#include "tests/collect/slow/FakeTools.h"
#include "tests/collect/slow/Fragment.h"
#include "tests/support/Catch.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <cstdlib>

using namespace vedette;
using namespace vedette::collect;
using namespace Qt::StringLiterals;

namespace {

const MetricId processCount{u"process"_s, u"count"_s, {}};
const MetricId processThreads{u"process"_s, u"threads"_s, {}};
const MetricId processZombies{u"process"_s, u"zombies"_s, {}};

/// The state of a session's slow probe.
struct ProcessReader
{
    ProcessReader() { facts.pageSize = 4096; }

    Facts facts;
    SlowMemory memory;

    Snapshot read(const PollText& text)
    {
        SlowInput input{text, facts, memory, {}, {}};
        auto output = readProcesses(input);
        REQUIRE(output);
        Snapshot snapshot;
        snapshot.samples = std::move(output->samples);
        snapshot.details = std::move(output->details);
        return snapshot;
    }

    Snapshot read(const QByteArray& answer)
    {
        const auto text = PollText::parse(answer, "n");
        REQUIRE(text);
        return read(*text);
    }
};

const ProcessTable& tableOf(const Snapshot& snapshot)
{
    return std::get<ProcessTable>(snapshot.details);
}

int processesOfThisMachine()
{
    const QStringList entries = QDir(u"/proc"_s).entryList(QDir::Dirs);
    return static_cast<int>(
        std::ranges::count_if(entries, [](const QString& name) { return name.front().isDigit(); }));
}

void addProcess(test::FakeTools& tools, int pid, const QByteArray& name, int pages = 250)
{
    const QString folder = u"/proc/%1/"_s.arg(pid);
    tools.touch(folder);
    QFile file(tools.at(folder + u"stat"_s));
    REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::NewOnly));
    file.write(QByteArray::number(pid) + " (" + name
               + ") Z 1 1 1 0 -1 0 5 6 7 8 30 12 0 0 20 0 1 0 2 8192 " + QByteArray::number(pages)
               + " 0 0 0\n");
}

QByteArray answer(double uptime, int ticks, const QByteArray& more = {})
{
    return "@n:count\n3\n@n:uptime\n" + QByteArray::number(uptime)
        + " 1\n@n:stat\n1 (init) S 0 1 1 0 -1 0 5 6 7 8 30 12 0 0 20 0 1 0 2 8192 250\n"
          "7 (vi) D 1 1 1 0 -1 0 5 6 7 8 "
        + QByteArray::number(ticks)
        + " 0 0 0 20 0 3 0 90 8192 10\n"
          "2 (kthreadd) S 0 0 0 0 -1 2129984 0 0 0 0 0 0 0 0 20 0 1 0 2 0 0\n"
        + more;
}

} // namespace

TEST_CASE("the processes of this machine are read alike from every shell")
{
    const QString name = GENERATE(u"sh"_s, u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s, u"zsh"_s);
    const QStringList shell = test::shellCommand(name);
    if (shell.isEmpty()) {
        WARN("skipped: " << name << " is not installed");
        return;
    }
    INFO("shell " << name);
    ProcessReader reader;

    const Snapshot first = reader.read(test::runFragment(shell, u"processes"_s));
    const Snapshot second = reader.read(test::runFragment(shell, u"processes"_s));

    const ProcessTable& table = tableOf(second);
    CHECK(std::abs(table.total - processesOfThisMachine()) < 50);
    CHECK(std::ranges::all_of(tableOf(first).processes, [](const Process& row) {
        return row.cpuPercent.has_value() == row.isCpuSinceStart;
    }));
    CHECK(std::ranges::any_of(table.processes, [](const Process& row) {
        return row.cpuPercent.has_value() && !row.isCpuSinceStart;
    }));
    CHECK(std::ranges::any_of(table.processes, [](const Process& row) {
        return !row.user.isEmpty() && !row.command.isEmpty() && row.memory > 0.0;
    }));
    if (!table.isHidden && !table.isCut) {
        CHECK(valueOf(second, processCount) == table.total);
        CHECK(valueOf(second, processThreads) >= table.processes.size());
        CHECK(valueOf(second, processZombies).has_value());
    }
}

TEST_CASE("no list of processes asks what is the same all the time")
{
    const QByteArray functions = test::slowScript(u"common"_s) + test::slowScript(u"processes"_s)
        + "getconf() { vd_section asked; }";

    const auto answers = test::askShell({u"sh"_s}, functions, {"vd_processes n", "vd_processes n"});

    REQUIRE(answers.size() == 2);
    for (const auto& one : answers) {
        REQUIRE(one);
        CHECK(one->output.contains("@n:stat\n"));
        CHECK_FALSE(one->output.contains("@n:asked"));
    }
}

TEST_CASE("what processes use between two answers stands in their rows")
{
    ProcessReader reader;
    const Snapshot first = reader.read(answer(100, 50, "@n:io\n7/io:read_bytes: 1000\n"));

    const Snapshot second = reader.read(answer(110,
                                               550,
                                               "@n:io\n7/io:read_bytes: 6000\n@n:owners\n"
                                               "2 root [kthreadd]\n7 bob vi notes\n"));

    CHECK(tableOf(first).processes.at(0).isCpuSinceStart);
    const ProcessTable& table = tableOf(second);
    REQUIRE(table.processes.size() == 3);
    Process editor;
    editor.pid = 7;
    editor.user = u"bob"_s;
    editor.name = u"vi"_s;
    editor.command = u"vi notes"_s;
    editor.state = u'D';
    editor.threads = 3;
    editor.cpuPercent = 50;
    editor.memory = 40'960;
    editor.readRate = 500;
    CHECK(table.processes.at(0) == editor);
    CHECK(table.processes.at(2).user == u"root"_s);
    CHECK(table.processes.at(2).command.isEmpty());
    CHECK(valueOf(second, processCount) == 3.0);
    CHECK(valueOf(second, processThreads) == 5.0);
    CHECK(valueOf(second, processZombies) == 0.0);
}

TEST_CASE("a server that was started anew has no rates of before")
{
    ProcessReader reader;
    reader.read(answer(100, 50));

    const Snapshot second = reader.read(answer(10, 80));

    CHECK(tableOf(second).processes.at(0).isCpuSinceStart);
}

TEST_CASE("an account that sees its own processes only counts none of the server")
{
    ProcessReader reader;

    const Snapshot snapshot = reader.read(answer(100, 50, "@n:hidden\n"));

    CHECK(snapshot.samples.empty());
    CHECK(tableOf(snapshot).isHidden);
    CHECK_FALSE(tableOf(snapshot).isCut);
    CHECK(tableOf(snapshot).processes.size() == 3);
}

TEST_CASE("of too many processes only what the server added up is counted")
{
    ProcessReader reader;

    const Snapshot withSum
        = reader.read(answer(100, 50, "sum 20500 2\n@n:cut\n1\n").replace("\n3\n", "\n20000\n"));
    const Snapshot without = reader.read(answer(130, 60, "@n:cut\n"));

    CHECK(tableOf(withSum).isCut);
    CHECK_FALSE(tableOf(withSum).isHidden);
    CHECK(tableOf(withSum).total == 20'000);
    CHECK(valueOf(withSum, processThreads) == 20'500.0);
    CHECK(valueOf(withSum, processZombies) == 2.0);
    CHECK_FALSE(valueOf(without, processThreads));
    CHECK_FALSE(valueOf(without, processZombies));
}

TEST_CASE("a kernel thread is known as one, whether ps tells of processes or not")
{
    const QByteArray owners = GENERATE("", "@n:owners\n1 root init\n2 root [kthreadd]\n");
    ProcessReader reader;

    const Snapshot snapshot = reader.read(answer(100, 50, owners));

    const QList<Process> processes = tableOf(snapshot).processes;
    CHECK(std::ranges::count(processes, true, &Process::isKernelThread) == 1);
    const auto kernels = std::ranges::find(processes, 2, &Process::pid);
    REQUIRE(kernels != processes.end());
    CHECK(kernels->isKernelThread);
}

TEST_CASE("line feeds in the names of processes hide no others")
{
    const QString shell = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
    if (test::shellCommand(shell).isEmpty()) {
        WARN("skipped: " << shell << " is not installed");
        return;
    }
    INFO("shell " << shell);
    test::FakeTools tools;
    tools.touch(u"/proc/self/stat"_s);
    tools.touch(u"/proc/1/stat"_s); // ended before it was read
    for (int pid = 1000; pid < 1150; ++pid) {
        addProcess(tools, pid, QByteArray(15, '\n'));
    }
    addProcess(tools, 9999, "miner", 100'000);
    ProcessReader reader;

    const Snapshot snapshot
        = reader.read(test::SlowAnswer(tools.run(shell, "processes", {"/proc"})).text);

    CHECK(std::ranges::any_of(tableOf(snapshot).processes,
                              [](const Process& row) { return row.pid == 9999; }));
    CHECK_FALSE(tableOf(snapshot).isHidden);
    CHECK(valueOf(snapshot, processZombies) == 151.0);
}

TEST_CASE("processes whose names hold line feeds are added up with the others")
{
    test::FakeTools tools;
    tools.touch(u"/proc/self/stat"_s);
    tools.touch(u"/proc/1/stat"_s);
    for (int pid = 1000; pid < 3001; ++pid) {
        addProcess(tools, pid, pid % 2 == 0 ? QByteArray("a\nb\n") : QByteArray("plain"));
    }
    ProcessReader reader;

    const Snapshot snapshot
        = reader.read(test::SlowAnswer(tools.run(u"sh"_s, "processes", {"/proc"})).text);

    CHECK(valueOf(snapshot, processThreads) == 2001.0);
    CHECK(valueOf(snapshot, processZombies) == 2001.0);
}

TEST_CASE("a table with clearly fewer processes than there are is a part, and adds up nothing")
{
    ProcessReader reader;

    const Snapshot snapshot = reader.read(answer(100, 50).replace("\n3\n", "\n200\n"));

    CHECK(tableOf(snapshot).isHidden);
    CHECK(tableOf(snapshot).total == 200);
    CHECK(valueOf(snapshot, processCount) == 200.0);
    CHECK_FALSE(valueOf(snapshot, processThreads));
    CHECK_FALSE(valueOf(snapshot, processZombies));
}

TEST_CASE("memory is unknown where nobody tells the size of a page")
{
    ProcessReader reader;
    reader.facts.pageSize.reset();

    const Snapshot unknown = reader.read(answer(100, 50));
    reader.facts.pageSize = 65'536;
    const Snapshot known = reader.read(answer(100, 50));

    CHECK_FALSE(tableOf(unknown).processes.at(0).memory);
    CHECK(tableOf(known).processes.at(0).memory == 655'360.0);
}

TEST_CASE("an answer without processes is an error")
{
    ProcessReader reader;
    const auto text = PollText::parse("@n:stat\ncat: no\n", "n");
    const auto other = PollText::parse("@n:count\n3\n", "n");
    REQUIRE(text);
    REQUIRE(other);
    SlowInput input{*text, reader.facts, reader.memory, {}, {}};
    SlowInput otherInput{*other, reader.facts, reader.memory, {}, {}};

    CHECK(readProcesses(input).error().code == ErrorCode::Malformed);
    CHECK(readProcesses(otherInput).error().code == ErrorCode::NotAvailable);
}
