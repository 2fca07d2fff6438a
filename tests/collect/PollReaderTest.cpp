// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/PollReader.h"

#include "core/collect/ProbeScript.h"
#include "tests/support/Catch.h"

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::pollRequest;
using collect::readFacts;
using collect::readPoll;
using collect::ServerContext;

namespace {

constexpr QByteArrayView nonce = "0123abcd";

ssh::ShellReply status(const QByteArray& uptime, const QByteArray& cpu)
{
    return {"@0123abcd:stat\ncpu  " + cpu
                + "\n@0123abcd:meminfo\nMemTotal: 1000 kB\nMemFree: 200 kB\n"
                + "MemAvailable: 400 kB\nBuffers: 10 kB\nCached: 100 kB\n@0123abcd:loadavg\n"
                + "0.50 0.40 0.30 1/100 4242\n@0123abcd:uptime\n" + uptime + " 1.00\n",
            0,
            std::chrono::microseconds{1500}};
}

const MetricId usage{u"cpu"_s, u"totalUsage"_s, {}};
const MetricId up{u"server"_s, u"up"_s, {}};

} // namespace

TEST_CASE("an answer becomes samples, and its second one rates")
{
    ServerContext context;

    const Snapshot first
        = readPoll(status("100.00", "0 0 0 0 0 0 0 0 0 0"), nonce, PollKind::Status, {}, context);
    const Snapshot second = readPoll(
        status("110.00", "300 0 100 600 0 0 0 0 0 0"), nonce, PollKind::Status, {}, context);

    CHECK(valueOf(first, up) == 1.0);
    CHECK_FALSE(valueOf(first, usage));
    CHECK(valueOf(first, {u"memory"_s, u"usedPercent"_s, {}}) == Approx(60));
    CHECK(valueOf(first, {u"load"_s, u"load1"_s, {}}) == Approx(0.5));
    CHECK(valueOf(first, {u"ssh"_s, u"roundTrip"_s, {}}) == Approx(0.0015));
    CHECK(valueOf(second, usage) == Approx(40));
}

TEST_CASE("only an answer that no process made tells the round trip")
{
    ServerContext context;

    const Snapshot metrics
        = readPoll(status("100.00", "0 0 0 0 0 0 0 0 0 0"), nonce, PollKind::Metrics, {}, context);

    CHECK(valueOf(metrics, up) == 1.0);
    CHECK_FALSE(valueOf(metrics, {u"ssh"_s, u"roundTrip"_s, {}}));
}

TEST_CASE("a status answer tells the total of the processors only, whatever it holds")
{
    const auto hostile = [](int ticks) {
        const QByteArray times = QByteArray::number(ticks) + " 0 0 800 0 0 0 0 0 0";
        QByteArray lines = times;
        for (int i = 0; i < 3000; ++i) {
            lines += "\ncpu" + QByteArray::number(i) + ' ' + times;
        }
        return lines;
    };
    ServerContext context;

    static_cast<void>(
        readPoll(status("100.00", hostile(100)), nonce, PollKind::Status, {}, context));
    const Snapshot second
        = readPoll(status("110.00", hostile(200)), nonce, PollKind::Status, {}, context);

    CHECK(valueOf(second, usage) == Approx(100));
    CHECK(second.samples.size() < 60);
}

TEST_CASE("an answer that is no answer says so, and claims nothing")
{
    const QByteArray garbage
        = GENERATE(as<QByteArray>(), "", "hello", "@ffff:/proc/stat\ncpu 1 2 3 4\n");
    ServerContext context;

    const Snapshot snapshot = readPoll({garbage, 0, {}}, nonce, PollKind::Status, {}, context);

    REQUIRE(snapshot.error);
    CHECK(snapshot.error->code == ErrorCode::Malformed);
    CHECK(valueOf(snapshot, up) == 0.0);
    CHECK(snapshot.samples.size() == 1);
}

TEST_CASE("one broken source is told with its probe, the others go on")
{
    ServerContext context;
    ssh::ShellReply reply = status("100.00", "0 0 0 0 0 0 0 0 0 0");
    reply.output.replace("0.50 0.40 0.30 1/100 4242", "what?");

    const Snapshot snapshot = readPoll(reply, nonce, PollKind::Status, {}, context);

    REQUIRE(snapshot.unavailable.size() == 1);
    CHECK(snapshot.unavailable.front().probe == u"load"_s);
    CHECK(valueOf(snapshot, {u"memory"_s, u"total"_s, {}}) == Approx(1000.0 * 1024));
}

TEST_CASE("what a server does not give is told with its reason")
{
    ServerContext context;
    const QByteArray reply
        = "@0123abcd:host\nweb-1\n@0123abcd:access\nok /proc/stat\ndenied /proc/meminfo\n"
          "missing /proc/diskstats\nok /proc/loadavg\nok /proc/uptime\nok /proc/net/dev\n"
          "ok /proc/self/mounts\n@0123abcd:tools\ntail\n";

    REQUIRE(readFacts(reply, nonce, context));

    const auto reason = [&](const QString& probe) -> std::optional<ErrorCode> {
        const auto found = std::ranges::find(context.missing, probe, &Unavailable::probe);
        return found == context.missing.end() ? std::nullopt : std::optional(found->why.code);
    };
    CHECK(reason(u"memory"_s) == ErrorCode::PermissionDenied);
    CHECK(reason(u"diskIo"_s) == ErrorCode::NotAvailable);
    CHECK(reason(u"disk"_s) == ErrorCode::CommandMissing);
    CHECK_FALSE(reason(u"cpu"_s));
    CHECK(context.facts.hostName == u"web-1"_s);
}

TEST_CASE("a hanging df costs the disk values alone, and says why")
{
    ServerContext context;
    const QByteArray reply
        = "@0123abcd:files\n==> /proc/uptime <==\n100.00 1.00\n\n==> /proc/self/mounts <==\n"
          "/dev/sda1 / ext4 rw 0 0\n@0123abcd:df\n@0123abcd:dfExit\n137\n@0123abcd:inodes\n"
          "@0123abcd:inodesExit\n137\n";

    const Snapshot snapshot = readPoll({reply, 0, {}}, nonce, PollKind::Metrics, {}, context);

    const auto disk = std::ranges::find(snapshot.unavailable, u"disk"_s, &Unavailable::probe);
    REQUIRE(disk != snapshot.unavailable.end());
    CHECK(disk->why.code == ErrorCode::Timeout);
    CHECK(valueOf(snapshot, {u"uptime"_s, u"seconds"_s, {}}) == Approx(100));
}

TEST_CASE("df is watched until all mounts are known to be local, and always by the fixed probe")
{
    const auto [mounts, access, mayHang] = GENERATE(table<const char*, ServerAccess, bool>(
        {{"/dev/sda1 / ext4 rw 0 0\n", ServerAccess::Shell, false},
         {"/dev/sda1 / ext4 rw 0 0\nnas:/x /nas nfs4 rw 0 0\n", ServerAccess::Shell, true},
         {"/dev/sda1 / ext4 rw 0 0\n", ServerAccess::FixedProbe, true}}));
    ServerContext context;
    context.server.access = access;
    CHECK(context.mayHang);
    const QByteArray reply = "@0123abcd:files\n==> /proc/uptime <==\n1.00 1.00\n\n"
                             "==> /proc/self/mounts <==\n"
        + QByteArray(mounts)
        + "@0123abcd:dfTable\n/dev/sda1 100 40 60 40% 9 1 8 12% /\n"
          "@0123abcd:dfExit\n0\n@0123abcd:cost\n";

    const Snapshot snapshot = readPoll({reply, 0, {}}, nonce, PollKind::Metrics, {}, context);

    CHECK(valueOf(snapshot, {u"disk"_s, u"total"_s, u"/"_s}) == 100.0 * 1024);
    CHECK(valueOf(snapshot, {u"disk"_s, u"inodesTotal"_s, u"/"_s}) == 9);
    CHECK(context.mayHang == mayHang);
    CHECK(pollRequest(PollKind::Metrics, context.mayHang).command.endsWith(" local") == !mayHang);
}

TEST_CASE("df that had to be killed once is watched for the rest of the session", "[F7]")
{
    ServerContext context;
    const auto pollWith = [&context](const char* status) {
        const QByteArray reply = "@0123abcd:files\n==> /proc/self/mounts <==\n"
                                 "/dev/sda1 / ext4 rw 0 0\n@0123abcd:dfTable\n"
                                 "/dev/sda1 100 40 60 40% 9 1 8 12% /\n@0123abcd:dfExit\n"
            + QByteArray(status) + "\n@0123abcd:cost\n";
        static_cast<void>(readPoll({reply, 0, {}}, nonce, PollKind::Metrics, {}, context));
        return context.mayHang;
    };

    CHECK_FALSE(pollWith("0"));
    CHECK(pollWith("137"));
    CHECK(pollWith("0"));
}

TEST_CASE("what df said before it hung is kept, and the rest is missed aloud")
{
    ServerContext context;
    const QByteArray reply
        = "@0123abcd:files\n==> /proc/uptime <==\n100.00 1.00\n\n==> /proc/self/mounts <==\n"
          "/dev/sda1 / ext4 rw 0 0\nnas:/x /mnt nfs rw 0 0\n@0123abcd:df\n"
          "Filesystem 1024-blocks Used Available Capacity Mounted on\n"
          "/dev/sda1 100 40 60 40% /\n@0123abcd:dfExit\n137\n@0123abcd:inodes\n"
          "@0123abcd:inodesExit\n137\n";

    const Snapshot snapshot = readPoll({reply, 0, {}}, nonce, PollKind::Metrics, {}, context);

    CHECK(valueOf(snapshot, {u"disk"_s, u"usedPercent"_s, u"/"_s}) == Approx(40));
    const auto disk = std::ranges::find(snapshot.unavailable, u"disk"_s, &Unavailable::probe);
    REQUIRE(disk != snapshot.unavailable.end());
    CHECK(disk->why.code == ErrorCode::Timeout);
}

TEST_CASE("an answer of df that can't be read is not called a failure of df")
{
    ServerContext context;
    const QByteArray reply
        = "@0123abcd:files\n==> /proc/uptime <==\n100.00 1.00\n\n==> /proc/self/mounts <==\n"
          "/dev/sda1 / ext4 rw 0 0\n@0123abcd:df\nhello\n@0123abcd:dfExit\n0\n";

    const Snapshot snapshot = readPoll({reply, 0, {}}, nonce, PollKind::Metrics, {}, context);

    const auto disk = std::ranges::find(snapshot.unavailable, u"disk"_s, &Unavailable::probe);
    REQUIRE(disk != snapshot.unavailable.end());
    CHECK(disk->why.code == ErrorCode::Malformed);
}
