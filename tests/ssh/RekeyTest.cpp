// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// A session changes its keys while it is polled (RFC 4253, 9).
#include "tests/ssh/Helpers.h"
#include "tests/support/SshdFixture.h"

using namespace vedette;
using test::ask;
using test::SshdFixture;

TEST_CASE("A session that changes its keys again and again survives its polls")
{
    // 100 KB, or 1 s: the latter is watched for longer than that.
    const auto [limit, size, bound]
        = GENERATE(table<QByteArray, int, seconds>({{"100K", 30'000, seconds{0}},
                                                    {"100K", 900'000, seconds{0}},
                                                    {"default 1s", 2'000, seconds{4}}}));
    SshdFixture sshd("LogLevel DEBUG1\nRekeyLimit " + limit + '\n');
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    CAPTURE(limit, size);
    ssh::LoginRequest request;
    request.server = sshd.server();
    request.pins = {sshd.pin()};
    request.knownHosts = {};
    const auto outcome = test::logIn(request);
    REQUIRE(outcome.transport);
    const QByteArray command = "head -c " + QByteArray::number(size) + " /dev/zero | tr '\\0' x";
    QByteArray log = sshd.takeLog();
    const Deadline until = Deadline::after(bound);

    for (int polls = 0; polls < 40 || !until.hasExpired(); ++polls) {
        CAPTURE(polls);
        const auto reply = ask(*outcome.transport, command);
        CAPTURE(reply ? QString() : reply.error().detail);
        REQUIRE(reply);
        REQUIRE(reply->output.size() == size);
        log += sshd.takeLog();
    }

    CHECK(log.count("SSH2_MSG_KEXINIT received") >= 3); // of the login, and two more
}
