// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Dialer.h"

#include "core/base/Clock.h"
#include "tests/ssh/Helpers.h"
#include "tests/support/FakeResolver.h"
#include "tests/support/Loopback.h"
#include "tests/support/SilentPort.h"

#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ssh;

namespace {

/// How dialling went.
struct Dialled
{
    Result<FileDescriptor> socket;
    HostFindings found;
    LoginSteps steps;
};

Dialled dialOnce(const DialTarget& target, milliseconds bound = seconds{10})
{
    Patience patience(Deadline::after(bound), {});
    HostFindings found;
    LoginTrace trace;
    Attempt attempt{found, patience, trace};
    auto socket = dial(target, attempt);
    return {std::move(socket), found, trace.take()};
}

/// Every note of a stage, one a line.
QString notesIn(const Dialled& dialled, LoginStage stage)
{
    const auto step = std::ranges::find(dialled.steps, stage, &LoginStep::stage);
    return step == dialled.steps.end() ? QString() : step->notes.join(u'\n');
}

milliseconds since(MonotonicTime began)
{
    return std::chrono::duration_cast<milliseconds>(systemClock().monotonic() - began);
}

} // namespace

TEST_CASE("Dialing reaches a port that listens")
{
    const auto listener = test::listenOnLoopback();

    const auto dialled = dialOnce({u"127.0.0.1"_s, listener.port});

    REQUIRE(dialled.socket);
    CHECK(dialled.socket->isOpen());
    CHECK(notesIn(dialled, LoginStage::Connect) == u"connected to 127.0.0.1");
}

TEST_CASE("A closed port refuses", "[F2]")
{
    const auto dialled = dialOnce({u"127.0.0.1"_s, test::refusingPort()});

    REQUIRE_FALSE(dialled.socket);
    CHECK(dialled.socket.error().code == ErrorCode::Refused);
}

TEST_CASE("A name that can't be is not found")
{
    const auto host = GENERATE(u"no-such-host.invalid"_s, u""_s, u"a..b"_s);

    const auto dialled = dialOnce({host, 22});

    REQUIRE_FALSE(dialled.socket);
    const ErrorCode code = dialled.socket.error().code;
    const bool isNoResolver = code == ErrorCode::Unreachable
        || code == ErrorCode::Timeout; // a computer without a working resolver
    CHECK((code == ErrorCode::NameNotFound || isNoResolver));
}

TEST_CASE("A dead address delays the next one by the stagger only")
{
    const test::SilentPort dead;
    if (!dead.isSilent()) {
        WARN("skipped: no silent port to be made here");
        return;
    }
    const auto alive = test::listenOnLoopback();
    Patience patience(Deadline::after(seconds{10}), {});
    const MonotonicTime began = systemClock().monotonic();

    const auto socket = connectToAny({dead.address(), test::loopbackAddress(alive.port)}, patience);

    const milliseconds took = since(began);
    INFO("connected after " << took.count() << " ms");
    CHECK(socket);
    CHECK(took >= milliseconds{200});
    CHECK(took < seconds{1});
}

TEST_CASE("IPv6 that is dead costs a server with both the stagger only", "[F13]")
{
    const test::SilentPort dead("::1");
    if (!dead.isSilent()) {
        WARN("skipped: no silent port to be made on ::1");
        return;
    }
    const auto alive = test::listenOnLoopback();
    test::FakeResolver names;
    names.tell({dead.address(), test::loopbackAddress(alive.port)});
    AddressBook book(names.resolver());
    const MonotonicTime began = systemClock().monotonic();

    const auto dialled = dialOnce({u"both.example"_s, 22, &book});

    const milliseconds took = since(began);
    INFO("connected after " << took.count() << " ms");
    CHECK(dialled.socket);
    CHECK(notesIn(dialled, LoginStage::Lookup) == u"::1\n127.0.0.1");
    CHECK(notesIn(dialled, LoginStage::Connect) == u"connected to 127.0.0.1");
    CHECK(took >= milliseconds{200});
    CHECK(took < seconds{1});
}

TEST_CASE("An IPv6 network that is not there costs nothing", "[F13]")
{
    const auto alive = test::listenOnLoopback();
    // 2001:db8::/32 is for documentation (RFC 3849): there is no way to it, or nobody answers.
    const auto nowhere = platform::resolve("2001:db8::1", 22);
    REQUIRE(nowhere);
    test::FakeResolver names;
    names.tell({nowhere->front(), test::loopbackAddress(alive.port)});
    AddressBook book(names.resolver());
    const MonotonicTime began = systemClock().monotonic();

    const auto dialled = dialOnce({u"both.example"_s, 22, &book});

    const milliseconds took = since(began);
    INFO("connected after " << took.count() << " ms");
    CHECK(dialled.socket);
    CHECK(took < seconds{1});
}

TEST_CASE("A refused address is followed by the next one at once")
{
    const auto alive = test::listenOnLoopback();
    Patience patience(Deadline::after(seconds{10}), {});

    const auto socket = connectToAny(
        {test::loopbackAddress(test::refusingPort()), test::loopbackAddress(alive.port)}, patience);

    CHECK(socket);
}

TEST_CASE("A silent address is given up at the deadline, and at once when stopped", "[F1]")
{
    const test::SilentPort dead;
    if (!dead.isSilent()) {
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

    const auto socket = connectToAny({dead.address()}, patience);

    REQUIRE_FALSE(socket);
    CHECK(socket.error().code == (isStopped ? ErrorCode::Cancelled : ErrorCode::Timeout));
    CHECK_FALSE(bound.hasExpired());
}

TEST_CASE("An international name is looked up in its ASCII form", "[F12]")
{
    const auto alive = test::listenOnLoopback();
    test::FakeResolver names;
    names.tell({test::loopbackAddress(alive.port)});
    AddressBook book(names.resolver());

    const auto dialled = dialOnce({u"B\u00dccher.example"_s, 2222, &book});

    CHECK(dialled.socket);
    CHECK(names.name() == "xn--bcher-kva.example");
    CHECK(names.port() == 2222);
}

TEST_CASE("While nobody can tell the address of a name it is unreachable, not gone", "[F12]")
{
    test::FakeResolver names;
    names.fail(ErrorCode::Unreachable, u"Temporary failure in name resolution"_s);
    AddressBook book(names.resolver());

    const auto dialled = dialOnce({u"web.example"_s, 22, &book});

    REQUIRE_FALSE(dialled.socket);
    CHECK(dialled.socket.error().code == ErrorCode::Unreachable);
    CHECK(dialled.socket.error().detail == u"name lookup: Temporary failure in name resolution");
}

TEST_CASE("While nobody can tell the address of a name its last good one is dialled", "[F12]")
{
    const QString host = GENERATE(u"web.example"_s, u"WEB.example"_s, u"b\u00fccher.example"_s);
    const auto alive = test::listenOnLoopback();
    test::FakeResolver names;
    names.fail(ErrorCode::Unreachable, u"Temporary failure in name resolution"_s);
    AddressBook book(names.resolver());
    book.remember({lookupName(host.toLower()), 22}, test::loopbackAddress(alive.port));

    const auto dialled = dialOnce({host, 22, &book});

    CHECK(dialled.socket);
    CHECK(notesIn(dialled, LoginStage::Lookup)
          == u"name lookup: Temporary failure in name resolution\n"
             "name lookup failed; trying the last good address 127.0.0.1");
    CHECK_FALSE(dialOnce({host, 23, &book}).socket);
}

TEST_CASE("A resolver that does not answer costs 5 s, then the last good address is dialled",
          "[F12]")
{
    const auto alive = test::listenOnLoopback();
    test::FakeResolver names;
    names.hang();
    AddressBook book(names.resolver());
    book.remember({"web.example", 22}, test::loopbackAddress(alive.port));
    const MonotonicTime began = systemClock().monotonic();

    const auto dialled = dialOnce({u"web.example"_s, 22, &book}, seconds{20});

    const milliseconds took = since(began);
    INFO("connected after " << took.count() << " ms");
    CHECK(dialled.socket);
    CHECK(notesIn(dialled, LoginStage::Lookup).contains(u"last good address 127.0.0.1"));
    CHECK(took >= milliseconds{4'900});
    CHECK(took < milliseconds{7'000});
}

TEST_CASE("A lookup that takes all of the time leaves none for the last good address", "[F12]")
{
    const auto alive = test::listenOnLoopback();
    test::FakeResolver names;
    names.hang();
    AddressBook book(names.resolver());
    book.remember({"web.example", 22}, test::loopbackAddress(alive.port));

    const auto dialled = dialOnce({u"web.example"_s, 22, &book}, milliseconds{100});

    REQUIRE_FALSE(dialled.socket);
    CHECK(dialled.socket.error().code == ErrorCode::Timeout);
    CHECK(dialled.socket.error().detail == u"name lookup: the resolver did not answer in time");
    CHECK(dialled.steps.size() == 1);
}

TEST_CASE("A name that there is no more is told, and its last good address forgotten", "[F12]")
{
    const auto alive = test::listenOnLoopback();
    test::FakeResolver names;
    names.fail(ErrorCode::NameNotFound, u"Name or service not known"_s);
    AddressBook book(names.resolver());
    book.remember({"web.example", 22}, test::loopbackAddress(alive.port));

    const auto gone = dialOnce({u"web.example"_s, 22, &book});
    names.fail(ErrorCode::Unreachable);
    const auto unknown = dialOnce({u"web.example"_s, 22, &book});

    REQUIRE_FALSE(gone.socket);
    CHECK(gone.socket.error().code == ErrorCode::NameNotFound);
    REQUIRE_FALSE(unknown.socket);
    CHECK(unknown.socket.error().code == ErrorCode::Unreachable);
}

TEST_CASE("An address that the resolver tells is dialled, whatever the last good one was", "[F12]")
{
    const auto alive = test::listenOnLoopback();
    test::FakeResolver names;
    names.tell({test::loopbackAddress(test::refusingPort())});
    AddressBook book(names.resolver());
    book.remember({"web.example", 22}, test::loopbackAddress(alive.port));

    const auto dialled = dialOnce({u"web.example"_s, 22, &book});

    REQUIRE_FALSE(dialled.socket);
    CHECK(dialled.socket.error().code == ErrorCode::Refused);
}

TEST_CASE("A last good address that refuses is told as such", "[F12]")
{
    test::FakeResolver names;
    names.fail(ErrorCode::Unreachable);
    AddressBook book(names.resolver());
    book.remember({"web.example", 22}, test::loopbackAddress(test::refusingPort()));

    const auto dialled = dialOnce({u"web.example"_s, 22, &book});

    REQUIRE_FALSE(dialled.socket);
    CHECK(dialled.socket.error().code == ErrorCode::Refused);
    CHECK(
        dialled.socket.error().detail.startsWith(u"at the last good address, name lookup failed"));
}

TEST_CASE("Of thousands of addresses sixteen are tried", "[F12]")
{
    test::FakeResolver names;
    names.tell(test::FakeResolver::Addresses(4'000, test::loopbackAddress(test::refusingPort())));
    AddressBook book(names.resolver());

    const auto dialled = dialOnce({u"web.example"_s, 22, &book});

    REQUIRE_FALSE(dialled.socket);
    CHECK(dialled.socket.error().code == ErrorCode::Refused);
    const QString notes = notesIn(dialled, LoginStage::Lookup);
    CHECK(notes.count(u'\n') == 16);
    CHECK(notes.endsWith(u"3984 more are not tried"));
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

#ifdef Q_OS_LINUX
TEST_CASE("A connection finds out by itself that the other side is gone", "[F8]")
{
    const auto listener = test::listenOnLoopback();
    const auto dialled = dialOnce({u"127.0.0.1"_s, listener.port});
    REQUIRE(dialled.socket);
    const auto option = [&dialled](int level, int name) {
        int value = -1;
        socklen_t size = sizeof value;
        CHECK(::getsockopt(dialled.socket->get(), level, name, &value, &size) == 0);
        return value;
    };

    CHECK(option(SOL_SOCKET, SO_KEEPALIVE) == 1);
    CHECK(option(IPPROTO_TCP, TCP_KEEPIDLE) + option(IPPROTO_TCP, TCP_KEEPINTVL) * 2 <= 45);
    CHECK(option(IPPROTO_TCP, TCP_USER_TIMEOUT) == 30'000);
}
#endif
