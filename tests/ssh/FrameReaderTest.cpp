// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/FrameReader.h"

#include "core/ssh/ShellProtocol.h"
#include "core/ssh/Transport.h"
#include "tests/ssh/Helpers.h"

using namespace vedette;
using namespace vedette::ssh;

namespace {

const QByteArray nonce = "00112233445566778899aabbccddeeff";

QByteArray framed(const QByteArray& output, const QByteArray& code = "0")
{
    return frameBegin(nonce) + output + frameEnd(nonce) + code + '\n';
}

} // namespace

TEST_CASE("A frame is found whatever the chunks it comes in")
{
    const QByteArray stream = "motd\n" + framed("one\ntwo\n\nthree", "3") + "later";
    const auto size = GENERATE(1, 2, 3, 5, 7, 17, 33, 1000);
    FrameReader reader;
    reader.expect(nonce);

    std::optional<Frame> frame;
    for (qsizetype at = 0; at < stream.size(); at += size) {
        const auto fed = reader.feed(stream.mid(at, size));
        REQUIRE(fed);
        if (*fed) {
            REQUIRE_FALSE(frame);
            frame = *fed;
        }
    }

    REQUIRE(frame);
    CHECK(*frame == Frame{"one\ntwo\n\nthree", 3});
    CHECK_FALSE(reader.isExpecting());
}

TEST_CASE("A frame is found when it is cut in two at any byte")
{
    const QByteArray stream = "noise" + framed("x\n" + nonce, "255") + "\n";
    for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
        FrameReader reader;
        reader.expect(nonce);

        const auto first = reader.feed(stream.left(cut));
        const auto second = reader.feed(stream.mid(cut));

        REQUIRE(first);
        REQUIRE(second);
        const auto& frame = *first ? *first : *second;
        REQUIRE(frame);
        CHECK(*frame == Frame{"x\n" + nonce, 255});
    }
}

TEST_CASE("An empty output is an empty frame")
{
    FrameReader reader;
    reader.expect(nonce);

    const auto frame = reader.feed(framed(""));

    REQUIRE(frame);
    REQUIRE(*frame);
    CHECK((*frame)->output.isEmpty());
}

TEST_CASE("The echo of a request line is no frame")
{
    FrameReader reader;
    reader.expect(nonce);

    const auto frame = reader.feed("$ " + requestLine("ls", nonce));

    REQUIRE(frame);
    CHECK_FALSE(*frame);
    CHECK(reader.isExpecting());
}

TEST_CASE("A frame of another request is noise")
{
    FrameReader reader;
    reader.expect("ffffffffffffffffffffffffffffffff");

    const auto frame = reader.feed(framed("old"));

    REQUIRE(frame);
    CHECK_FALSE(*frame);
}

TEST_CASE("An end that never comes keeps the reader waiting")
{
    FrameReader reader;
    reader.expect(nonce);

    const auto frame = reader.feed(frameBegin(nonce) + "half of it");

    REQUIRE(frame);
    CHECK_FALSE(*frame);
    CHECK(reader.isExpecting());
}

TEST_CASE("A frame without a readable exit code is malformed")
{
    const auto* code = GENERATE("", "x", "-1", "12345", " 1 2");
    FrameReader reader;
    reader.expect(nonce);

    const auto frame = reader.feed(framed("out", code));

    REQUIRE_FALSE(frame);
    CHECK(frame.error().code == ErrorCode::Malformed);
}

TEST_CASE("Output up to the limit is a reply, one byte more is too large")
{
    const bool isTooLong = GENERATE(false, true);
    const QByteArray output(maxReplyBytes + (isTooLong ? 1 : 0), 'y');
    FrameReader reader;
    reader.expect(nonce);

    const auto frame = reader.feed(framed(output));

    CHECK(frame.has_value() != isTooLong);
    if (isTooLong) {
        CHECK(frame.error().code == ErrorCode::OutputTooLarge);
    }
}

TEST_CASE("Endless output ends early, with or without a frame's beginning")
{
    const bool hasBegun = GENERATE(false, true);
    const QByteArray block(64LL * 1024, 'y');
    FrameReader reader;
    reader.expect(nonce);
    Result<std::optional<Frame>> fed = reader.feed(hasBegun ? frameBegin(nonce) : QByteArray());

    qint64 total = 0;
    while (fed && total < 2 * maxRawBytes) {
        fed = reader.feed(block);
        total += block.size();
    }

    REQUIRE_FALSE(fed);
    CHECK(fed.error().code == ErrorCode::OutputTooLarge);
    CHECK(total <= (hasBegun ? maxReplyBytes : maxRawBytes) + 2 * block.size());
    CHECK(reader.noise().size() <= 512);
}

TEST_CASE("The noise before a frame is kept for messages, its beginning only")
{
    FrameReader reader;
    reader.expect(nonce);

    const auto frame = reader.feed("Welcome!" + framed("x"));

    REQUIRE(frame);
    CHECK(reader.noise() == "Welcome!");
}

TEST_CASE("The noise before the first request is kept, that of an answered one is forgotten",
          "[F22]")
{
    FrameReader reader;
    REQUIRE(reader.feed("down for maintenance"));
    reader.expect(nonce);
    REQUIRE(reader.feed(", sorry"));
    CHECK(reader.noise() == "down for maintenance, sorry"); // though a frame might begin there
    REQUIRE(reader.feed(framed("x")));

    reader.expect(nonce);

    CHECK(reader.noise().isEmpty());
}

TEST_CASE("what two streams say in turns is told one after the other")
{
    FrameReader reader;
    reader.expect(nonce);

    REQUIRE(reader.feed("This ac"));
    REQUIRE(reader.feedErrors("Could not chdir to home directory\n"));
    REQUIRE(reader.feed("count is not available.\n"));

    CHECK(reader.noise() == "This account is not available.\nCould not chdir to home directory\n");
}

TEST_CASE("What comes between requests is dropped, but not without end")
{
    const QByteArray block(1024LL * 1024, 'y');
    FrameReader reader;

    Result<std::optional<Frame>> fed = reader.feed(block);
    for (int i = 0; i < 4 && fed; ++i) {
        fed = reader.feed(block);
    }

    REQUIRE_FALSE(fed);
    CHECK(fed.error().code == ErrorCode::OutputTooLarge);
}

TEST_CASE("Lines that end with CR and LF are refused aloud, wherever the stream is cut", "[F21]")
{
    const QByteArray stream = "motd\r\n" + framed("one\ntwo").replace("\n", "\r\n");
    const auto size = GENERATE(1, 2, 7, 33, 1000);
    FrameReader reader;
    reader.expect(nonce);

    Result<std::optional<Frame>> fed = std::nullopt;
    for (qsizetype at = 0; fed && at < stream.size(); at += size) {
        fed = reader.feed(stream.mid(at, size));
        REQUIRE_FALSE((fed && *fed));
    }

    REQUIRE_FALSE(fed);
    CHECK(fed.error().code == ErrorCode::Malformed);
    CHECK(fed.error().detail.contains(QStringLiteral("CR and LF")));
}

TEST_CASE("A frame that is no longer looked for is noise, and the next one is found", "[F7]")
{
    const QByteArray next = "ffffffffffffffffffffffffffffffff";
    const QByteArray late = framed("late");
    const auto cut = GENERATE(0, 10, 36, 40, 78);
    FrameReader reader;
    reader.expect(nonce);
    REQUIRE(reader.feed(late.left(cut)));

    reader.forget();
    CHECK_FALSE(reader.isExpecting());
    const auto between = reader.feed(late.mid(cut, 1));
    reader.expect(next);
    const auto frame
        = reader.feed(late.mid(cut + 1) + frameBegin(next) + "new" + frameEnd(next) + "0\n");

    REQUIRE(between);
    CHECK_FALSE(*between);
    REQUIRE(frame);
    CHECK(*frame == Frame{"new", 0});
}
