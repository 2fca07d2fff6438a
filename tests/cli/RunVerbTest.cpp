// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/RunReport.h"
#include "tests/cli/RunCli.h"
#include "tests/support/Await.h"
#include "tests/support/Catch.h"
#include "tests/support/Loopback.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTextStream>

#include <csignal>
#include <thread>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::CliOutcome;
using test::runCli;

namespace {

CliOutcome
runVerb(const QTemporaryDir& dir, const QStringList& arguments, const QString& script = {})
{
    const QStringList end = script.isNull() ? QStringList() : QStringList{u"--"_s, script};
    return runCli(QStringList{u"run"_s} + arguments + QStringList{u"--data-dir"_s, dir.path()}
                  + end);
}

QString deadTarget()
{
    return u"127.0.0.1:%1"_s.arg(test::refusingPort());
}

} // namespace

TEST_CASE("a run needs a target and a script")
{
    const QTemporaryDir dir;

    CHECK(runVerb(dir, {}, u"true"_s).code == ExitCode::Usage);
    CHECK(runVerb(dir, {u"local"_s}).code == ExitCode::Usage);
    CHECK(runVerb(dir, {u"local"_s}, u" "_s).code == ExitCode::Usage);
    CHECK(runVerb(dir, {u"local"_s, u"--time-limit"_s, u"1h"_s}, u"true"_s).code
          == ExitCode::Usage);
    CHECK(runVerb(dir, {u"a"_s, u"b"_s, u"--password-stdin"_s}, u"true"_s).code == ExitCode::Usage);
    CHECK(runVerb(dir, {u"local"_s, u"--run-as"_s, u"-u"_s}, u"true"_s).code == ExitCode::Usage);
}

TEST_CASE("a server that can't be reached is told as with every login")
{
    const QTemporaryDir dir;

    const CliOutcome outcome = runVerb(dir, {deadTarget(), u"--json"_s}, u"true"_s);

    CHECK(outcome.code == ExitCode::Unreachable);
    const QJsonObject json = outcome.json().object();
    CHECK_FALSE(json.value(u"ok").toBool(true));
    CHECK(json.value(u"error").toObject().value(u"code").toString() == u"refused"_s);
}

TEST_CASE("what a script prints is shown without what could drive the terminal")
{
    QString out;
    QString err;
    QTextStream outStream(&out);
    QTextStream errStream(&err);
    QBuffer in;
    const cli::Console console{outStream, errStream, in, {}, {}};
    CommandTrial trial;
    trial.output = "a\x1b[2Jb\n\nlast";
    trial.errors = "bad\x07\n";
    trial.exitCode = 4;
    const cli::ProbeTarget target{.server = {}, .pins = {}, .servers = {}, .label = u"db1"_s};

    const ExitCode code
        = cli::tellRun(console, {.isOneOfMany = true}, target, {}, {.report = {}, .trial = trial});

    CHECK(code == ExitCode::Failed);
    CHECK_FALSE(out.contains(u'\x1b'));
    CHECK(out.startsWith(u"db1: a"));
    CHECK(out.endsWith(u"\ndb1: \ndb1: last\n"));
    CHECK_FALSE(err.contains(u'\x07'));
    CHECK(err.contains(u"db1: the script ended with the exit code 4"));
}

TEST_CASE("what a script prints is told as JSON without what could drive the terminal")
{
    QString out;
    QTextStream stream(&out);
    QBuffer in;
    const cli::Console console{stream, stream, in, {}, {}};
    const QString hostile = u"a\u009b2J\u007f\u202e\u2066\u2028b\n\u00e9"_s;
    CommandTrial trial;
    trial.output = hostile.toUtf8();
    trial.exitCode = 0;
    const cli::ProbeTarget target{.server = {}, .pins = {}, .servers = {}, .label = u"db1"_s};

    cli::tellRun(console, {.isJson = true}, target, {}, {.report = {}, .trial = trial});

    CHECK(out.contains(u"a\\u009b2J\\u007f\\u202e\\u2066\\u2028b\\n\u00e9"_s));
    CHECK(QJsonDocument::fromJson(out.toUtf8()).object().value(u"output").toString() == hostile);
}

TEST_CASE("a plug-in that warns did run: its status is its answer")
{
    QString out;
    QString err;
    QTextStream outStream(&out);
    QTextStream errStream(&err);
    QBuffer in;
    const cli::Console console{outStream, errStream, in, {}, {}};
    CommandTrial trial;
    trial.output = "DISK WARNING\n";
    trial.exitCode = 1;
    CustomCommand plugIn;
    plugIn.reading.format = OutputFormat::Nagios;

    const ExitCode tried
        = cli::tellRun(console, {.showsValues = true}, {}, plugIn, {.report = {}, .trial = trial});
    errStream.flush();
    const QString said = err;
    trial.exitCode = 127;
    const ExitCode missing
        = cli::tellRun(console, {.showsValues = true}, {}, plugIn, {.report = {}, .trial = trial});

    CHECK(tried == ExitCode::Ok);
    CHECK(said.isEmpty());
    CHECK(missing == ExitCode::Failed);
    CHECK(err.contains(u"exit code 127"));
}

#ifdef Q_OS_LINUX
TEST_CASE("a script runs on this computer, and its output and its end are told")
{
    const QTemporaryDir dir;

    const CliOutcome outcome = runVerb(dir, {u"local"_s}, u"echo hello; echo hm >&2; exit 3"_s);

    CHECK(outcome.code == ExitCode::Failed);
    CHECK(outcome.out == u"hello\n"_s);
    CHECK(outcome.err.contains(u"hm\n"));
    CHECK(outcome.err.contains(u"exit code 3"));
    CHECK(runVerb(dir, {u"local"_s}, u"true"_s).code == ExitCode::Ok);
}

TEST_CASE("a script may hold what looks like an option")
{
    const QTemporaryDir dir;

    const CliOutcome outcome = runVerb(dir, {u"local"_s}, u"echo --json -- \"it's\" '$HOME'"_s);

    CHECK(outcome.out == u"--json -- it's $HOME\n"_s);
}

TEST_CASE("several words are those of one command, and arrive as they were given")
{
    const QTemporaryDir dir;

    const CliOutcome outcome = runCli({u"run"_s,
                                       u"local"_s,
                                       u"--data-dir"_s,
                                       dir.path(),
                                       u"--"_s,
                                       u"printf"_s,
                                       u"[%s]"_s,
                                       u"select 1"_s,
                                       u"$HOME"_s,
                                       u"it's"_s,
                                       u"*;id"_s,
                                       {}});

    CHECK(outcome.out == u"[select 1][$HOME][it's][*;id][]\n"_s);
}

TEST_CASE("a script that does not end is ended on its server, and that is said")
{
    const QTemporaryDir dir;

    const CliOutcome outcome
        = runVerb(dir, {u"local"_s, u"--time-limit"_s, u"1s"_s}, u"echo before; sleep 1000"_s);
    const CliOutcome json = runVerb(
        dir, {u"local"_s, u"--json"_s, u"--time-limit"_s, u"1s"_s}, u"echo before; sleep 1000"_s);

    CHECK(outcome.code == ExitCode::Failed);
    CHECK(outcome.out == u"before\n"_s);
    CHECK(json.json().object().value(u"output").toString() == u"before\n"_s);
    CHECK_FALSE(json.json().object().contains(u"exitCode"));
    const QJsonObject error = json.json().object().value(u"error").toObject();
    CHECK(error.value(u"code").toString() == u"timeout"_s);
    const QString message = error.value(u"message").toString();
    CHECK(message.contains(u"did not end within 1 s"));
    CHECK_FALSE(message.contains(u"firewall"));
    CHECK(outcome.err.contains(message)); // the same words
    CHECK(outcome.err.contains(u"did not end within 1 s"));
}

TEST_CASE("Ctrl+C ends a script on its server, and says so")
{
    const QTemporaryDir dir;
    const QString pidFile = dir.filePath(u"pid"_s);
    std::jthread person([&] {
        if (test::eventually([&] { return QFileInfo(pidFile).size() > 0; }, seconds{20})) {
            ::raise(SIGINT);
        }
    });

    const CliOutcome outcome = runVerb(
        dir, {u"local"_s}, u"echo begun; echo $$ >'%1'; while :; do sleep 1; done"_s.arg(pidFile));

    CHECK(outcome.code == ExitCode::Interrupted);
    CHECK(outcome.out == u"begun\n"_s);
    CHECK(outcome.err.contains(u"Cancelled on 1 of 1 server"));
    QFile file(pidFile);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QString process = u"/proc/"_s + QString::fromLatin1(file.readAll().trimmed());
    CHECK(test::eventually([&] { return !QFile::exists(process); }));
}

TEST_CASE("of several servers each answer bears its server's name")
{
    const QTemporaryDir dir;
    const QString dead = deadTarget();

    const CliOutcome text = runVerb(dir, {u"local"_s, dead}, u"echo one; echo two"_s);
    const CliOutcome json = runVerb(dir, {u"local"_s, dead, u"--json"_s}, u"echo one"_s);

    CHECK(text.code == ExitCode::Unreachable);
    CHECK(text.out == u"local: one\nlocal: two\n"_s);
    CHECK(text.err.contains(dead));
    const QList<QJsonObject> objects = json.jsonLines();
    REQUIRE(objects.size() == 2);
    const bool isFirstLocal = objects.at(0).value(u"server").toString() == u"local"_s;
    const QJsonObject& local = objects.at(isFirstLocal ? 0 : 1);
    CHECK(local.value(u"ok").toBool());
    CHECK(local.value(u"output").toString() == u"one\n"_s);
    CHECK(local.value(u"exitCode").toInt(-1) == 0);
    CHECK_FALSE(local.contains(u"metrics")); // it has no name
    CHECK_FALSE(objects.at(isFirstLocal ? 1 : 0).value(u"ok").toBool(true));
}

TEST_CASE("a command of the list is tried, and what is read of it is shown")
{
    const QTemporaryDir dir;
    const QStringList folder{u"--data-dir"_s, dir.filePath(u"data"_s)};
    const QStringList add{u"command"_s,
                          u"add"_s,
                          u"queue"_s,
                          u"--off"_s,
                          u"--script"_s,
                          u"echo used=2048"_s,
                          u"--format"_s,
                          u"keyValue"_s,
                          u"--field"_s,
                          u"used:bytes"_s};
    REQUIRE(runCli(add + folder).code == ExitCode::Ok);

    const CliOutcome text
        = runCli(QStringList{u"command"_s, u"try"_s, u"queue"_s, u"local"_s} + folder);
    const CliOutcome json
        = runCli(QStringList{u"command"_s, u"try"_s, u"queue"_s, u"local"_s, u"--json"_s} + folder);

    INFO(text.err);
    CHECK(text.code == ExitCode::Ok);
    CHECK(text.out.startsWith(u"used=2048\n"));
    CHECK(text.out.contains(u"command[queue].used"));
    CHECK(text.out.contains(u"2 KiB"));
    const QJsonObject metrics = json.json().object().value(u"metrics").toObject();
    CHECK(metrics.value(u"command[queue].used").toDouble() == 2048);
    CHECK(metrics.value(u"command[queue].exitCode").toDouble(-1) == 0);
    CHECK(runCli(QStringList{u"command"_s, u"try"_s, u"no"_s, u"local"_s} + folder).code
          == ExitCode::NotFound);
}

TEST_CASE("a command that fails where nothing can be read is told as one that fails")
{
    const QTemporaryDir dir;
    const QStringList folder{u"--data-dir"_s, dir.filePath(u"data"_s)};
    const QStringList add{u"command"_s,
                          u"add"_s,
                          u"queue"_s,
                          u"--off"_s,
                          u"--script"_s,
                          u"echo 'no such queue' >&2; exit 4"_s,
                          u"--format"_s,
                          u"number"_s,
                          u"--field"_s,
                          u"length"_s};
    REQUIRE(runCli(add + folder).code == ExitCode::Ok);

    const CliOutcome tried
        = runCli(QStringList{u"command"_s, u"try"_s, u"queue"_s, u"local"_s} + folder);

    CAPTURE(tried.err);
    CHECK(tried.code == ExitCode::Failed);
    CHECK(tried.err.startsWith(u"no such queue\n"));
    CHECK(tried.err.contains(u"ended with the exit code 4"));
}

TEST_CASE("a server that is named twice is asked once")
{
    const QTemporaryDir dir;

    const CliOutcome outcome = runVerb(dir, {u"local"_s, u"local"_s}, u"echo one"_s);

    CHECK(outcome.out == u"one\n"_s);
}

TEST_CASE("what a plug-in says for people stands in the JSON of its trial, without its data")
{
    const QTemporaryDir dir;
    const QStringList folder{u"--data-dir"_s, dir.filePath(u"data"_s)};
    const QStringList add{u"command"_s,
                          u"add"_s,
                          u"disk"_s,
                          u"--off"_s,
                          u"--script"_s,
                          u"echo 'DISK OK - free: 3326 MB|/=2643MB'"_s,
                          u"--format"_s,
                          u"nagios"_s};
    REQUIRE(runCli(add + folder).code == ExitCode::Ok);

    const CliOutcome tried
        = runCli(QStringList{u"command"_s, u"try"_s, u"disk"_s, u"local"_s, u"--json"_s} + folder);

    INFO(tried.err);
    CHECK(tried.code == ExitCode::Ok);
    CHECK(tried.json().object().value(u"text").toString() == u"DISK OK - free: 3326 MB"_s);
}
#endif
