// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/Await.h"
#include "tests/support/Catch.h"
#include "tests/support/ProcessMemory.h"
#include "tests/support/TempStore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

constexpr uint nobody = 65534;

/// The user whose processes are looked at, and who looks: root may look into all of them.
uint ordinaryUser()
{
    return ::geteuid() == 0 ? nobody : ::geteuid();
}

void runAsOrdinaryUser(QProcess& process)
{
    process.setChildProcessModifier([] {
        if (::geteuid() == 0) {
            [[maybe_unused]] const bool isChanged = ::setgid(nobody) == 0 && ::setuid(nobody) == 0;
        }
    });
}

/// A process that may write cores as large as they get; the sanitizer does not forbid it either.
void allowCores(QProcess& process)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"ASAN_OPTIONS"_s,
                       environment.value(u"ASAN_OPTIONS"_s) + u":disable_coredump=0"_s);
    process.setProcessEnvironment(environment);
    process.setChildProcessModifier([] {
        rlimit core{};
        ::getrlimit(RLIMIT_CORE, &core);
        core.rlim_cur = core.rlim_max;
        ::setrlimit(RLIMIT_CORE, &core);
    });
}

bool mayHaveCores()
{
    rlimit core{};
    return ::getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_max != 0
        && QFile::exists(u"/proc/self/limits"_s);
}

/// As proc(5) has it: soft limit, hard limit.
QByteArrayList coreLimits(qint64 process)
{
    for (const QByteArray& line : test::readFile(u"/proc/%1/limits"_s.arg(process)).split('\n')) {
        if (line.startsWith("Max core file size")) {
            return line.simplified().split(' ').mid(4, 2);
        }
    }
    return {};
}

/// Whether another process of that user can read what belongs to its memory.
bool canBeRead(qint64 process)
{
    QProcess reader;
    runAsOrdinaryUser(reader);
    reader.start(u"head"_s, {u"-c1"_s, u"/proc/%1/environ"_s.arg(process)});
    REQUIRE(reader.waitForFinished());
    return reader.exitCode() == 0;
}

} // namespace

TEST_CASE("The program, window and verbs, writes no core, whatever its shell allows", "[T12]")
{
    if (!mayHaveCores()) {
        WARN("skipped: no process writes cores here");
        return;
    }
    const auto arguments = GENERATE(QStringList{u"collect"_s, u"--for"_s, u"60s"_s},
                                    QStringList{u"-platform"_s, u"offscreen"_s});
    const QTemporaryDir folder;
    QProcess program;
    allowCores(program);
    program.setWorkingDirectory(folder.path()); // where a core would go
    program.start(QStringLiteral(VEDETTE_PROGRAM),
                  arguments + QStringList{u"--data-dir"_s, folder.filePath(u"data"_s)});
    REQUIRE(program.waitForStarted());

    const auto hasNone = [&] {
        return coreLimits(program.processId()) == QByteArrayList{"0", "0"};
    };
    REQUIRE(test::eventually(hasNone, seconds{20}));

    ::kill(static_cast<pid_t>(program.processId()), SIGABRT);
    REQUIRE(program.waitForFinished());
    CHECK(program.exitStatus() == QProcess::CrashExit);
    CHECK(QDir(folder.path()).entryList({u"*core*"_s}).isEmpty());
}

TEST_CASE("Only a process that restricts itself is without cores", "[T12]")
{
    if (!mayHaveCores()) {
        WARN("skipped: no process writes cores here");
        return;
    }
    const auto [way, isNone]
        = GENERATE(table<QString, bool>({{u"restrict"_s, true}, {u"stay"_s, false}}));
    QProcess victim;
    allowCores(victim);
    victim.start(QStringLiteral(VEDETTE_LIMITS_VICTIM), {way});
    REQUIRE(test::nextLine(victim) == "ready");

    CHECK((coreLimits(victim.processId()) == QByteArrayList{"0", "0"}) == isNone);

    victim.kill();
    victim.waitForFinished();
}

TEST_CASE("No other process of the user reads the memory of one that restricts itself", "[T12]")
{
    const auto [way, isClosed]
        = GENERATE(table<QString, bool>({{u"restrict"_s, true}, {u"stay"_s, false}}));
    QProcess victim;
    runAsOrdinaryUser(victim);
    victim.start(QStringLiteral(VEDETTE_LIMITS_VICTIM), {way});
    if (!test::canReadMemory() || !victim.waitForStarted()) {
        WARN("skipped: an ordinary user can't run the program here");
        return;
    }
    REQUIRE(test::nextLine(victim) == "ready");

    const QFileInfo memory(u"/proc/%1/mem"_s.arg(victim.processId()));
    CHECK(memory.ownerId() == (isClosed ? 0 : ordinaryUser()));
    CHECK(canBeRead(victim.processId()) != isClosed);

    victim.kill(); // before a leak check that needs to look into it, too
    victim.waitForFinished();
}
