// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// The probe functions on servers that lack things: tools, processes, /proc, the C locale.
#include "tests/collect/PoorServer.h"

#include "core/base/Deadline.h"
#include "core/collect/PollReader.h"
#include "core/collect/ProbeScript.h"
#include "core/collect/ServerRecord.h"
#include "tests/support/Await.h"
#include "tests/support/Catch.h"

#include <QProcess>
#include <QStandardPaths>

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;
using test::PoorServer;
using test::shellCommand;

namespace {

/// What that server is found to be, and what it then answers to polls of these kinds.
struct PoorAnswers
{
    collect::ServerContext context;
    bool hasFacts = false;
    std::vector<Snapshot> snapshots;
};

PoorAnswers pollPoorServer(const PoorServer& server,
                           const QStringList& shell,
                           const std::vector<PollKind>& kinds,
                           const QByteArray& script = collect::prelude())
{
    const auto facts = collect::factsRequest();
    QList<QByteArray> commands{facts.command};
    std::vector<collect::ProbeRequest> polls;
    for (const PollKind kind : kinds) {
        polls.push_back(collect::pollRequest(kind));
        commands += polls.back().command;
    }
    const auto frames = server.ask(shell, script, commands);
    PoorAnswers answers;
    answers.hasFacts = frames[0]
        && collect::readFacts(frames[0]->output, facts.nonce, answers.context).has_value();
    for (std::size_t i = 0; i < polls.size(); ++i) {
        REQUIRE(frames[i + 1]);
        answers.snapshots.push_back(
            collect::readPoll({frames[i + 1]->output, frames[i + 1]->exitCode, {}},
                              polls[i].nonce,
                              kinds[i],
                              {},
                              answers.context));
    }
    return answers;
}

std::optional<Error> whyNoDisk(const Snapshot& snapshot)
{
    const auto disk = std::ranges::find(snapshot.unavailable, u"disk"_s, &Unavailable::probe);
    return disk == snapshot.unavailable.end() ? std::nullopt : std::optional(disk->why);
}

/// The state that a live session has after that poll.
ServerState stateAfter(const Snapshot& snapshot)
{
    collect::ServerRecord record(Server(), {});
    record.requestLogin({}, {});
    record.loginStarted(1);
    record.loginSucceeded({});
    record.pollStarted(snapshot.kind, {});
    record.pollFinished(snapshot, {}, {});
    return record.status().state;
}

constexpr auto metricsTwice = {PollKind::Metrics, PollKind::Metrics};

} // namespace

TEST_CASE("without timeout a hanging df costs the disk values of that poll alone", "[F20]")
{
    const QString name = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s, u"mksh"_s);
    const QStringList shell = shellCommand(name);
    if (shell.isEmpty()) {
        WARN("skipped: " << name << " is not installed");
        return;
    }
    CAPTURE(name);
    const PoorServer server;
    server.addTool(u"timeout"_s, "exit 1"); // as old busybox answers to options that it lacks
    server.addTool(u"df"_s, "echo Filesystem; exec sleep 1000");
    QByteArray script = collect::prelude();
    REQUIRE(script.contains("sleep 5 &"));
    script.replace("sleep 5 &", "sleep 1 &");
    const Deadline bound = Deadline::after(seconds{9});

    const auto answers = pollPoorServer(server, shell, metricsTwice, script);

    CHECK_FALSE(bound.hasExpired()); // one wait for each poll, not one for each df
    for (const Snapshot& snapshot : answers.snapshots) {
        CHECK_FALSE(snapshot.error);
        REQUIRE(whyNoDisk(snapshot));
        CHECK(whyNoDisk(snapshot)->code == ErrorCode::Timeout);
        CHECK(valueOf(snapshot, {u"memory"_s, u"total"_s, {}}));
    }
    CHECK(test::eventually([&server] { return server.leftovers() == 0; }, milliseconds{300}));
}

TEST_CASE("without timeout a df that ends is as quick as ever, and nobody watches on", "[F20]")
{
    const QString name = GENERATE(u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s, u"mksh"_s);
    const QStringList shell = shellCommand(name);
    if (shell.isEmpty()) {
        WARN("skipped: " << name << " is not installed");
        return;
    }
    CAPTURE(name);
    const PoorServer server;
    server.addTool(u"timeout"_s, "exit 1");
    const Deadline bound = Deadline::after(seconds{4});

    const auto answers = pollPoorServer(server, shell, metricsTwice);

    CHECK_FALSE(bound.hasExpired());
    for (const Snapshot& snapshot : answers.snapshots) {
        CHECK_FALSE(snapshot.error);
        CHECK(snapshot.unavailable.empty());
    }
    CHECK(test::eventually([&server] { return server.leftovers() == 0; }, milliseconds{300}));
}

TEST_CASE("a server without /proc is polled without an error, and says what it lacks", "[F20]")
{
    const QString unshare = QStandardPaths::findExecutable(u"unshare"_s);
    const QStringList shell{unshare,
                            u"--mount"_s,
                            u"sh"_s,
                            u"-c"_s,
                            u"mount -t tmpfs none /proc && exec \"$@\""_s,
                            u"sh"_s,
                            u"sh"_s};
    if (unshare.isEmpty()
        || QProcess::execute(shell.first(), shell.mid(1) + QStringList{u"-c"_s, u":"_s}) != 0) {
        WARN("skipped: no namespaces on this computer");
        return;
    }
    const PoorServer server;

    const auto answers
        = pollPoorServer(server, shell, {PollKind::Metrics, PollKind::Status, PollKind::Metrics});

    CHECK(answers.hasFacts);
    for (const Snapshot& snapshot : answers.snapshots) {
        CHECK_FALSE(snapshot.error);
        CHECK_FALSE(snapshot.unavailable.empty());
        CHECK(std::ranges::all_of(snapshot.unavailable, [](const Unavailable& entry) {
            return entry.why.code == ErrorCode::NotAvailable;
        }));
        CHECK(stateAfter(snapshot) == ServerState::Online);
    }
}

TEST_CASE("a server whose tools can't be started is degraded, and that is why", "[F22]")
{
    const auto* const failure = GENERATE("exit 254", "exit 127", "kill -9 $$");
    const PoorServer server;
    server.addTool(u"tail"_s, failure);

    const auto answers = pollPoorServer(server, {u"sh"_s}, {PollKind::Metrics});

    REQUIRE(answers.snapshots.front().error);
    CHECK(answers.snapshots.front().error->code == ErrorCode::CommandFailed);
    CHECK(answers.snapshots.front().error->detail.contains(u"could not start a process"_s));
    CHECK(stateAfter(answers.snapshots.front()) == ServerState::Degraded);
}

TEST_CASE("a server that has no process left for an account says so", "[F22]")
{
    const QString name = GENERATE(u"dash"_s, u"busybox"_s);
    const QStringList shell = shellCommand(name);
    // The shell itself, and its copy that answers: no process is left for tail.
    const QStringList asNobody{u"setpriv"_s,
                               u"--reuid=65533"_s,
                               u"--regid=65534"_s,
                               u"--clear-groups"_s,
                               u"prlimit"_s,
                               u"--nproc=2"_s};
    if (shell.isEmpty()
        || QProcess::execute(asNobody.first(), asNobody.mid(1) + QStringList{u"true"_s}) != 0) {
        WARN("skipped: no " << name << ", or not root");
        return;
    }
    CAPTURE(name);
    const PoorServer server;
    const auto request = collect::pollRequest(PollKind::Metrics);

    const auto frames = server.ask(asNobody + shell, collect::prelude(), {request.command});

    REQUIRE(frames.front());
    collect::ServerContext context;
    const Snapshot snapshot
        = collect::readPoll({frames.front()->output, frames.front()->exitCode, {}},
                            request.nonce,
                            PollKind::Metrics,
                            {},
                            context);
    REQUIRE(snapshot.error);
    CHECK(snapshot.error->code == ErrorCode::CommandFailed);
    CHECK(stateAfter(snapshot) == ServerState::Degraded);
}

TEST_CASE("what a shell can read no more leaves nothing of the time before", "[F20]")
{
    const QString unshare = QStandardPaths::findExecutable(u"unshare"_s);
    const QStringList shell{unshare, u"--mount"_s, u"sh"_s};
    if (unshare.isEmpty()
        || QProcess::execute(unshare,
                             {u"--mount"_s, u"mount"_s, u"-t"_s, u"tmpfs"_s, u"none"_s, u"/proc"_s})
            != 0) {
        WARN("skipped: no namespaces on this computer");
        return;
    }
    const PoorServer server;
    const auto before = collect::pollRequest(PollKind::Status);
    const auto after = collect::pollRequest(PollKind::Status);

    const auto frames = server.ask(
        shell, collect::prelude(), {before.command, "mount -t tmpfs none /proc", after.command});

    REQUIRE(frames.front());
    REQUIRE(frames.back());
    CHECK(frames.front()->output.contains("MemTotal:"));
    CHECK_FALSE(frames.back()->output.contains("MemTotal:"));
    CHECK(frames.back()->output.contains(":uptime\n"));
}

TEST_CASE("a server of another language is read as any other", "[F21]")
{
    const QString locale = GENERATE(u"de_DE"_s, u"tr_TR"_s); // "1,5", and i without a dot
    PoorServer server;
    const QString compiled = server.folder() + u'/' + locale + u".UTF-8"_s;
    if (QProcess::execute(u"localedef"_s,
                          {u"-i"_s, locale, u"-f"_s, u"UTF-8"_s, u"--no-archive"_s, compiled})
        < 0) {
        WARN("skipped: no localedef on this computer");
        return;
    }
    server.setVariable(u"LOCPATH"_s, server.folder());
    for (const QString& name : {u"LANG"_s, u"LC_ALL"_s, u"LC_NUMERIC"_s, u"LANGUAGE"_s}) {
        server.setVariable(name, locale + u".UTF-8"_s);
    }

    const auto answers = pollPoorServer(server, {u"bash"_s}, {PollKind::Metrics, PollKind::Status});

    CHECK(answers.hasFacts);
    for (const Snapshot& snapshot : answers.snapshots) {
        CHECK_FALSE(snapshot.error);
        CHECK(snapshot.unavailable.empty());
        CHECK(valueOf(snapshot, {u"load"_s, u"load1"_s, {}}));
    }
}
