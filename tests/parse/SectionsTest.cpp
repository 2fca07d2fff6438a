// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Sections.h"

#include "tests/support/Catch.h"

using namespace vedette;
using parse::Sections;

namespace {

constexpr QByteArrayView nonce("0f3a9c");

} // namespace

TEST_CASE("A reply is split at its marker lines")
{
    const auto sections
        = Sections::parse("@0f3a9c:stat\ncpu 1 2\ncpu0 1\n@0f3a9c:load\n0.1\n", nonce);

    REQUIRE(sections);
    CHECK(sections->find("stat") == QByteArrayView("cpu 1 2\ncpu0 1\n"));
    CHECK(sections->find("load") == QByteArrayView("0.1\n"));
    CHECK_FALSE(sections->find("mem"));
}

TEST_CASE("What a login file prints before the first marker belongs to no section")
{
    const auto sections = Sections::parse("Welcome!\nYou have mail.\n@0f3a9c:a\nx\n", nonce);

    REQUIRE(sections);
    CHECK(sections->find("a") == QByteArrayView("x\n"));
}

TEST_CASE("A marker is found behind content that lacks its last line feed")
{
    const auto sections = Sections::parse("prompt $ @0f3a9c:os\nID=x@0f3a9c:end\n", nonce);

    REQUIRE(sections);
    CHECK(sections->find("os") == QByteArrayView("ID=x"));
    CHECK(sections->find("end") == QByteArrayView());
}

TEST_CASE("A section may be empty, end with the reply, or have CRLF")
{
    const auto sections
        = Sections::parse("@0f3a9c:empty\r\n@0f3a9c:one\r\nx\r\n@0f3a9c:last", nonce);

    REQUIRE(sections);
    CHECK(sections->find("empty") == QByteArrayView());
    CHECK(sections->find("one") == QByteArrayView("x\r\n"));
    CHECK(sections->find("last").has_value());
}

TEST_CASE("Of two sections with one name the first counts")
{
    const auto sections = Sections::parse("@0f3a9c:a\n1\n@0f3a9c:a\n2\n", nonce);

    REQUIRE(sections);
    CHECK(sections->find("a") == QByteArrayView("1\n"));
}

TEST_CASE("Content can't forge a marker without the nonce of its request")
{
    const auto sections = Sections::parse(
        "@0f3a9c:a\n@0f3a9d:b\nfake\n@:b\n@0f3a9c:b x\n@0f3a9c:\n@0f3a9c:b\nreal\n", nonce);

    REQUIRE(sections);
    CHECK(sections->find("b") == QByteArrayView("real\n"));
    CHECK(sections->find("a") == QByteArrayView("@0f3a9d:b\nfake\n@:b\n@0f3a9c:b x\n@0f3a9c:\n"));
}

TEST_CASE("A reply without a marker is malformed")
{
    const QByteArray reply = GENERATE(QByteArray(),
                                      QByteArray("bash: sh: not found\n"),
                                      QByteArray("@0f3a9c"),
                                      QByteArray("@ffffff:a\nx\n"));

    const auto sections = Sections::parse(reply, nonce);

    REQUIRE_FALSE(sections);
    CHECK(sections.error().code == ErrorCode::Malformed);
}

TEST_CASE("Sections outlive the reply that they were made from")
{
    auto sections = Sections::parse(QByteArray("@0f3a9c:a\n") + QByteArray(1000, 'x'), nonce);
    REQUIRE(sections);

    const Sections copy = *sections;
    sections = Sections::parse("@0f3a9c:b\n", nonce);

    CHECK(copy.find("a") == QByteArrayView(QByteArray(1000, 'x')));
}
