// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/HostKeys.h"

#include "tests/ssh/Helpers.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ssh;

namespace {

const HostKey first{u"ssh-ed25519"_s, "first"};
const HostKey second{u"ssh-rsa"_s, "second"};
const HostKey third{u"ssh-ed25519"_s, "third"};

Server someServer(HostKeyPolicy policy = HostKeyPolicy::Ask)
{
    Server server;
    server.host = u"Db1.Example.net"_s;
    server.port = 2222;
    server.hostKeyPolicy = policy;
    return server;
}

HostKeyPin pin(const HostKey& key)
{
    return {u"db1.example.net"_s, 2222, key, {}, u"user"_s};
}

const Timestamp now = fromMsecs(1'700'000'000'000);

} // namespace

TEST_CASE("A pinned key is trusted under every policy")
{
    const auto policy
        = GENERATE(HostKeyPolicy::Ask, HostKeyPolicy::AcceptNew, HostKeyPolicy::Strict);

    const auto verdict = judge(second, someServer(policy), {pin(first), pin(second)}, now);

    CHECK(verdict == HostKeyVerdict{});
}

TEST_CASE("A key that is not among the pinned ones has changed, under every policy")
{
    const auto policy
        = GENERATE(HostKeyPolicy::Ask, HostKeyPolicy::AcceptNew, HostKeyPolicy::Strict);

    const auto verdict = judge(third, someServer(policy), {pin(first), pin(second)}, now);

    REQUIRE(verdict.error);
    CHECK(verdict.error->code == ErrorCode::HostKeyChanged);
    CHECK(verdict.issue == HostKeyIssue{third, {first, second}});
    CHECK_FALSE(verdict.newPin);
}

TEST_CASE("A key never seen before needs a decision")
{
    const auto policy = GENERATE(HostKeyPolicy::Ask, HostKeyPolicy::Strict);

    const auto verdict = judge(first, someServer(policy), {}, now);

    REQUIRE(verdict.error);
    CHECK(verdict.error->code == ErrorCode::HostKeyUnknown);
    CHECK(verdict.issue == HostKeyIssue{first, {}});
    CHECK_FALSE(verdict.newPin);
}

TEST_CASE("A key never seen before becomes a pin where that was chosen")
{
    const auto verdict = judge(first, someServer(HostKeyPolicy::AcceptNew), {}, now);

    CHECK_FALSE(verdict.error);
    CHECK_FALSE(verdict.issue);
    CHECK(verdict.newPin == HostKeyPin{u"db1.example.net"_s, 2222, first, now, u"accept-new"_s});
}

TEST_CASE("The pin of another address trusts nothing")
{
    HostKeyPin other = pin(first);
    other.port = GENERATE(quint16{22}, quint16{2222});
    other.host = other.port == 22 ? other.host : u"db2.example.net"_s;

    const auto verdict = judge(first, someServer(), {other}, now);

    REQUIRE(verdict.error);
    CHECK(verdict.error->code == ErrorCode::HostKeyUnknown);
}

TEST_CASE("Pinned types are asked for first, and nothing weak at all")
{
    const QByteArray algorithms = hostKeyAlgorithms({pin(second)});

    CHECK(algorithms.startsWith("rsa-sha2-512,rsa-sha2-256,ssh-ed25519,"));
    CHECK_FALSE(algorithms.contains("ssh-rsa"));
    CHECK_FALSE(algorithms.contains("ssh-dss"));
    CHECK(hostKeyAlgorithms({}).startsWith("ssh-ed25519,"));
}

TEST_CASE("The type of a key is read from its bytes")
{
    CHECK(hostKeyType(QByteArray("\0\0\0\x07ssh-rsa rest", 16)) == u"ssh-rsa"_s);
    CHECK(hostKeyType(QByteArray("\0\0\0\x7fssh-rsa", 11)).isEmpty());
    CHECK(hostKeyType(QByteArray("\xff\xff\xff\xffssh", 7)).isEmpty());
    CHECK(hostKeyType("x").isEmpty());
}
