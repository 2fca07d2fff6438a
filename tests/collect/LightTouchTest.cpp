// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// How many processes a request starts on a server, besides the shell's own copy that answers it.
#include "core/collect/ProbeScript.h"
#include "core/collect/slow/SlowTask.h"
#include "tests/collect/PoorServer.h"
#include "tests/support/Catch.h"

#include <QFile>
#include <QHash>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;
using test::PoorServer;
using test::shellCommand;

namespace {

/// A request, and the tools that it may start.
struct TouchCase
{
    QByteArray request;
    QByteArray script; ///< that defines it
    QStringList tools; ///< in alphabetical order
};

/// Where file systems may hang, df is watched by timeout(1).
std::vector<TouchCase> touchCases()
{
    const QByteArray slow = collect::slowPrelude() + "\nvd_has() { return 1; }\n"; // no UPS
    const QStringList grep{u"grep"_s, u"timeout"_s};
    return {
        {"vd_status a1", collect::prelude(), {}},
        {"vd_metrics a1", collect::prelude(), {u"df"_s, u"tail"_s, u"timeout"_s}},
        {"vd_metrics a1 local", collect::prelude(), {u"df"_s, u"tail"_s}},
        {"vd_sensors a1", slow, grep},
        {"vd_links a1", slow, grep},
    };
}

QByteArray readLog(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// What one request starts of the tools that servers have, by what stands in their place and tells.
QStringList startedTools(const QStringList& shell, const TouchCase& touch)
{
    const PoorServer server;
    const QString log = server.folder() + u"/log"_s;
    for (const char* name :
         {"awk",      "cat",  "cut", "date", "df",   "expr", "find",  "getconf", "grep", "head",
          "id",       "ls",   "ps",  "sed",  "seq",  "sort", "sleep", "stat",    "tail", "timeout",
          "readlink", "true", "tr",  "uniq", "test", "wc",   "env",   "uname",   "upsc"}) {
        const QString tool = QString::fromLatin1(name);
        const QString own = QStandardPaths::findExecutable(tool);
        if (!own.isEmpty()) {
            server.addTool(tool, u"echo %1 >>'%2'; exec %3 \"$@\""_s.arg(tool, log, own).toUtf8());
        }
    }
    const QByteArray mark = "echo mark >>'" + log.toUtf8() + '\'';

    const auto frames = server.ask(shell, touch.script, {mark, touch.request});

    REQUIRE(frames.back());
    REQUIRE(frames.back()->exitCode == 0);
    REQUIRE(frames.back()->output.startsWith("@a1:"));
    const QString text = QString::fromUtf8(readLog(log));
    QStringList started = text.section(u"mark\n"_s, -1).split(u'\n', Qt::SkipEmptyParts);
    started.sort();
    return started;
}

/// The programs that a trace of execve(2) tells of, behind the one that there is none of.
QStringList startedInTrace(const QByteArray& trace)
{
    const QRegularExpression begin(uR"re(^(\d+) +execve\("([^"]+)")re"_s);
    const QRegularExpression success(uR"re(^(\d+) .*execve.* = 0$)re"_s);
    QHash<QString, QString> asked; // by process
    QStringList started;
    const QStringList lines = QString::fromUtf8(trace).split(u'\n');
    for (const QString& line : lines) {
        const auto call = begin.match(line);
        if (call.hasMatch()) {
            asked.insert(call.captured(1), call.captured(2).section(u'/', -1));
        }
        const auto done = success.match(line);
        if (done.hasMatch()) {
            started += asked.value(done.captured(1));
        } else if (call.hasMatch() && call.captured(2) == u"/vedette/mark"_s) {
            started.clear();
        }
    }
    started.sort();
    return started;
}

} // namespace

TEST_CASE("A request starts no more than its few tools, in any shell")
{
    const QString name = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s);
    const TouchCase touch = GENERATE(from_range(touchCases()));
    const QStringList shell = shellCommand(name);
    if (shell.isEmpty() || shellCommand(u"timeout"_s).isEmpty()) {
        WARN("skipped: no " << name << ", or no timeout");
        return;
    }
    INFO(name << ' ' << touch.request);

    CHECK(startedTools(shell, touch) == touch.tools);
}

TEST_CASE("The kernel sees no other process of a request than those")
{
    const QString strace = QStandardPaths::findExecutable(u"strace"_s);
    if (strace.isEmpty()
        || QProcess::execute(strace, {u"-f"_s, u"-o"_s, u"/dev/null"_s, u"true"_s}) != 0) {
        WARN("skipped: no strace that may trace");
        return;
    }
    const QString name = GENERATE(u"dash"_s, u"bash"_s);
    const TouchCase touch = GENERATE(from_range(touchCases()));
    const QStringList shell = shellCommand(name);
    if (shell.isEmpty()) {
        WARN("skipped: " << name << " is not installed");
        return;
    }
    INFO(name << ' ' << touch.request);
    const PoorServer server;
    const QString log = server.folder() + u"/trace"_s;
    const QStringList traced{strace, u"-f"_s, u"-qq"_s, u"-e"_s, u"trace=execve"_s, u"-o"_s, log};

    const auto frames = server.ask(traced + shell, touch.script, {"/vedette/mark", touch.request});

    REQUIRE(frames.back());
    CHECK(startedInTrace(readLog(log)) == touch.tools);
}
