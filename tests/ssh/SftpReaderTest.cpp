// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/SftpReader.h"

#include "tests/ssh/FakeSftp.h"
#include "tests/ssh/Helpers.h"
#include "tests/support/ManualClock.h"

#include <random>

using namespace vedette;
using namespace vedette::ssh;
using test::FakeSftp;
using test::sftpGreeting;
using test::sftpPacket;
using test::statVfsBody;
using test::wireNumber;
using test::wireText;

namespace {

FileAsk oneText(const QByteArray& path)
{
    return {.path = path, .longestRecord = FileAsk::oneText};
}

FileAsk manyRecords(const QByteArray& path, qsizetype longest = FileAsk::anyLength)
{
    return {.path = path, .longestRecord = longest};
}

/// A reader that has been greeted.
struct Talk
{
    Talk() { static_cast<void>(server.serve(reader)); }

    /// The whole request and its reply.
    FileReply ask(const FileRequest& request)
    {
        REQUIRE(reader.start(request));
        rounds = server.serve(reader);
        auto reply = reader.takeReply();
        REQUIRE(reply);
        REQUIRE(*reply);
        return **std::move(reply);
    }

    test::ManualClock clock;
    FakeSftp server;
    SftpReader reader{clock};
    int rounds = 0;
};

QByteArray answerText(const FileAnswer& answer)
{
    return answer.content ? *answer.content
                          : QByteArray(errorName(answer.content.error().code).data());
}

} // namespace

TEST_CASE("Files stay open, and are read again in one round")
{
    Talk talk;
    talk.server.setFile("/proc/stat", {"cpu 1\n"});
    talk.server.setFile("/proc/uptime", {"1 1\n"});
    const FileRequest request{.files = {oneText("/proc/stat"), oneText("/proc/uptime")},
                              .spaces = {{"/"}}};
    CHECK(answerText(talk.ask(request).files[0]) == "cpu 1\n");
    CHECK(talk.rounds == 2); // opened first
    talk.server.setFile("/proc/stat", {"cpu 2\n"});
    static_cast<void>(talk.server.takeLog());

    const FileReply reply = talk.ask(request);

    REQUIRE(reply.files.size() == 2);
    CHECK(reply.files[0].path == "/proc/stat");
    CHECK(answerText(reply.files[0]) == "cpu 2\n");
    CHECK(answerText(reply.files[1]) == "1 1\n");
    REQUIRE(reply.spaces.size() == 1);
    CHECK(reply.spaces[0].figures == FileSystemFigures{101, 102, 103, 104, 105, 106});
    CHECK(talk.rounds == 1);
    CHECK(talk.server.takeLog()
          == QList<QByteArray>{"read /proc/stat 0", "read /proc/uptime 0", "space /"});
}

TEST_CASE("A file that comes in pieces is read to its end, later in one round")
{
    Talk talk;
    talk.server.setFile("/m", {"one\n", "two\n", "three\n"});
    CHECK(answerText(talk.ask({.files = {manyRecords("/m")}, .spaces = {}}).files[0])
          == "one\ntwo\nthree\n");
    CHECK(talk.rounds == 5); // opened, three pieces, the end

    const FileReply again = talk.ask({.files = {manyRecords("/m")}, .spaces = {}});

    CHECK(answerText(again.files[0]) == "one\ntwo\nthree\n");
    CHECK(talk.rounds == 1);
}

TEST_CASE("Pieces that changed their lengths are never joined with those of another moment")
{
    Talk talk;
    talk.server.setFile("/m", {"a 9\n", "b 9\n"});
    static_cast<void>(talk.ask({.files = {manyRecords("/m")}, .spaces = {}}));
    const QList<QByteArray> changed = GENERATE(values<QList<QByteArray>>(
        {{"a 10\n", "b 10\n"}, {"a 9\n", "b 10\n"}, {"a 1\n"}, {"a\n", "b\n", "c\n"}, {}}));
    talk.server.setFile("/m", changed);

    const FileReply reply = talk.ask({.files = {manyRecords("/m")}, .spaces = {}});

    CHECK(answerText(reply.files[0]) == changed.join());
}

TEST_CASE("A piece that is clearly shorter than a page is known as the last one")
{
    Talk talk;
    const QByteArray full = QByteArray(4000, 'x') + '\n';
    talk.server.setFile("/short", {QByteArray(3000, 'x') + '\n'});
    talk.server.setFile("/long", {full, "rest\n"});

    const FileReply reply = talk.ask(
        {.files = {manyRecords("/short", 256), manyRecords("/long", 256)}, .spaces = {}});

    CHECK(reply.files[0].content->size() == 3001);
    CHECK(answerText(reply.files[1]) == full + "rest\n");
    CHECK(talk.server.takeLog().count("read /short 3001") == 0);
}

TEST_CASE("Of a file whose beginning is enough no more is asked for")
{
    Talk talk;
    talk.server.setFile("/stat", {"cpu 1 2 3\n", "cpu0 1\n"});
    const FileReply reply
        = talk.ask({.files = {{.path = "/stat", .longestRecord = 0, .atMost = 64}}, .spaces = {}});

    CHECK(answerText(reply.files[0]) == "cpu 1 2 3\n");
    CHECK(talk.rounds == 2);
}

TEST_CASE("What can't be read is told by its reason, and the rest is read")
{
    Talk talk;
    talk.server.setFile("/there", {"x\n"});
    talk.server.refuse("/secret", 3);
    talk.server.refuse("/far", 4);

    const FileReply reply = talk.ask(
        {.files = {oneText("/gone"), oneText("/secret"), oneText("/there")}, .spaces = {{"/far"}}});

    REQUIRE_FALSE(reply.files[0].content);
    CHECK(reply.files[0].content.error().code == ErrorCode::NotAvailable);
    REQUIRE_FALSE(reply.files[1].content);
    CHECK(reply.files[1].content.error().code == ErrorCode::PermissionDenied);
    CHECK(answerText(reply.files[2]) == "x\n");
    REQUIRE_FALSE(reply.spaces[0].figures);
    CHECK(reply.spaces[0].figures.error().code == ErrorCode::NotAvailable);
}

TEST_CASE("A file that went is absent, and one that came back is opened again")
{
    Talk talk;
    const FileRequest request{.files = {oneText("/count")}, .spaces = {}};
    talk.server.setFile("/count", {"1\n"});
    CHECK(answerText(talk.ask(request).files[0]) == "1\n");

    talk.server.removeFile("/count");
    static_cast<void>(talk.server.takeLog());
    CHECK(answerText(talk.ask(request).files[0]) == "not_available");
    CHECK(talk.server.takeLog()
          == QList<QByteArray>{"read /count 0", "close /count", "open /count"});

    talk.server.setFile("/count", {"2\n"});
    CHECK(answerText(talk.ask(request).files[0]) == "not_available"); // not tried each time
    CHECK(talk.server.takeLog().isEmpty());
    talk.clock.advance(seconds{601});
    CHECK(answerText(talk.ask(request).files[0]) == "2\n");
}

TEST_CASE("A file that can be opened but not read is left alone for a while")
{
    Talk talk;
    const FileRequest request{.files = {oneText("/psi")}, .spaces = {}};
    REQUIRE(talk.reader.start(request));
    const quint32 openId = 1;
    talk.reader.receive(sftpPacket(102, wireNumber(openId) + wireText("h")));
    talk.reader.receive(sftpPacket(101, wireNumber(openId + 1) + wireNumber(4)));
    talk.reader.sent(talk.reader.outgoing().size());
    talk.reader.receive(sftpPacket(101, wireNumber(openId + 2) + wireNumber(0))); // closed
    const auto reply = talk.reader.takeReply();
    REQUIRE((reply && *reply));
    CHECK(answerText((*reply)->files[0]) == "not_available");

    CHECK(answerText(talk.ask(request).files[0]) == "not_available");
    CHECK(talk.rounds == 0);
}

TEST_CASE("Handles that nobody asks for any more are closed before there are too many")
{
    Talk talk;
    const auto request = [&talk](const QByteArray& prefix) {
        FileRequest files;
        for (int i = 0; i < 40; ++i) {
            const QByteArray path = prefix + QByteArray::number(i);
            talk.server.setFile(path, {path + '\n'});
            files.files.push_back(oneText(path));
        }
        return files;
    };
    static_cast<void>(talk.ask(request("/a")));
    static_cast<void>(talk.server.takeLog());

    const FileReply reply = talk.ask(request("/b"));

    CHECK(answerText(reply.files.back()) == "/b39\n");
    CHECK(talk.server.takeLog().count("close /a0") == 1);
    CHECK(answerText(talk.ask(request("/b")).files.front()) == "/b0\n");
    CHECK(talk.rounds == 1);
}

TEST_CASE("A file system that may hang is asked for once all else is answered")
{
    Talk talk;
    talk.server.setFile("/m", {"one\n"});

    const FileReply reply
        = talk.ask({.files = {manyRecords("/m")}, .spaces = {{"/nas", true}, {"/", false}}});

    CHECK(talk.server.takeLog()
          == QList<QByteArray>{"open /m", "space /", "read /m 0", "read /m 4", "space /nas"});
    CHECK(reply.spaces[0].path == "/nas");
}

TEST_CASE("A file system that hangs costs its own figures, and a further request waits for it",
          "[F7]")
{
    Talk talk;
    talk.server.setFile("/m", {"one\n"});
    talk.server.hangAt("/nas");
    const FileRequest request{.files = {manyRecords("/m")},
                              .spaces = {{"/"}, {"/nas", true}, {"/nas2", true}}};
    REQUIRE(talk.reader.start(request));
    static_cast<void>(talk.server.serve(talk.reader));
    CHECK_FALSE(*talk.reader.takeReply());
    CHECK(talk.reader.hangsAt() == "/nas");

    const FileReply reply = talk.reader.giveUp();

    CHECK(answerText(reply.files[0]) == "one\n");
    CHECK(reply.spaces[0].figures);
    REQUIRE_FALSE(reply.spaces[1].figures);
    CHECK(reply.spaces[1].figures.error().code == ErrorCode::Timeout);
    CHECK_FALSE(reply.spaces[2].figures);
    CHECK(talk.reader.owesAnswer());
    const auto next = talk.reader.start(request);
    REQUIRE_FALSE(next);
    CHECK(next.error().code == ErrorCode::Timeout);

    talk.server.hangAt({});
    static_cast<void>(talk.server.serve(talk.reader));
    CHECK_FALSE(talk.reader.owesAnswer());
    CHECK_FALSE(*talk.reader.takeReply()); // the late answers are nobody's
    CHECK(talk.ask(request).spaces[1].figures);
}

TEST_CASE("A server without statvfs says so, and its files are read")
{
    SftpReader reader;
    FakeSftp server;
    reader.sent(reader.outgoing().size());
    reader.receive(sftpPacket(2, wireNumber(3) + wireText("statvfs@openssh.com") + wireText("1")));
    server.setFile("/x", {"y\n"});

    REQUIRE(reader.start({.files = {oneText("/x")}, .spaces = {{"/"}, {"/nas", true}}}));
    static_cast<void>(server.serve(reader));
    const auto reply = reader.takeReply();

    REQUIRE((reply && *reply));
    CHECK_FALSE(reader.tellsSpace());
    CHECK(answerText((*reply)->files[0]) == "y\n");
    CHECK((*reply)->spaces[0].figures.error().code == ErrorCode::NotAvailable);
    CHECK((*reply)->spaces[1].figures.error().code == ErrorCode::NotAvailable);
}

TEST_CASE("An endless file is too large, and the others are read")
{
    Talk talk;
    talk.server.setFile("/endless", QList<QByteArray>(40, QByteArray(32 * 1024, 'x')));
    talk.server.setFile("/x", {"y\n"});

    const FileReply reply
        = talk.ask({.files = {manyRecords("/endless"), oneText("/x")}, .spaces = {}});

    REQUIRE_FALSE(reply.files[0].content);
    CHECK(reply.files[0].content.error().code == ErrorCode::OutputTooLarge);
    CHECK(answerText(reply.files[1]) == "y\n");
}

TEST_CASE("Many long files end at the limit of a request")
{
    Talk talk;
    FileRequest request;
    for (int i = 0; i < 4; ++i) {
        const QByteArray path = "/" + QByteArray::number(i);
        talk.server.setFile(path, QList<QByteArray>(15, QByteArray(32 * 1024, 'x')));
        request.files.push_back(manyRecords(path));
    }

    const FileReply reply = talk.ask(request);

    qsizetype total = 0;
    for (const FileAnswer& answer : reply.files) {
        total += answer.content ? answer.content->size() : 0;
    }
    CHECK(total <= maxReplyBytes);
    CHECK_FALSE(reply.files[3].content);
}

TEST_CASE("A file that comes byte by byte is given up")
{
    Talk talk;
    talk.server.setFile("/slow", QList<QByteArray>(1000, "x"));

    const FileReply reply = talk.ask({.files = {manyRecords("/slow")}, .spaces = {}});

    CHECK_FALSE(reply.files[0].content);
    CHECK(talk.rounds < 300);
}

TEST_CASE("Answers that nobody asked for end the talk", "[F22]")
{
    Talk talk;
    talk.server.setFile("/x", {"y\n"});
    REQUIRE(talk.reader.start({.files = {oneText("/x")}, .spaces = {{"/"}}}));
    const quint32 openId = 1;
    const quint32 spaceId = 2;
    const QByteArray answer
        = GENERATE_COPY(values({sftpPacket(103, wireNumber(99) + wireText("x")),
                                sftpPacket(103, wireNumber(openId) + wireText("x")),
                                sftpPacket(102, wireNumber(spaceId) + wireText("h")),
                                sftpPacket(201, wireNumber(openId) + statVfsBody(1)),
                                sftpPacket(201, wireNumber(spaceId) + wireNumber(1)),
                                sftpPacket(101, wireNumber(openId) + wireNumber(0)),
                                sftpPacket(104, wireNumber(openId) + wireNumber(0)),
                                sftpGreeting()}));

    talk.reader.receive(answer);

    const auto reply = talk.reader.takeReply();
    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == ErrorCode::Malformed);
    CHECK_FALSE(talk.reader.start({}));
}

TEST_CASE("More bytes than were asked for end the talk")
{
    Talk talk;
    REQUIRE(talk.reader.start(
        {.files = {{.path = "/x", .longestRecord = 0, .atMost = 4}}, .spaces = {}}));
    talk.reader.receive(sftpPacket(102, wireNumber(1) + wireText("h")));

    talk.reader.receive(sftpPacket(103, wireNumber(2) + wireText("12345")));

    CHECK_FALSE(talk.reader.takeReply());
}

TEST_CASE("A server that speaks another version of SFTP is not ready")
{
    SftpReader reader;

    reader.receive(sftpPacket(2, wireNumber(GENERATE(0U, 2U, 4U, 6U))));

    CHECK_FALSE(reader.isReady());
    const auto reply = reader.takeReply();
    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == ErrorCode::NotAvailable);
}

TEST_CASE("What a login file prints before the greeting is quoted")
{
    SftpReader reader;

    reader.receive("Welcome to web-1!\n");

    const auto reply = reader.takeReply();
    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == ErrorCode::Malformed);
    CHECK(reply.error().detail.contains(QStringLiteral("Welcome to web-1!")));
}

TEST_CASE("Random answers never break the talk, nor make it endless")
{
    std::mt19937 random(11); // NOLINT(bugprone-random-generator-seed): the same in each run
    std::uniform_int_distribution<quint32> small(0, 6);
    for (int run = 0; run < 500; ++run) {
        Talk talk;
        REQUIRE(
            talk.reader.start({.files = {manyRecords("/a"), oneText("/b")}, .spaces = {{"/"}}}));
        for (int i = 0; i < 30; ++i) {
            const QByteArray id = wireNumber(small(random));
            const QList<QByteArray> answers{
                sftpPacket(101, id + wireNumber(small(random))),
                sftpPacket(102, id + wireText("h")),
                sftpPacket(103, id + wireText(QByteArray(static_cast<int>(small(random)), 'x'))),
                sftpPacket(201, id + statVfsBody(small(random)))};
            talk.reader.receive(answers.at(small(random) % 4));
        }

        const FileReply reply = talk.reader.giveUp();

        CHECK(reply.files.size() <= 2);
        CHECK(talk.reader.outgoing().size() < 16 * 1024);
    }
}
