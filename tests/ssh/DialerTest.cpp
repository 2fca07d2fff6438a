// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Dialer.h"

#include "tests/ssh/Helpers.h"
#include "tests/support/Loopback.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ssh;

namespace {

platform::SocketAddress loopback(quint16 port)
{
    return platform::resolve("127.0.0.1", port)->front();
}

/// A listener that answers no SYN: its queue is full of connections that nobody takes.
class FullListener
{
public:
    FullListener()
    {
        for (int i = 0; i < 200; ++i) {
            auto attempt = platform::startConnect(loopback(m_listener.port));
            if (!attempt) {
                return;
            }
            isFull = platform::poll({{attempt->get(), false, true}}, milliseconds{50}).empty();
            m_attempts.push_back(*std::move(attempt));
            if (isFull) {
                return;
            }
        }
    }

    [[nodiscard]] quint16 port() const { return m_listener.port; }

    bool isFull = false;

private:
    test::LoopbackListener m_listener = test::listenOnLoopback();
    std::vector<FileDescriptor> m_attempts;
};

} // namespace

TEST_CASE("Dialing reaches a port that listens")
{
    const auto listener = test::listenOnLoopback();
    Patience patience(Deadline::after(seconds{10}), {});

    ssh::LoginTrace trace;
    const auto socket = dial(u"127.0.0.1"_s, listener.port, patience, trace);

    REQUIRE(socket);
    CHECK(socket->isOpen());
}

TEST_CASE("A closed port refuses")
{
    Patience patience(Deadline::after(seconds{10}), {});

    ssh::LoginTrace trace;
    const auto socket = dial(u"127.0.0.1"_s, test::refusingPort(), patience, trace);

    REQUIRE_FALSE(socket);
    CHECK(socket.error().code == ErrorCode::Refused);
}

TEST_CASE("A name that can't be is not found")
{
    const auto host = GENERATE(u"no-such-host.invalid"_s, u""_s, u"a..b"_s);
    Patience patience(Deadline::after(seconds{10}), {});

    ssh::LoginTrace trace;
    const auto socket = dial(host, 22, patience, trace);

    REQUIRE_FALSE(socket);
    const bool isNoResolver = socket.error().code == ErrorCode::Unreachable
        || socket.error().code == ErrorCode::Timeout; // a computer without a working resolver
    CHECK((socket.error().code == ErrorCode::NameNotFound || isNoResolver));
}

TEST_CASE("A dead address delays the next one by the stagger only")
{
    const FullListener dead;
    if (!dead.isFull) {
        WARN("skipped: no silent port to be made here");
        return;
    }
    const auto alive = test::listenOnLoopback();
    Patience patience(Deadline::after(seconds{10}), {});
    const Deadline early = Deadline::after(milliseconds{200});
    const Deadline late = Deadline::after(milliseconds{1500});

    const auto socket = connectToAny({loopback(dead.port()), loopback(alive.port)}, patience);

    CHECK(socket);
    CHECK(early.hasExpired());
    CHECK_FALSE(late.hasExpired());
}

TEST_CASE("A refused address is followed by the next one at once")
{
    const auto alive = test::listenOnLoopback();
    Patience patience(Deadline::after(seconds{10}), {});

    const auto socket
        = connectToAny({loopback(test::refusingPort()), loopback(alive.port)}, patience);

    CHECK(socket);
}

TEST_CASE("A silent address is given up at the deadline, and at once when stopped")
{
    const FullListener dead;
    if (!dead.isFull) {
        WARN("skipped: no silent port to be made here");
        return;
    }
    const bool isStopped = GENERATE(false, true);
    std::stop_source source;
    Patience patience(Deadline::after(isStopped ? milliseconds{30'000} : milliseconds{200}),
                      source.get_token());
    const Deadline bound = Deadline::after(seconds{5});
    const std::jthread stopper([&] {
        if (isStopped) {
            source.request_stop();
        }
    });

    const auto socket = connectToAny({loopback(dead.port())}, patience);

    REQUIRE_FALSE(socket);
    CHECK(socket.error().code == (isStopped ? ErrorCode::Cancelled : ErrorCode::Timeout));
    CHECK_FALSE(bound.hasExpired());
}

TEST_CASE("No address at all is no name")
{
    Patience patience(Deadline::after(seconds{10}), {});

    const auto socket = connectToAny({}, patience);

    REQUIRE_FALSE(socket);
    CHECK(socket.error().code == ErrorCode::NameNotFound);
}

TEST_CASE("Families take turns, the preferred one first")
{
    const auto mixed = interleaved({{10, "a"}, {10, "b"}, {10, "c"}, {2, "x"}});

    QByteArray order;
    for (const auto& address : mixed) {
        order += address.bytes;
    }
    CHECK(order == "axbc");
}
