// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/SftpCodec.h"

#include "tests/ssh/FakeSftp.h"
#include "tests/ssh/Helpers.h"

#include <random>

using namespace vedette;
using namespace vedette::ssh;
using test::sftpGreeting;
using test::sftpPacket;
using test::statVfsBody;
using test::wireNumber;
using test::wireText;

namespace {

/// The packets that a server sends, without their lengths.
QList<QByteArray> goodAnswers()
{
    return {
        sftpGreeting().mid(4),
        sftpPacket(101, wireNumber(7) + wireNumber(2) + wireText("gone") + wireText("en")).mid(4),
        sftpPacket(102, wireNumber(7) + wireText("handle")).mid(4),
        sftpPacket(103, wireNumber(7) + wireText("bytes")).mid(4),
        sftpPacket(201, wireNumber(7) + statVfsBody(1)).mid(4)};
}

template <class Answer>
Answer decoded(const QByteArray& packet)
{
    const auto answer = decodeSftp(packet);
    REQUIRE(answer);
    REQUIRE(std::holds_alternative<Answer>(*answer));
    return std::get<Answer>(*answer);
}

bool isMalformed(const QByteArray& packet)
{
    const auto answer = decodeSftp(packet);
    return !answer && answer.error().code == ErrorCode::Malformed;
}

} // namespace

TEST_CASE("SFTP requests are written byte for byte as the draft has them")
{
    CHECK(sftpInit().toHex() == "000000050100000003");
    CHECK(sftpOpen(1, "/a").toHex()
          == "0000001303000000010000000"
             "22f610000000100000000");
    CHECK(sftpClose(2, "h").toHex()
          == "0000000a040000000200000001"
             "68");
    CHECK(sftpRead(3, "h", {0x0102030405, 16}).toHex()
          == "0000001605000000030000000168000000010203040500000010");
    CHECK(sftpStatVfs(4, "/").toHex()
          == "00000021c8000000040000001373746174766673406f70656e7373682e636f6d000000012f");
}

TEST_CASE("Each answer of an SFTP server is read")
{
    const QList<QByteArray> packets = goodAnswers();

    const auto version = decoded<SftpVersion>(packets[0]);
    CHECK(version.version == 3);
    REQUIRE(version.extensions.size() == 2);
    CHECK(version.extensions[1].first == QByteArrayView("statvfs@openssh.com"));
    CHECK(version.extensions[1].second == QByteArrayView("2"));
    const auto status = decoded<SftpStatus>(packets[1]);
    CHECK(status.id == 7);
    CHECK(status.code == SftpCode::NoSuchFile);
    CHECK(status.message == QByteArrayView("gone"));
    CHECK(decoded<SftpHandle>(packets[2]).handle == QByteArrayView("handle"));
    CHECK(decoded<SftpData>(packets[3]).bytes == QByteArrayView("bytes"));
    const auto figures = decodeStatVfs(decoded<SftpExtended>(packets[4]).body);
    REQUIRE(figures);
    CHECK(*figures == FileSystemFigures{2, 3, 4, 5, 6, 7});
}

TEST_CASE("A file system without a fragment size counts in its blocks")
{
    QByteArray body = statVfsBody(4096);
    body.replace(8, 8, QByteArray(8, '\0'));

    const auto figures = decodeStatVfs(body);

    REQUIRE(figures);
    CHECK(figures->blockBytes == 4096);
}

TEST_CASE("A status that tells more, or less, than it must is read all the same")
{
    const QByteArray code = GENERATE(as<QByteArray>(), "\x04", "\x08", "\xff");

    const auto status = decoded<SftpStatus>(QByteArray("\x65\0\0\0\1\0\0\0", 8) + code);

    CHECK(status.code == SftpCode::Failure);
    CHECK(status.message.isEmpty());
}

TEST_CASE(
    "An answer of an SFTP server that is cut anywhere is malformed, or says no more than it has")
{
    for (const QByteArray& packet : goodAnswers()) {
        for (qsizetype size = 0; size < packet.size(); ++size) {
            const QByteArray cut = packet.left(size);
            const auto answer = decodeSftp(cut);
            const bool isShortStatus = answer && std::holds_alternative<SftpStatus>(*answer);
            const bool isShortList = answer && std::holds_alternative<SftpVersion>(*answer);
            const bool isBody = answer && std::holds_alternative<SftpExtended>(*answer);
            CAPTURE(packet.toHex(), size);
            CHECK((isMalformed(cut) || isShortStatus || isShortList || isBody));
            if (isBody) {
                CHECK_FALSE(decodeStatVfs(std::get<SftpExtended>(*answer).body));
            }
        }
    }
}

TEST_CASE("Lengths and types that no SFTP server would send are malformed")
{
    const QByteArray id = wireNumber(1);
    CHECK(isMalformed({}));
    CHECK(isMalformed(QByteArray("\x68", 1) + id + wireNumber(0))); // NAME: nobody asks for it
    CHECK(isMalformed(QByteArray("\x67", 1) + id + wireNumber(0xffffffff) + "x"));
    CHECK(isMalformed(QByteArray("\x67", 1) + id + wireText("x") + "more"));
    CHECK(isMalformed(QByteArray("\x66", 1) + id + wireText({})));
    CHECK(isMalformed(QByteArray("\x66", 1) + id + wireText(QByteArray(257, 'h'))));
    CHECK(isMalformed(QByteArray("\x02", 1) + wireNumber(3) + wireText("name")));
    QByteArray many = QByteArray("\x02", 1) + wireNumber(3);
    for (int i = 0; i < 65; ++i) {
        many += wireText("n") + wireText("1");
    }
    CHECK(isMalformed(many));
}

TEST_CASE("Random bytes never break the reading of SFTP packets")
{
    std::mt19937 random(7); // NOLINT(bugprone-random-generator-seed): the same in each run
    std::uniform_int_distribution<int> byte(0, 255);
    for (int i = 0; i < 20'000; ++i) {
        QByteArray packet = goodAnswers().at(i % 5);
        for (int change = 0; change < 4; ++change) {
            packet[byte(random) % packet.size()] = static_cast<char>(byte(random));
        }

        const auto answer = decodeSftp(packet);

        const auto* const data = answer ? std::get_if<SftpData>(&*answer) : nullptr;
        CHECK((data == nullptr || data->bytes.size() <= packet.size()));
    }
}

TEST_CASE("SFTP packets are found whatever the chunks they come in")
{
    const QByteArray stream = sftpGreeting() + sftpPacket(103, wireNumber(1) + wireText("one"))
        + sftpPacket(103, wireNumber(2) + wireText({}));
    const auto size = GENERATE(1, 2, 3, 5, 7, 33, 1000);
    SftpPackets packets;

    QList<QByteArray> found;
    for (qsizetype at = 0; at < stream.size(); at += size) {
        packets.add(stream.mid(at, size));
        for (auto next = packets.next(); next && *next; next = packets.next()) {
            found += (*next)->toByteArray();
        }
    }

    REQUIRE(found.size() == 3);
    CHECK(found[0] == sftpGreeting().mid(4));
    CHECK(found[2].size() == 9);
}

TEST_CASE("A packet that is empty or too long is malformed before it has come", "[F22]")
{
    const QByteArray begin = GENERATE(as<QByteArray>(),
                                      QByteArray(4, '\0'),
                                      wireNumber(maxSftpPacket + 1),
                                      wireNumber(0xffffffff),
                                      "Welcome to web-1!\n");
    SftpPackets packets;

    packets.add(begin);
    const auto next = packets.next();

    REQUIRE_FALSE(next);
    CHECK(next.error().code == ErrorCode::Malformed);
}
