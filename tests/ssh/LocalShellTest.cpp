// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/LocalShell.h"

#include "tests/ssh/Helpers.h"
#include "tests/support/Await.h"
#include "tests/support/Loopback.h"

#include <QFile>

#include <cerrno>
#include <csignal>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ssh;
using test::ask;

namespace {

std::unique_ptr<LocalShell> openShell(const QByteArray& prelude = {})
{
    auto shell = LocalShell::open(prelude);
    REQUIRE(shell);
    return *std::move(shell);
}

bool isGone(int pid)
{
    return ::kill(pid, 0) != 0 && errno == ESRCH;
}

} // namespace

TEST_CASE("A local shell answers one request after the other")
{
    const auto shell = openShell("double() { echo $(($1 * 2)); }");

    for (int i = 1; i <= 5; ++i) {
        const auto reply = ask(*shell, "double " + QByteArray::number(i));

        REQUIRE(reply);
        CHECK(reply->output == QByteArray::number(2 * i));
        CHECK(reply->exitCode == 0);
        CHECK(reply->roundTrip.count() > 0);
    }
    CHECK(shell->bytesReceived() > 0);
}

TEST_CASE("A local shell gives the exit code and any bytes but zero")
{
    const auto shell = openShell();

    const auto reply = ask(*shell, R"(printf '\001\377\n\n}x'; exit 42)");

    REQUIRE(reply);
    CHECK(reply->output == QByteArray("\x01\xff\n\n}x"));
    CHECK(reply->exitCode == 42);
}

TEST_CASE("A second request while one runs is refused")
{
    const auto shell = openShell();
    REQUIRE(shell->start("read x"));

    const auto second = shell->start("echo 2");

    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::Internal);
}

TEST_CASE("A request of two lines is refused")
{
    const auto shell = openShell();

    CHECK_FALSE(shell->start("echo 1\necho 2"));
    CHECK(ask(*shell, "echo 3"));
}

TEST_CASE("A local reply of 900 KB comes whole, one over the limit ends the shell")
{
    const auto shell = openShell();

    const auto large = ask(*shell, "head -c 900000 /dev/zero | tr '\\0' x");
    REQUIRE(large);
    CHECK(large->output == QByteArray(900'000, 'x'));

    const auto larger = ask(*shell, "head -c 1200000 /dev/zero | tr '\\0' x");
    REQUIRE_FALSE(larger);
    CHECK(larger.error().code == ErrorCode::OutputTooLarge);

    const auto after = ask(*shell, "echo 1");
    REQUIRE_FALSE(after);
    CHECK(after.error().code == ErrorCode::ConnectionLost);
}

TEST_CASE("A local shell killed in the middle of a command is a lost connection")
{
    const auto shell = openShell();
    REQUIRE(ask(*shell, ""));

    const auto reply = ask(*shell, "kill -9 $$");

    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == ErrorCode::ConnectionLost);
    CHECK_FALSE(shell->start("echo 1"));
}

TEST_CASE("A local shell leaves no child and no descriptor, even in the middle of a command")
{
    const int before = test::openDescriptors();
    auto shell = openShell();
    const auto pid = ask(*shell, "echo $$");
    REQUIRE(pid);
    REQUIRE(shell->start("sleep 1000"));

    shell.reset();

    CHECK(test::openDescriptors() == before);
    CHECK(isGone(pid->output.toInt()));
}

TEST_CASE("What a local shell started ends with it")
{
    auto shell = openShell();
    const auto pid = ask(*shell, "sleep 1000 >/dev/null & echo $!");
    REQUIRE(pid);
    const int child = pid->output.toInt();
    REQUIRE(::kill(child, 0) == 0);

    shell.reset();

    // Not our child: the system reaps it, or leaves a zombie where process 1 does not.
    CHECK(test::eventually([child] {
        QFile status(u"/proc/%1/stat"_s.arg(child));
        return !status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z");
    }));
}

TEST_CASE("A local shell inherits no descriptor and speaks the C locale")
{
    const auto shell = openShell();

    // 3 is that of ls itself, and 9 the one by which requests come.
    const auto descriptors = ask(*shell, "ls /proc/self/fd");
    const auto locale = ask(*shell, "printenv LC_ALL");

    REQUIRE(descriptors);
    CHECK(descriptors->output == "0\n1\n2\n3\n9");
    REQUIRE(locale);
    CHECK(locale->output == "C");
}

TEST_CASE("A login to this computer is a local shell")
{
    LoginRequest request;
    request.server = thisComputer();
    request.prelude = "hello() {\n  echo hi\n}\n";

    const auto outcome = test::logIn(request);

    REQUIRE_FALSE(outcome.error);
    REQUIRE(outcome.transport);
    const auto reply = ask(*outcome.transport, "hello");
    REQUIRE(reply);
    CHECK(reply->output == "hi");
}
