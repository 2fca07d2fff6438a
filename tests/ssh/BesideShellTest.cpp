// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/LocalShell.h"
#include "core/ssh/Poller.h"
#include "tests/ssh/Helpers.h"
#include "tests/support/Await.h"
#include "tests/support/SshdFixture.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::ask;
using test::SshdFixture;

namespace {

std::unique_ptr<ssh::Transport> logInTo(const SshdFixture& sshd)
{
    ssh::LoginRequest request;
    request.server = sshd.server();
    request.pins = {sshd.pin()};
    request.knownHosts = {};
    auto login = test::logIn(request);
    REQUIRE(login.transport);
    return std::move(login.transport);
}

std::unique_ptr<ssh::Transport> beside(ssh::Transport& first, const QByteArray& prelude = {})
{
    auto second = first.openBeside(prelude);
    REQUIRE(second);
    return *std::move(second);
}

} // namespace

TEST_CASE("A second shell on the same connection has its own functions and answers")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const auto first = logInTo(sshd);
    const auto second = beside(*first, "twice() { echo $1$1; }");

    const auto one = ask(*second, "twice ab");
    const auto two = ask(*first, "twice ab");
    const auto three = ask(*second, "twice cd");

    REQUIRE(one);
    CHECK(one->output == "abab");
    REQUIRE(two);
    CHECK(two->exitCode == 127);
    REQUIRE(three);
    CHECK(three->output == "cdcd");
}

TEST_CASE("A second shell takes no channel before its first request")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    auto first = logInTo(sshd);
    REQUIRE(ask(*first, "echo ready"));
    const qint64 sent = first->bytesSent();
    const auto second = beside(*first, "twice() { echo $1$1; }");
    REQUIRE(second->advance());
    CHECK(second->bytesSent() == sent);
    CHECK(second->channels() == 0);

    first.reset();
    const auto reply = ask(*second, "twice ab");

    REQUIRE(reply);
    CHECK(reply->output == "abab");
    CHECK(second->channels() == 1);
}

TEST_CASE("A first shell answers while the second is busy, and after it was dropped")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const auto first = logInTo(sshd);
    auto second = beside(*first);
    REQUIRE(ask(*second, "echo ready"));
    REQUIRE(second->start("sleep 20"));

    const auto during = ask(*first, "echo during");
    second.reset();
    const auto after = ask(*first, "echo after");
    const auto third = beside(*first);
    const auto again = ask(*third, "echo again");

    REQUIRE(during);
    CHECK(during->output == "during");
    REQUIRE(after);
    CHECK(after->output == "after");
    REQUIRE(again);
    CHECK(again->output == "again");
}

TEST_CASE("A request that was given up before its shell has begun is never sent")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const auto first = logInTo(sshd);
    const auto second = beside(*first, "twice() { echo $1$1; }");
    const QByteArray mark = sshd.folder().toUtf8() + "/told";
    REQUIRE(second->start(": >" + mark));
    REQUIRE(second->channels() == 0);

    second->abandon();
    const auto reply = ask(*second, "twice ab");

    REQUIRE(reply);
    CHECK(reply->output == "abab");
    CHECK_FALSE(QFileInfo::exists(QString::fromUtf8(mark)));
}

/// Only AddressSanitizer can tell.
TEST_CASE("What still comes for a shell that was dropped reaches nobody")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const auto first = logInTo(sshd);
    REQUIRE(ask(*first, "echo ready"));
    auto second = beside(*first);
    REQUIRE(ask(*second, "echo ready"));
    REQUIRE(second->start("head -c 200000 /dev/zero | tr '\\0' a"));
    ssh::Poller poller;
    const auto arrived = poller.wait({second->wait()}, seconds{20});
    REQUIRE_FALSE(arrived.empty());

    second.reset();

    for (int i = 0; i < 3; ++i) {
        const auto reply = ask(*first, "echo still");
        REQUIRE(reply);
        CHECK(reply->output == "still");
    }
}

TEST_CASE("What the first shell receives does not count against a long request of the second")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const auto first = logInTo(sshd);
    const auto second = beside(*first);
    REQUIRE(ask(*second, "echo ready"));
    const QByteArray mark = sshd.folder().toUtf8() + "/told";
    REQUIRE(second->start("until [ -e " + mark + " ]; do sleep 0.05; done; echo long"));

    for (int i = 0; i < 6; ++i) { // more than one request may bring
        REQUIRE(ask(*first, "head -c 900000 /dev/zero | tr '\\0' a"));
        REQUIRE(second->advance());
    }
    REQUIRE(ask(*first, ": >" + mark));
    std::optional<ssh::ShellReply> reply;
    CHECK(test::eventually([&] {
        auto turn = second->advance();
        REQUIRE(turn);
        reply = *std::move(turn);
        return reply.has_value();
    }));

    REQUIRE(reply);
    CHECK(reply->output == "long");
}

TEST_CASE("A second shell may outlive the first one")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    auto first = logInTo(sshd);
    const auto second = beside(*first);
    REQUIRE(ask(*second, "echo ready"));

    first.reset();
    const auto reply = ask(*second, "echo alone");

    REQUIRE(reply);
    CHECK(reply->output == "alone");
}

TEST_CASE("A server that allows one session only refuses the second shell, and the first goes on")
{
    const SshdFixture sshd("MaxSessions 1\n");
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const auto first = logInTo(sshd);
    const auto second = beside(*first);

    const auto refused = ask(*second, "echo hello");
    const auto reply = ask(*first, "echo on");

    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::ServerLimits);
    REQUIRE(reply);
    CHECK(reply->output == "on");
}

TEST_CASE("A connection that is lost is lost for both shells")
{
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const auto first = logInTo(sshd);
    const auto second = beside(*first);
    REQUIRE(ask(*second, "echo ready"));
    const auto end = first->start("kill -9 $PPID");
    REQUIRE(end);

    const auto lost = ask(*second, "sleep 20");

    REQUIRE_FALSE(lost);
    CHECK(lost.error().code == ErrorCode::ConnectionLost);
    CHECK(first->advance().error().code == ErrorCode::ConnectionLost);
}

TEST_CASE("A second local shell is a shell of its own")
{
    auto first = ssh::LocalShell::open({});
    REQUIRE(first);
    const auto second = beside(**first, "half() { echo $(($1 / 2)); }");
    REQUIRE((*first)->start("sleep 20"));

    const auto reply = ask(*second, "half 84");

    REQUIRE(reply);
    CHECK(reply->output == "42");
}
