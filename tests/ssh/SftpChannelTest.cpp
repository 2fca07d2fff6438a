// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Files of real servers, over SFTP.
#include "core/ssh/SftpChannel.h"

#include "core/ssh/Poller.h"
#include "core/ssh/ServerSession.h"
#include "tests/ssh/Interop.h"
#include "tests/support/Await.h"
#include "tests/support/SshdFixture.h"

#include <QFile>

#include <thread>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ssh;
using test::FakeSshServer;
using test::SshdFixture;

namespace {

LoginRequest sftpRequest(const SshdFixture& sshd)
{
    LoginRequest request;
    request.server = sshd.server();
    request.pins = {sshd.pin()};
    request.knownHosts = {};
    return request;
}

/// On a thread of its own, as test::logIn().
Result<std::unique_ptr<SftpChannel>> openSftp(const LoginRequest& request)
{
    Result<std::unique_ptr<SftpChannel>> channel = fail(ErrorCode::Internal);
    std::thread([&] {
        Patience patience(Deadline::after(seconds{20}), {});
        LoginTrace trace;
        HostFindings found;
        Attempt attempt{found, patience, trace};
        auto session = openServerSession(request, attempt);
        channel
            = session ? SftpChannel::open(*std::move(session), patience) : fail(session.error());
    }).join();
    return channel;
}

Result<FileReply> askFiles(FileTransport& files, const FileRequest& request)
{
    if (const auto started = files.start(request); !started) {
        return fail(started.error());
    }
    Poller poller;
    const Deadline deadline = Deadline::after(seconds{20});
    while (!deadline.hasExpired()) {
        auto reply = files.advance();
        if (!reply) {
            return fail(reply.error());
        }
        if (reply->has_value()) {
            return **std::move(reply);
        }
        [[maybe_unused]] const auto ready = poller.wait({files.wait()}, deadline.remaining());
    }
    return fail(ErrorCode::Timeout, u"the test waited long enough"_s);
}

FileRequest usualFiles()
{
    return {.files = {{.path = "/proc/stat", .longestRecord = FileAsk::oneText},
                      {.path = "/proc/self/mounts"},
                      {.path = "/proc/uptime", .longestRecord = FileAsk::oneText},
                      {.path = "/proc/no-such-file"}},
            .spaces = {{"/"}, {"/proc", true}}};
}

void checkUsualFiles(const FileReply& reply)
{
    REQUIRE(reply.files.size() == 4);
    REQUIRE(reply.files[0].content);
    CHECK(reply.files[0].content->startsWith("cpu "));
    CHECK(reply.files[0].content->contains("\nbtime "));
    REQUIRE(reply.files[1].content);
    CHECK(reply.files[1].content->contains(" / "));
    CHECK(reply.files[1].content->endsWith('\n'));
    REQUIRE(reply.files[2].content);
    REQUIRE_FALSE(reply.files[3].content);
    CHECK(reply.files[3].content.error().code == ErrorCode::NotAvailable);
    REQUIRE(reply.spaces.size() == 2);
    REQUIRE(reply.spaces[0].figures);
    CHECK(reply.spaces[0].figures->blocks > reply.spaces[0].figures->freeBlocks);
    REQUIRE(reply.spaces[1].figures);
    CHECK(reply.spaces[1].figures->blocks == 0);
}

} // namespace

TEST_CASE("A real server's files are read again and again, and are fresh each time")
{
    const QByteArray limits = GENERATE(as<QByteArray>(), "", "ForceCommand internal-sftp\n");
    const SshdFixture sshd(limits);
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const auto channel = openSftp(sftpRequest(sshd));
    CAPTURE(channel ? QString() : channel.error().detail);
    REQUIRE(channel);
    CHECK((*channel)->tellsSpace());

    const auto first = askFiles(**channel, usualFiles());
    REQUIRE(first);
    checkUsualFiles(*first);
    const bool isFresh = test::eventually([&] { // /proc/uptime counts hundredths
        const auto again = askFiles(**channel, usualFiles());
        REQUIRE(again);
        checkUsualFiles(*again);
        return *again->files[2].content != *first->files[2].content;
    });

    CHECK(isFresh);
}

TEST_CASE("A server of another make gives its files where it has an SFTP server")
{
    const test::InteropServer server(test::SshSoftware::Dropbear);
    if (test::isSkipped(server)) {
        return;
    }

    const auto channel = openSftp(test::requestFor(server));

    if (!QFile::exists(u"/usr/lib/openssh/sftp-server"_s)) { // as it was built to look for
        REQUIRE_FALSE(channel);
        CHECK(channel.error().code == ErrorCode::NotAvailable);
        return;
    }
    REQUIRE(channel);
    const auto reply = askFiles(**channel, usualFiles());
    REQUIRE(reply);
    checkUsualFiles(*reply);
}

TEST_CASE("A server that is not set up for SFTP refuses it")
{
    const test::InteropServer server(
        GENERATE(test::SshSoftware::OpenSsh, test::SshSoftware::TinySsh));
    if (test::isSkipped(server)) {
        return;
    }

    const auto channel = openSftp(test::requestFor(server));

    REQUIRE_FALSE(channel);
    CHECK(channel.error().code == ErrorCode::NotAvailable);
}

TEST_CASE("A server without SFTP, or without a channel for it, says so, and its session goes on")
{
    const auto [limits, code] = GENERATE(
        table<QByteArray, ErrorCode>({{"MaxSessions 1\n", ErrorCode::ServerLimits},
                                      {"ForceCommand /bin/false\n", ErrorCode::NotAvailable}}));
    const SshdFixture sshd(limits);
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const bool hasShell = limits.startsWith("MaxSessions");
    if (!hasShell) {
        const auto channel = openSftp(sftpRequest(sshd));
        REQUIRE_FALSE(channel);
        CHECK(channel.error().code == code);
        return;
    }
    const auto outcome = test::logIn(sftpRequest(sshd));
    REQUIRE(outcome.transport);
    const auto files = outcome.transport->openFiles();
    REQUIRE(files);

    Result<std::optional<FileReply>> turn = std::nullopt;
    Poller poller;
    const Deadline deadline = Deadline::after(seconds{20});
    while (turn && !(*files)->isReady() && !deadline.hasExpired()) {
        turn = (*files)->advance();
        [[maybe_unused]] const auto ready = poller.wait({(*files)->wait()}, milliseconds{50});
    }

    REQUIRE_FALSE(turn);
    CHECK(turn.error().code == code);
    CHECK(test::ask(*outcome.transport, "echo heard")->output == "heard");
}

TEST_CASE("Files are read beside a shell that runs a command, and neither waits for the other")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const auto outcome = test::logIn(sftpRequest(sshd));
    REQUIRE(outcome.transport);
    const auto files = outcome.transport->openFiles();
    REQUIRE(files);
    REQUIRE(outcome.transport->start("sleep 20")); // longer than all that follows

    Poller poller;
    const Deadline deadline = Deadline::after(seconds{20});
    while (!(*files)->isReady() && !deadline.hasExpired()) {
        REQUIRE((*files)->advance());
        [[maybe_unused]] const auto ready = poller.wait({(*files)->wait()}, milliseconds{50});
    }
    const auto reply = askFiles(**files, usualFiles());

    REQUIRE(reply);
    checkUsualFiles(*reply);
    CHECK(outcome.transport->advance());
}

TEST_CASE("An account that gets no shell is let in where it may read files")
{
    const SshdFixture sshd("ForceCommand internal-sftp\n");
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }

    const auto outcome = test::logIn(sftpRequest(sshd));

    CAPTURE(outcome.error ? outcome.error->detail : QString());
    CHECK_FALSE(outcome.transport);
    REQUIRE(outcome.files);
    const auto reply = askFiles(*outcome.files, usualFiles());
    REQUIRE(reply);
    checkUsualFiles(*reply);
}

TEST_CASE("A server that refuses the subsystem is told from one that is lost")
{
    FakeSshServer server;
    const bool isLost = GENERATE(false, true);
    const auto outcome = test::logIn(test::requestFor(server));
    REQUIRE(outcome.transport);
    const auto files = outcome.transport->openFiles();
    REQUIRE(files);
    if (isLost) {
        server.dropConnections();
        REQUIRE(test::eventually([&] { return !outcome.transport->advance(); }));
    }

    Result<std::optional<FileReply>> turn = std::nullopt;
    Poller poller;
    const Deadline deadline = Deadline::after(seconds{20});
    while (turn && !deadline.hasExpired()) {
        turn = (*files)->advance();
        [[maybe_unused]] const auto ready = poller.wait({(*files)->wait()}, milliseconds{50});
    }

    REQUIRE_FALSE(turn);
    CHECK(turn.error().code != ErrorCode::Internal);
    CHECK((!isLost || turn.error().code == ErrorCode::ConnectionLost));
}
