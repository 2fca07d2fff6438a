// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/PollOnce.h"
#include "core/collect/PollReader.h"
#include "core/collect/ProbeScript.h"
#include "core/collect/login/SessionOpener.h"
#include "tests/bench/Benches.h"
#include "tests/bench/Measure.h"
#include "tests/support/SshdFixture.h"

#include <QProcess>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace vedette::bench {

namespace {

constexpr int polls = 100;
constexpr int sshRuns = 10;

/// CPU of the ssh program for one connection that runs the script of a metrics poll.
double sshCpuMs(const test::SshdFixture& sshd)
{
    const Server server = sshd.server();
    const QStringList arguments{
        u"-F"_s,
        u"none"_s,
        u"-p"_s,
        QString::number(server.port),
        u"-i"_s,
        server.identityFile,
        u"-o"_s,
        u"StrictHostKeyChecking=no"_s,
        u"-o"_s,
        u"UserKnownHostsFile=/dev/null"_s,
        u"-o"_s,
        u"IdentitiesOnly=yes"_s,
        server.user + u'@' + server.host,
        u"sh"_s,
        u"-s"_s,
    };
    const double before = cpuTime().children;
    for (int i = 0; i < sshRuns; ++i) {
        QProcess ssh;
        ssh.setStandardErrorFile(QProcess::nullDevice());
        ssh.start(u"ssh"_s, arguments);
        ssh.write(collect::prelude() + "\nvd_metrics 0\n");
        ssh.closeWriteChannel();
        ssh.waitForFinished();
    }
    return (cpuTime().children - before) / sshRuns;
}

double pollCpuMs(collect::ServerContext& context, PollKind kind)
{
    return medianCpuMs(polls, [&] {
        const Snapshot snapshot
            = collect::pollOnce(context, kind, Deadline::after(std::chrono::seconds{10}), {});
        if (snapshot.error) {
            qFatal("a poll failed");
        }
    });
}

} // namespace

void measureParsing()
{
    heading(u"Reading one answer (this machine's own)"_s);
    auto session = collect::openSession(
        {thisComputer(), {}, {}, {}}, Deadline::after(std::chrono::seconds{10}), {});
    if (session.error) {
        report(u"skipped: no local shell"_s, 0, {});
        return;
    }
    for (const PollKind kind : {PollKind::Status, PollKind::Metrics}) {
        const auto request = collect::pollRequest(kind);
        const auto reply = collect::ask(*session.context->transport,
                                        request.command,
                                        Deadline::after(std::chrono::seconds{10}),
                                        {});
        const double ms = medianCpuMs(1000, [&] {
            (void)collect::readPoll(*reply, request.nonce, kind, {}, *session.context);
        });
        report(kind == PollKind::Status ? u"status answer"_s : u"metrics answer"_s,
               ms * 1000,
               u"us CPU"_s);
    }
}

void measurePolls()
{
    heading(u"Collector CPU per poll over OpenSSH on loopback"_s);
    const test::SshdFixture sshd;
    if (!sshd.isRunning()) {
        report(u"skipped: "_s + sshd.whyNot(), 0, {});
        return;
    }
    auto session = collect::openSession(
        {sshd.server(), {}, {sshd.pin()}, {}}, Deadline::after(std::chrono::seconds{20}), {});
    if (session.error) {
        report(u"skipped: "_s + session.error->detail, 0, {});
        return;
    }
    const double status = pollCpuMs(*session.context, PollKind::Status);
    const double metrics = pollCpuMs(*session.context, PollKind::Metrics);
    const double ssh = sshCpuMs(sshd);
    report(u"status poll, persistent session"_s, status, u"ms CPU"_s);
    report(u"metrics poll, persistent session"_s,
           metrics,
           u"ms CPU"_s,
           u"ssh, one connection each"_s,
           ssh);
}

} // namespace vedette::bench
