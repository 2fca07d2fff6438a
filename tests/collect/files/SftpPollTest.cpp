// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/files/SftpPoll.h"

#include "core/collect/PollReader.h"
#include "core/collect/ProbeScript.h"
#include "core/collect/ServerContext.h"
#include "core/collect/files/SpaceText.h"
#include "tests/support/Catch.h"

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::SftpPoll;

namespace {

constexpr ssh::FileSystemFigures hundredBlocks{4096, 100, 60, 50, 1000, 750};

ssh::FileAnswer fileAnswer(const QByteArray& path, const QByteArray& content)
{
    return {path, content};
}

QList<QByteArray> pathsOf(const std::vector<ssh::SpaceAsk>& asks)
{
    QList<QByteArray> paths;
    for (const ssh::SpaceAsk& ask : asks) {
        paths += ask.path;
    }
    return paths;
}

/// A server of these mounts, where each path of `hanging` does not answer.
ssh::FileReply replyTo(const ssh::FileRequest& request,
                       const QByteArray& mounts,
                       const QList<QByteArray>& hanging = {})
{
    ssh::FileReply reply;
    for (const ssh::FileAsk& ask : request.files) {
        const QByteArray content = ask.path == "/proc/self/mounts" ? mounts
            : ask.path == "/proc/self/stat" ? QByteArray("7 (sftp) S 5 0 0 0")
                                            : ask.path + " text\n";
        reply.files.push_back(fileAnswer(ask.path, content));
    }
    for (const ssh::SpaceAsk& ask : request.spaces) {
        if (hanging.contains(ask.path)) {
            reply.spaces.push_back({ask.path, fail(ErrorCode::Timeout)});
        } else {
            reply.spaces.push_back({ask.path, hundredBlocks});
        }
    }
    return reply;
}

const QByteArray twoMounts = "/dev/sda1 / ext4 rw 0 0\nnas:/x /nas nfs rw 0 0\n"
                             "systemd-1 /auto autofs rw 0 0\nproc /proc proc rw 0 0\n";

bool asksFor(const ssh::FileRequest& request, const QByteArray& path)
{
    return std::ranges::find(request.files, path, &ssh::FileAsk::path) != request.files.end();
}

} // namespace

TEST_CASE("Files are asked for whatever the shell would be asked for")
{
    SftpPoll poll;

    const auto metrics = poll.begin("vd_metrics 0123", true);

    const QByteArray script = collect::prelude();
    const qsizetype begin = script.indexOf("vd_list='");
    const qsizetype end = script.indexOf("vd_files=", begin);
    int compared = 0;
    for (const QByteArray& word : script.mid(begin, end - begin)
                                      .replace('\'', ' ')
                                      .replace('"', ' ')
                                      .simplified()
                                      .split(' ')) {
        if (word.startsWith("/proc/")) {
            CAPTURE(word);
            CHECK(asksFor(metrics, word));
            ++compared;
        }
    }
    CHECK(compared > 10);
}

TEST_CASE("The answer from files is read as the shell's")
{
    SftpPoll poll;
    const auto request = poll.begin("vd_status 0123", true);
    CHECK(request.files.size() == 4);
    CHECK(request.spaces.empty());
    ssh::FileReply reply;
    reply.files = {fileAnswer("/proc/stat", "cpu  1 2 3 4 5 6 7 8 0 0\ncpu0 1 2 3 4\n"),
                   fileAnswer("/proc/meminfo",
                              "MemTotal: 1000 kB\nMemFree: 200 kB\n"
                              "MemAvailable: 400 kB\nBuffers: 1 kB\nCached: 1 kB\n"
                              "SwapCached: 9"),
                   {"/proc/loadavg", fail(ErrorCode::PermissionDenied)},
                   fileAnswer("/proc/uptime", "100.00 1.00\n")};
    CHECK_FALSE(poll.take(reply));

    const QByteArray answer = poll.takeAnswer();
    CHECK(answer
          == "@0123:stat\ncpu  1 2 3 4 5 6 7 8 0 0\n@0123:meminfo\nMemTotal: 1000 kB\n"
             "MemFree: 200 kB\nMemAvailable: 400 kB\n@0123:uptime\n100.00 1.00\n");
    collect::ServerContext context;
    const Snapshot snapshot
        = collect::readPoll({answer, 0, {}}, "0123", PollKind::Status, {}, context);
    CHECK(valueOf(snapshot, {u"memory"_s, u"usedPercent"_s, {}}) == Approx(60));
    CHECK(valueOf(snapshot, {u"uptime"_s, u"seconds"_s, {}}) == Approx(100));
    REQUIRE(snapshot.unavailable.size() == 1);
    CHECK(snapshot.unavailable.front().why.code == ErrorCode::NotAvailable);
}

TEST_CASE("Before Linux 3.14 a status tells of what the available memory is made")
{
    SftpPoll poll;
    static_cast<void>(poll.begin("vd_status 0123", true));
    ssh::FileReply reply;
    reply.files = {fileAnswer("/proc/meminfo",
                              "MemTotal: 1000 kB\nMemFree: 200 kB\nBuffers: 1 kB\nCached: 1 kB\n"
                              "SwapCached: 9 kB\nActive: 1 kB\n")};

    CHECK_FALSE(poll.take(reply));

    CHECK(poll.takeAnswer()
          == "@0123:meminfo\nMemTotal: 1000 kB\nMemFree: 200 kB\nBuffers: 1 kB\nCached: 1 kB\n"
             "SwapCached: 9 kB\n");
}

TEST_CASE("File systems are asked for as df is read: the local ones first")
{
    SftpPoll poll;
    auto request = poll.begin("vd_metrics 0123", true);
    CHECK(request.spaces.empty()); // nothing is known of the mounts yet

    const auto more = poll.take(replyTo(request, twoMounts));
    REQUIRE(more);
    CHECK(more->files.empty());
    CHECK(pathsOf(more->spaces) == QList<QByteArray>{"/", "/nas"});
    CHECK_FALSE(more->spaces[0].mayHang);
    CHECK(more->spaces[1].mayHang);
    CHECK_FALSE(poll.take(replyTo(*more, twoMounts)));
    CHECK(poll.takeAnswer().contains("@0123:dfExit\n0\n"));

    request = poll.begin("vd_metrics 4567", true);
    CHECK(pathsOf(request.spaces) == QList<QByteArray>{"/", "/nas"});
    CHECK_FALSE(poll.take(replyTo(request, twoMounts)));
    collect::ServerContext context;
    const Snapshot snapshot
        = collect::readPoll({poll.takeAnswer(), 0, {}}, "4567", PollKind::Metrics, {}, context);
    CHECK(valueOf(snapshot, {u"disk"_s, u"total"_s, u"/nas"_s}) == Approx(409600));
    CHECK(valueOf(snapshot, {u"disk"_s, u"used"_s, u"/"_s}) == Approx(163840));
    CHECK(valueOf(snapshot, {u"disk"_s, u"available"_s, u"/"_s}) == Approx(204800));
    CHECK(valueOf(snapshot, {u"disk"_s, u"inodesUsed"_s, u"/"_s}) == Approx(250));
}

TEST_CASE(
    "A file system that hangs is told as a time-out, and its like are left out until it answers",
    "[F7]")
{
    SftpPoll poll;
    auto request = poll.begin("vd_metrics 0123", true);
    const auto more = poll.take(replyTo(request, twoMounts));
    REQUIRE(more);
    CHECK_FALSE(poll.take(replyTo(*more, twoMounts, {"/nas"})));
    CHECK(poll.takeAnswer().contains("@0123:dfExit\n137\n"));

    request = poll.begin("vd_metrics 0123", true);
    CHECK(pathsOf(request.spaces) == QList<QByteArray>{"/"});
    CHECK_FALSE(poll.take(replyTo(request, twoMounts)));
    const QByteArray answer = poll.takeAnswer();
    CHECK(answer.contains("@0123:dfExit\n137\n")); // it is missing still
    collect::ServerContext context;
    const Snapshot snapshot
        = collect::readPoll({answer, 0, {}}, "0123", PollKind::Metrics, {}, context);
    CHECK(valueOf(snapshot, {u"disk"_s, u"total"_s, u"/"_s}));
    CHECK_FALSE(valueOf(snapshot, {u"disk"_s, u"total"_s, u"/nas"_s}));
    const auto disk = std::ranges::find(snapshot.unavailable, u"disk"_s, &Unavailable::probe);
    REQUIRE(disk != snapshot.unavailable.end());
    CHECK(disk->why.code == ErrorCode::Timeout);

    poll.trust();
    CHECK(poll.begin("vd_metrics 0123", true).spaces.size() == 2);
}

TEST_CASE("Where a mount point may not be seen, another one of its device is asked for")
{
    const QByteArray mounts = "/dev/sda1 /a ext4 rw 0 0\n/dev/sda1 /longer ext4 rw 0 0\n";
    SftpPoll poll;
    auto request = poll.begin("vd_metrics 0123", true);
    auto more = poll.take(replyTo(request, mounts));
    REQUIRE(more);
    CHECK(pathsOf(more->spaces) == QList<QByteArray>{"/a"});
    ssh::FileReply refused;
    refused.spaces.push_back({"/a", fail(ErrorCode::PermissionDenied)});
    CHECK_FALSE(poll.take(refused));

    request = poll.begin("vd_metrics 0123", true);

    CHECK(pathsOf(request.spaces) == QList<QByteArray>{"/longer"});
}

TEST_CASE("A disk that failed is asked for again some polls later, one that may not be seen is not")
{
    const ErrorCode code = GENERATE(ErrorCode::NotAvailable, ErrorCode::PermissionDenied);
    SftpPoll poll;
    auto request = poll.begin("vd_metrics 0123", true);
    REQUIRE(poll.take(replyTo(request, twoMounts)));
    ssh::FileReply failed;
    failed.spaces.push_back({"/nas", fail(code)});
    CHECK_FALSE(poll.take(failed));
    CHECK_FALSE(pathsOf(poll.begin("vd_metrics 0123", true).spaces).contains("/nas"));

    bool isAskedAgain = false;
    for (int i = 0; i < 20; ++i) {
        request = poll.begin("vd_metrics 0123", true);
        isAskedAgain = isAskedAgain || pathsOf(request.spaces).contains("/nas");
    }

    CHECK(isAskedAgain == (code == ErrorCode::NotAvailable));
}

TEST_CASE("What watching costs is read of the SFTP server and of the sshd that serves it")
{
    SftpPoll poll;
    auto request = poll.begin("vd_metrics 0123", true);
    CHECK(asksFor(request, "/proc/self/stat"));
    static_cast<void>(poll.take(replyTo(request, {})));

    request = poll.begin("vd_metrics 0123", true);
    CHECK(asksFor(request, "/proc/5/stat"));
    static_cast<void>(poll.take(replyTo(request, {})));
    CHECK(poll.takeAnswer().endsWith("@0123:cost\n7 (sftp) S 5 0 0 0\n/proc/5/stat text\n"));

    poll.setServerProcess("5"); // the same
    request = poll.begin("vd_metrics 0123", true);
    static_cast<void>(poll.take(replyTo(request, {})));
    CHECK(poll.takeAnswer().endsWith("@0123:cost\n7 (sftp) S 5 0 0 0\n/proc/5/stat text\n"));

    poll.setServerProcess("3"); // a shell stands between
    request = poll.begin("vd_metrics 0123", true);
    static_cast<void>(poll.take(replyTo(request, {})));
    CHECK(poll.takeAnswer().endsWith(
        "@0123:cost\n7 (sftp) S 5 0 0 0\n/proc/3/stat text\n/proc/5/stat text\n"));
}

TEST_CASE("Without statvfs the disks are what is missing")
{
    SftpPoll poll;
    auto request = poll.begin("vd_metrics 0123", false);
    CHECK_FALSE(poll.take(replyTo(request, twoMounts)));
    CHECK(poll.takeAnswer().contains("@0123:dfExit\n127\n"));

    request = poll.begin("vd_facts 0123", false);
    static_cast<void>(poll.take(replyTo(request, twoMounts)));
    collect::ServerContext context;
    REQUIRE(collect::readFacts(poll.takeAnswer(), "0123", context));
    REQUIRE(context.missing.size() == 1);
    CHECK(context.missing.front().probe == u"disk"_s);
    CHECK(context.missing.front().why.code == ErrorCode::CommandMissing);
}

TEST_CASE("Facts are read from files, and what is not there is told")
{
    SftpPoll poll;
    const auto request = poll.begin("vd_facts 0123", true);
    ssh::FileReply reply;
    for (const ssh::FileAsk& ask : request.files) {
        reply.files.push_back(fileAnswer(ask.path, "x"));
    }
    const auto set = [&reply](const QByteArray& path, const Result<QByteArray>& content) {
        std::ranges::find(reply.files, path, &ssh::FileAnswer::path)->content = content;
    };
    set("/proc/sys/kernel/hostname", QByteArray("web-1\n"));
    set("/proc/sys/kernel/ostype", QByteArray("Linux\n"));
    set("/proc/sys/kernel/osrelease", QByteArray("6.1.0-18-amd64\n"));
    set("/proc/sys/kernel/arch", fail(ErrorCode::NotAvailable));
    set("/etc/os-release", fail(ErrorCode::NotAvailable));
    set("/usr/lib/os-release", QByteArray("PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n"));
    set("/proc/cpuinfo", QByteArray("processor : 0\nmodel name : A Processor\n"));
    set("/proc/self/smaps",
        QByteArray("55-56 r--p 0 0\nSize: 4 kB\nKernelPageSize:        4 kB\n"));
    set("/proc/meminfo", fail(ErrorCode::PermissionDenied));
    set("/proc/pressure/io", fail(ErrorCode::NotAvailable));

    CHECK_FALSE(poll.take(reply));
    collect::ServerContext context;
    REQUIRE(collect::readFacts(poll.takeAnswer(), "0123", context));

    CHECK(context.facts.hostName == u"web-1"_s);
    CHECK(context.facts.kernel == u"Linux 6.1.0-18-amd64"_s);
    CHECK(context.facts.architecture.isEmpty());
    CHECK(context.facts.operatingSystem == u"Debian GNU/Linux 12 (bookworm)"_s);
    CHECK(context.facts.cpuModel == u"A Processor"_s);
    CHECK(context.facts.pageSize == 4096U);
    REQUIRE(context.missing.size() == 2);
    CHECK(context.missing[0].probe == u"memory"_s);
    CHECK(context.missing[0].why.code == ErrorCode::PermissionDenied);
    CHECK(context.missing[1].probe == u"pressure"_s);
}

TEST_CASE("Space is told as df tells it, whatever the figures")
{
    const ssh::FileSystemFigures figures = GENERATE(values<ssh::FileSystemFigures>(
        {{512, 3, 1, 1, 0, 0},
         {4096, quint64{1} << 63U, 5, ~quint64{0}, 10, 20},
         {~quint64{0}, ~quint64{0}, ~quint64{0}, ~quint64{0}, ~quint64{0}, ~quint64{0}},
         {0, 5, 1, 1, 7, 7}}));

    const auto text = collect::spaceText({{"/x y", figures}}, {});

    CHECK(text.space.count('\n') == 2);
    CHECK(text.inodes.endsWith(" /x y\n"));
    if (figures.blockBytes == 512) { // 1.5 and 0.5 KiB are rounded up
        CHECK(text.space.endsWith("\n- 2 1 1 50% /x y\n"));
        CHECK(text.inodes.endsWith("\n- 0 0 0 - /x y\n"));
    } else {
        CHECK(text.space.endsWith("\n- - - - - /x y\n"));
    }
}

TEST_CASE("A file system without blocks, or without an answer, has no row")
{
    const auto text = collect::spaceText({{"/proc", ssh::FileSystemFigures{}},
                                          {"/nas", fail(ErrorCode::Timeout)},
                                          {"/a\nb", hundredBlocks}},
                                         {{"/dev/x", "/a\nb", "ext4", false}});

    CHECK(text.space
          == "Filesystem 1024-blocks Used Available Capacity Mounted on\n"
             "/dev/x 400 160 200 45% /a?b\n");
}
