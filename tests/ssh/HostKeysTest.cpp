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

HostKeyRecords pinned(HostKeyPins pins)
{
    HostKeyRecords records;
    records.pins = std::move(pins);
    return records;
}

/// What a known_hosts file says of someServer() by its name and port, or by its name alone.
HostKeyRecords listed(std::vector<KnownHost::Line> own, std::vector<KnownHost::Line> bare = {})
{
    HostKeyRecords records;
    records.knownHost = KnownHost(std::move(own), std::move(bare));
    return records;
}

KnownHost::Line knownLine(const HostKey& key, HostKeyMarker marker = HostKeyMarker::None)
{
    return {marker, key, u"known_hosts"_s, 7};
}

const Timestamp now = fromMsecs(1'700'000'000'000);

} // namespace

TEST_CASE("A pinned key is trusted under every policy")
{
    const auto policy
        = GENERATE(HostKeyPolicy::Ask, HostKeyPolicy::AcceptNew, HostKeyPolicy::Strict);

    const auto verdict = judge(second, someServer(policy), pinned({pin(first), pin(second)}), now);

    CHECK(verdict == HostKeyVerdict{});
}

TEST_CASE("A key that is not among the pinned ones has changed, under every policy")
{
    const auto policy
        = GENERATE(HostKeyPolicy::Ask, HostKeyPolicy::AcceptNew, HostKeyPolicy::Strict);

    const auto verdict = judge(third, someServer(policy), pinned({pin(first), pin(second)}), now);

    REQUIRE(verdict.error);
    CHECK(verdict.error->code == ErrorCode::HostKeyChanged);
    CHECK(verdict.issue
          == HostKeyIssue{third, {first, second}, someServer().host, someServer().port});
    CHECK_FALSE(verdict.newPin);
}

TEST_CASE("A key never seen before needs a decision")
{
    const auto policy = GENERATE(HostKeyPolicy::Ask, HostKeyPolicy::Strict);

    const auto verdict = judge(first, someServer(policy), pinned({}), now);

    REQUIRE(verdict.error);
    CHECK(verdict.error->code == ErrorCode::HostKeyUnknown);
    REQUIRE(verdict.issue);
    CHECK(verdict.issue->seen == first);
    CHECK(mayBeTrusted(*verdict.issue) == (policy == HostKeyPolicy::Ask));
    CHECK_FALSE(verdict.newPin);
}

TEST_CASE("A key never seen before becomes a pin where that was chosen")
{
    const auto verdict = judge(first, someServer(HostKeyPolicy::AcceptNew), pinned({}), now);

    CHECK_FALSE(verdict.error);
    CHECK_FALSE(verdict.issue);
    CHECK(verdict.newPin == HostKeyPin{u"db1.example.net"_s, 2222, first, now, u"accept-new"_s});
}

TEST_CASE("The keys of a server with an alias are judged and kept under that name alone")
{
    Server server = someServer(HostKeyPolicy::AcceptNew);
    server.hostKeyAlias = u"Lab"_s;
    const HostKeyPin shared{u"lab"_s, 22, first, now, u"user"_s};

    CHECK(judge(first, server, pinned({pin(second), shared}), now) == HostKeyVerdict{});
    CHECK(judge(second, server, pinned({pin(second), shared}), now).issue
          == HostKeyIssue{second, {first}, u"Lab"_s, 22});
    CHECK(judge(second, server, pinned({pin(first)}), now).newPin
          == HostKeyPin{u"lab"_s, 22, second, now, u"accept-new"_s});
    CHECK(trustedKeys(server, pinned({pin(second), shared})) == std::vector{first});
}

TEST_CASE("The pin of another address trusts nothing")
{
    HostKeyPin other = pin(first);
    other.port = GENERATE(quint16{22}, quint16{2222});
    other.host = other.port == 22 ? other.host : u"db2.example.net"_s;

    const auto verdict = judge(first, someServer(), pinned({other}), now);

    REQUIRE(verdict.error);
    CHECK(verdict.error->code == ErrorCode::HostKeyUnknown);
}

TEST_CASE("A revoked key is refused under every policy, pinned or not")
{
    const auto policy
        = GENERATE(HostKeyPolicy::Ask, HostKeyPolicy::AcceptNew, HostKeyPolicy::Strict);
    auto records = listed({knownLine(first), knownLine(first, HostKeyMarker::Revoked)});
    records.pins = GENERATE(HostKeyPins{}, HostKeyPins{pin(first)});

    const auto verdict = judge(first, someServer(policy), records, now);

    REQUIRE(verdict.error);
    CHECK(verdict.error->code == ErrorCode::HostKeyRevoked);
    CHECK(verdict.error->detail.contains(u"line 7 of known_hosts"_s));
    REQUIRE(verdict.issue); // its fingerprint is shown
    CHECK_FALSE(mayBeTrusted(*verdict.issue));
    CHECK_FALSE(verdict.newPin);
}

TEST_CASE("A key that known_hosts has becomes a pin under every policy")
{
    const auto policy
        = GENERATE(HostKeyPolicy::Ask, HostKeyPolicy::AcceptNew, HostKeyPolicy::Strict);
    auto records = GENERATE(listed({knownLine(first)}), listed({}, {knownLine(first)}));
    records.isComplete = false; // what is known stays known

    const auto verdict = judge(first, someServer(policy), records, now);

    CHECK_FALSE(verdict.error);
    CHECK_FALSE(verdict.issue);
    CHECK(verdict.newPin == HostKeyPin{u"db1.example.net"_s, 2222, first, now, u"known_hosts"_s});
}

TEST_CASE("A host with other keys in known_hosts has changed, under every policy")
{
    const auto policy
        = GENERATE(HostKeyPolicy::Ask, HostKeyPolicy::AcceptNew, HostKeyPolicy::Strict);
    const auto records = listed({knownLine(second), knownLine(third), knownLine(second)});

    const auto verdict = judge(first, someServer(policy), records, now);

    REQUIRE(verdict.error);
    CHECK(verdict.error->code == ErrorCode::HostKeyChanged);
    CHECK(verdict.issue
          == HostKeyIssue{first, {second, third}, someServer().host, someServer().port});
    CHECK_FALSE(verdict.newPin);
}

TEST_CASE("A thousand keys in known_hosts are not all shown")
{
    std::vector<KnownHost::Line> lines;
    for (int i = 0; i < 1000; ++i) {
        lines.push_back(knownLine({u"ssh-rsa"_s, QByteArray::number(i)}));
    }

    const auto verdict = judge(first, someServer(), listed(lines), now);

    REQUIRE(verdict.issue);
    CHECK(verdict.issue->expected.size() == 16);
}

TEST_CASE("A pin stands before known_hosts")
{
    auto records = listed({knownLine(second)});
    records.pins = {pin(first)};

    SECTION("it trusts what known_hosts does not have")
    {
        CHECK(judge(first, someServer(), records, now) == HostKeyVerdict{});
    }
    SECTION("it stops what known_hosts has")
    {
        const auto verdict = judge(second, someServer(), records, now);

        REQUIRE(verdict.error);
        CHECK(verdict.error->code == ErrorCode::HostKeyChanged);
        CHECK(verdict.issue == HostKeyIssue{second, {first}, someServer().host, someServer().port});
    }
}

TEST_CASE("Nothing is accepted unseen while a known_hosts file can't be read")
{
    HostKeyRecords records;
    records.isComplete = false;

    const auto verdict = judge(first, someServer(HostKeyPolicy::AcceptNew), records, now);

    REQUIRE(verdict.error);
    CHECK(verdict.error->code == ErrorCode::HostKeyUnknown);
    CHECK_FALSE(verdict.newPin);
}

TEST_CASE("The keys to ask for are the pinned ones, else those of known_hosts")
{
    auto records
        = listed({knownLine(second), knownLine(third), knownLine(third, HostKeyMarker::Revoked)});

    CHECK(trustedKeys(someServer(), records) == std::vector{second});
    records.pins = {pin(first)};
    CHECK(trustedKeys(someServer(), records) == std::vector{first});
}

TEST_CASE("Pinned types are asked for first, and nothing weak at all")
{
    const QByteArray algorithms = hostKeyAlgorithms({second});

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
