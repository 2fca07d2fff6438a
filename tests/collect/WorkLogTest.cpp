// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/WorkLog.h"

#include "tests/support/Catch.h"

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::WorkLog;

namespace {

WorkLog::Poll pollWith(const QByteArray& reply)
{
    return {reply, "0123abcd", std::chrono::microseconds{700}, Timestamp{seconds{9}}};
}

const QByteArray metricsReply = "@0123abcd:files\n==> /proc/loadavg <==\n0.5 0.4 0.3 1/9 7\n\n"
                                "==> /proc/self/mounts <==\n/dev/vda / ext4 rw 0 0\n"
                                "@0123abcd:df\n/dev/vda 10 4 6 40% /\n@0123abcd:dfExit\n0\n"
                                "@0123abcd:inodes\n/dev/vda 100 5 95 5% /\n";

} // namespace

TEST_CASE("a number of a poll shows the file that its probe has read")
{
    WorkLog log;
    log.keep(PollKind::Metrics, pollWith(metricsReply));

    const auto work = log.find(u"load"_s);

    REQUIRE(work);
    CHECK(work->command == u"cat /proc/loadavg"_s);
    CHECK(work->output.contains("0.5 0.4 0.3 1/9 7"));
    CHECK_FALSE(work->output.contains("ext4"));
    CHECK_FALSE(work->exitCode);
    CHECK(work->took == std::chrono::microseconds{700});
    CHECK(work->collectedAt == Timestamp{seconds{9}});
}

TEST_CASE("a probe that needs a tool shows what the tool has printed")
{
    WorkLog log;
    log.keep(PollKind::Metrics, pollWith(metricsReply));

    const auto work = log.find(u"disk"_s);

    REQUIRE(work);
    CHECK(work->command == u"cat /proc/self/mounts; df -kP; df -iP"_s);
    CHECK(work->output.contains("/dev/vda 10 4 6 40% /"));
    CHECK(work->output.contains("/dev/vda 100 5 95 5% /"));
}

TEST_CASE("what has not answered yet can't be shown, nor a probe that nobody knows")
{
    WorkLog log;

    CHECK(log.find(u"load"_s).error().code == ErrorCode::NotFound);
    log.keep(PollKind::Metrics, pollWith(metricsReply));
    CHECK(log.find(u"services"_s).error().code == ErrorCode::NotFound);
}

TEST_CASE("a file that an answer does not hold is said to be missing")
{
    WorkLog log;
    log.keep(PollKind::Metrics, pollWith(metricsReply));

    const auto work = log.find(u"entropy"_s);

    REQUIRE(work);
    CHECK(work->output.contains("(not in this answer)"));
}
