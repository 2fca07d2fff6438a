// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/ErrorMap.h"

#include "tests/ssh/Helpers.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ssh;

namespace {

const Error lateError{ErrorCode::Timeout, {}};
const Error lostError{ErrorCode::ConnectionLost, u"Socket error: disconnected"_s, 2};

Error afterBytes(const Error& error, QByteArrayView bytes)
{
    return withoutBanner(error, {bytes, bytes.isEmpty(), seconds{10}, u"192.0.2.1 port 25"_s});
}

} // namespace

TEST_CASE("A server that takes no more connections says so in place of its banner")
{
    const auto* line = GENERATE("Exceeded MaxStartups\r\n", "Not allowed at this time\r\n");

    const auto refusal = refusalInsteadOfBanner(QByteArrayView(line));

    REQUIRE(refusal);
    CHECK(refusal->code == ErrorCode::ServerLimits);
    CHECK_FALSE(refusal->detail.contains(u'\n'));
}

TEST_CASE("A banner is no refusal")
{
    const auto* line = GENERATE("SSH-2.0-OpenSSH_9.2\r\n", "", "Welcome\r\n");

    CHECK_FALSE(refusalInsteadOfBanner(QByteArrayView(line)));
}

TEST_CASE("A session that was never connected counts as lost")
{
    ssh_session session = ssh_new();

    const Error error = sessionError(session);

    CHECK(error.code == ErrorCode::ConnectionLost);
    ssh_free(session);
}

TEST_CASE("What can be no SSH is told by where it is and by its own words, safe to show")
{
    const auto [bytes, words] = GENERATE(table<const char*, QString>({
        {"220 mail ESMTP\r\n250 more\r\n", u"it said \"220 mail ESMTP\""_s},
        {"\r\n\r\nlogin: ", u"it said \"login:\""_s},
        {"SS: 1\r\n", u"it said \"SS: 1\""_s},
        {"\x1b[31mred\x07", u"it said \"[31mred\""_s},
        {"\x01\x02\x7f", u"what it said is no text"_s},
        {"\x15\x03\x03", u"it speaks TLS"_s},
        {"\"hi\". All is well.\n", u"it said \"'hi'. All is well.\""_s},
    }));
    const Error error = GENERATE(lateError, lostError);

    const Error told = afterBytes(error, QByteArrayView(bytes));

    CHECK(told.code == ErrorCode::SshProtocol);
    CHECK(told.detail == u"what answers at 192.0.2.1 port 25 is not SSH: "_s + words);
}

TEST_CASE("A server that has named itself is SSH, whatever ends the connection then")
{
    const auto* bytes = GENERATE("SSH-2.0-OpenSSH_9.2\r\n", "Welcome\r\nSSH-2.0-x\r\n\x00\x01");
    const Error error = GENERATE(lateError, lostError);

    CHECK(afterBytes(error, QByteArrayView(bytes)).code == error.code);
}

TEST_CASE("What a ProxyCommand says in place of a server is its own failure, and is not repeated")
{
    const auto* bytes = GENERATE("", "login at https://idp.example/?token=secret\n");
    const Error error = GENERATE(lateError, lostError);
    const QByteArrayView seen(bytes);

    const Error told
        = withoutBanner(error, {seen, seen.isEmpty(), seconds{10}, u"db1 port 22"_s, true});

    CHECK(told.code == ErrorCode::ProxyCommandFailed);
    CHECK_FALSE(told.detail.contains(u"secret"_s));
    CHECK_FALSE(told.detail.contains(u"db1"_s));
}

TEST_CASE("A line without end is quoted in part")
{
    const Error told = afterBytes(lateError, QByteArray(1'000, 'x'));

    CHECK(told.code == ErrorCode::SshProtocol);
    CHECK(told.detail.size() < 250);
}

TEST_CASE("A connection on which nothing was said is told by how it ended")
{
    const Error silent = afterBytes(lateError, {});
    CHECK(silent.code == ErrorCode::Timeout);
    CHECK(silent.detail == u"it accepted the connection, then said nothing for 10 s"_s);

    const Error closed = afterBytes(lostError, {});
    CHECK(closed.code == ErrorCode::ConnectionLost);
    CHECK(closed.detail.startsWith(u"it closed the connection before it said anything"_s));
    CHECK(closed.native == 2);
}

TEST_CASE("A banner that was begun is still awaited: the server may be slow, and is no stranger")
{
    const auto* bytes = GENERATE("S", "SSH", "SSH-2.0-Op", "Welcome\r\nSSH-2");

    CHECK(afterBytes(lateError, QByteArrayView(bytes)).code == ErrorCode::Timeout);
    CHECK(afterBytes(lostError, QByteArrayView(bytes)).code == ErrorCode::ConnectionLost);
}

TEST_CASE("Bytes that nobody looked at are not called silence")
{
    const Error told = withoutBanner(lateError, {{}, false, seconds{10}, {}});

    CHECK(told.code == ErrorCode::SshProtocol);
    CHECK(told.detail == u"what answers is not SSH: it sent no SSH banner"_s);
}

TEST_CASE("A stop, or a server at its limits, is told as it is before the banner, too")
{
    const auto code = GENERATE(ErrorCode::Cancelled, ErrorCode::ServerLimits);
    const Error error{code, u"words"_s};

    CHECK(afterBytes(error, "Exceeded MaxStartups\r\n") == error);
}
