// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Polls of a real OpenSSH server, from files and from its shell.
#include "core/base/BoundedQueue.h"
#include "core/collect/PollOnce.h"
#include "core/collect/files/SftpTransport.h"
#include "core/collect/login/SessionOpener.h"
#include "tests/collect/Watched.h"
#include "tests/support/Await.h"
#include "tests/support/Catch.h"
#include "tests/support/Pump.h"
#include "tests/support/SshdFixture.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <memory>

using namespace vedette;
using namespace Qt::StringLiterals;
using test::SshdFixture;

namespace {

enum class Way
{
    Any,
    Shell
};

collect::SessionOutcome openPolled(const SshdFixture& sshd, Way way = Way::Any)
{
    ssh::LoginRequest request;
    request.server = sshd.server();
    request.server.pollsByShell = way == Way::Shell;
    request.pins = {sshd.pin()};
    request.knownHosts = {};
    return collect::openSession(request, Deadline::after(seconds{60}), {});
}

Snapshot polled(collect::ServerContext& context, PollKind kind)
{
    return collect::pollOnce(context, kind, Deadline::after(seconds{60}), {});
}

/// Turns until polls are read from files.
bool awaitFiles(collect::ServerContext& context)
{
    auto* const transport = dynamic_cast<collect::SftpTransport*>(context.transport.get());
    REQUIRE(transport != nullptr);
    ssh::Poller poller;
    const Deadline deadline = Deadline::after(seconds{20});
    while (!transport->readsFiles("vd_metrics n") && !deadline.hasExpired()) {
        REQUIRE(transport->advance());
        [[maybe_unused]] const auto ready = poller.wait({transport->wait()}, milliseconds{50});
    }
    return transport->readsFiles("vd_metrics n");
}

/// Rates and Vedette's own figures differ from poll to poll.
QSet<QString> namesIn(const Snapshot& snapshot)
{
    QSet<QString> names;
    for (const Sample& sample : snapshot.samples) {
        const QString& type = sample.metric.type;
        if (type != u"ssh"_s && type != u"probe"_s) {
            names.insert(type + u'.' + sample.metric.field + u'[' + sample.metric.instance + u']');
        }
    }
    return names;
}

/// What stays as it is from one second to the next, whatever else the machine does.
bool isSteady(const MetricId& metric)
{
    const QString name = metric.type + u'.' + metric.field;
    return QSet<QString>{u"memory.total"_s,
                         u"swap.total"_s,
                         u"disk.total"_s,
                         u"disk.inodesTotal"_s,
                         u"disk.readOnly"_s,
                         u"server.up"_s}
        .contains(name);
}

bool isRunning(const QByteArray& process)
{
    return QFileInfo::exists(u"/proc/"_s + QString::fromLatin1(process));
}

} // namespace

TEST_CASE("Files and the shell of a real server tell the same")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const auto ofShell = openPolled(sshd, Way::Shell);
    REQUIRE(ofShell.context);
    const auto ofFiles = openPolled(sshd);
    REQUIRE(ofFiles.context);
    static_cast<void>(polled(*ofFiles.context, PollKind::Metrics));
    REQUIRE(awaitFiles(*ofFiles.context));
    ofFiles.context->metricsRates = {};

    const Snapshot shell = polled(*ofShell.context, PollKind::Metrics);
    const Snapshot files = polled(*ofFiles.context, PollKind::Metrics);

    CHECK_FALSE(files.error);
    CHECK(files.unavailable == shell.unavailable);
    CHECK(namesIn(files) == namesIn(shell));
    int compared = 0;
    for (const Sample& sample : shell.samples) {
        if (isSteady(sample.metric)) {
            CAPTURE(sample.metric.type, sample.metric.field, sample.metric.instance);
            CHECK(valueOf(files, sample.metric) == sample.value);
            ++compared;
        }
        const bool isSpace = sample.metric.type == u"disk"_s && sample.metric.field == u"used"_s;
        if (isSpace) { // others write meanwhile
            const double other = valueOf(files, sample.metric).value_or(-1e12);
            CHECK(std::abs(other - sample.value) < 256.0 * 1024 * 1024);
            CHECK(std::fmod(other, 1024) == 0);
        }
    }
    CHECK(compared >= 3);
}

TEST_CASE("A status from files has the samples of one from the shell")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const auto session = openPolled(sshd);
    REQUIRE(session.context);
    static_cast<void>(polled(*session.context, PollKind::Metrics));
    session.context->statusRates = {};
    const auto ofShell = openPolled(sshd, Way::Shell);
    REQUIRE(ofShell.context);
    ofShell.context->facts = session.context->facts; // the load is told by processor
    const Snapshot other = polled(*ofShell.context, PollKind::Status);
    REQUIRE(awaitFiles(*session.context));

    const Snapshot files = polled(*session.context, PollKind::Status);

    CHECK_FALSE(files.error);
    CHECK(files.unavailable.empty());
    CHECK(namesIn(files) == namesIn(other));
    CHECK(valueOf(files, {u"ssh"_s, u"roundTrip"_s, {}}).value_or(0) > 0);
}

TEST_CASE("Already the first metrics of a watched server come from its files")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    test::Watched watched;
    watched.scheduler.setPins({sshd.pin()});
    const Server server = test::numbered(sshd.server(), 1);

    watched.scheduler.setServer(server, std::nullopt);

    REQUIRE(test::pumpUntil([&] {
        return std::ranges::find(watched.snapshots, PollKind::Metrics, &Snapshot::kind)
            != watched.snapshots.end();
    }));
    const auto commands = std::make_shared<BoundedQueue<QString>>(1);
    watched.scheduler.visit(server.id, [commands](collect::LiveSession* live) {
        const auto work
            = live != nullptr ? live->context.work.find(u"disk"_s) : fail(ErrorCode::NotFound);
        static_cast<void>(commands->push(work ? work->command : QString()));
    });
    const auto command = commands->waitPop(seconds{20});
    REQUIRE(command);
    CHECK(command->contains(u"df -kP; df -iP"_s)); // the shell's is one table, by this system's df
}

TEST_CASE("Once files serve, no shell waits on a real server, until one is needed")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const auto session = openPolled(sshd);
    REQUIRE(session.context);
    ssh::Transport& transport = *session.context->transport;
    const auto first = collect::ask(transport, "echo $$", Deadline::after(seconds{60}), {});
    REQUIRE(first);
    REQUIRE(awaitFiles(*session.context));

    const Snapshot snapshot = polled(*session.context, PollKind::Metrics);

    CHECK_FALSE(snapshot.error);
    CHECK(transport.channels() == 1);
    CHECK(test::eventually([&] { return !isRunning(first->output.trimmed()); }));
    const auto again = collect::ask(transport, "echo $$", Deadline::after(seconds{60}), {});
    REQUIRE(again);
    CHECK(again->output != first->output);
    CHECK(transport.channels() == 2);
    CHECK_FALSE(polled(*session.context, PollKind::Metrics).error);
}

TEST_CASE("A session without a shell sees its server go")
{
    SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const auto session = openPolled(sshd);
    REQUIRE(session.context);
    ssh::Transport& transport = *session.context->transport;
    const auto server = collect::ask(transport, "echo $PPID", Deadline::after(seconds{60}), {});
    REQUIRE(server);
    REQUIRE(awaitFiles(*session.context));
    REQUIRE_FALSE(polled(*session.context, PollKind::Metrics).error);

    const int process = server->output.trimmed().toInt();
    REQUIRE(process > 1);
    REQUIRE(kill(process, SIGKILL) == 0);

    std::optional<Error> end;
    CHECK(test::eventually([&] {
        const auto turn = transport.advance();
        end = turn ? std::nullopt : std::optional(turn.error());
        return end.has_value();
    }));
    CHECK(end.value_or(Error{}).code == ErrorCode::ConnectionLost);
    CHECK_FALSE(transport.start("vd_metrics n"));
}

TEST_CASE("An account that is limited to internal-sftp is polled without a shell")
{
    const SshdFixture sshd("ForceCommand internal-sftp\n");
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }

    const auto session = openPolled(sshd);

    INFO(session.error.value_or(Error{}).detail);
    REQUIRE(session.context);
    CHECK(session.context->facts.kernel.startsWith(u"Linux "_s));
    CHECK_FALSE(session.context->facts.hostName.isEmpty());
    CHECK_FALSE(session.context->facts.bootId.isEmpty());
    for (int i = 0; i < 3; ++i) {
        for (const PollKind kind : {PollKind::Status, PollKind::Metrics}) {
            const Snapshot snapshot = polled(*session.context, kind);
            CHECK_FALSE(snapshot.error);
            CHECK(snapshot.unavailable.size()
                  == (kind == PollKind::Metrics ? session.context->missing.size() : 0U));
            CHECK(valueOf(snapshot, {u"memory"_s, u"total"_s, {}}));
        }
    }
    CHECK(session.context->transport->channels() == 1);
}
