// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/AddressBook.h"

#include "tests/ssh/Helpers.h"
#include "tests/support/FakeResolver.h"
#include "tests/support/Loopback.h"

#include <thread>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ssh;
using test::loopbackAddress;

namespace {

/// The port of an address that was remembered; 0 when none is.
quint16 portAt(AddressBook& book, const NamedPort& place)
{
    const auto address = book.lastGood(place);
    if (!address) {
        return 0;
    }
    const auto high = static_cast<unsigned char>(address->bytes[2]); // sockaddr_in: family, port
    const auto low = static_cast<unsigned char>(address->bytes[3]);
    return static_cast<quint16>(high * 256 + low);
}

NamedPort numbered(int number)
{
    return {"host" + QByteArray::number(number) + ".example", 22};
}

} // namespace

TEST_CASE("A place is remembered by its name, in any case, and by its port", "[F12]")
{
    AddressBook book;

    book.remember({"web.example", 22}, loopbackAddress(1001));
    book.remember({"web.example", 2222}, loopbackAddress(1002));

    CHECK(portAt(book, {"WEB.Example", 22}) == 1001);
    CHECK(portAt(book, {"web.example", 2222}) == 1002);
    CHECK(portAt(book, {"web.example", 23}) == 0);
    CHECK(portAt(book, {"web.example.", 22}) == 0);
}

TEST_CASE("A newer address takes the place of the one remembered", "[F12]")
{
    AddressBook book;
    book.remember({"web.example", 22}, loopbackAddress(1001));

    book.remember({"web.example", 22}, loopbackAddress(1002));

    CHECK(portAt(book, {"web.example", 22}) == 1002);
}

TEST_CASE("An address by which a server is named is not remembered")
{
    const QByteArray host = GENERATE("127.0.0.1", "127.1");
    AddressBook book;

    book.remember({host, 22}, loopbackAddress(22));

    CHECK_FALSE(book.lastGood({host, 22}));
}

TEST_CASE("Of more places than there is room for the one used longest ago is dropped")
{
    constexpr int room = 1024;
    AddressBook book;
    for (int i = 0; i < room; ++i) {
        book.remember(numbered(i), loopbackAddress(1001));
    }
    REQUIRE(book.lastGood(numbered(0)));

    book.remember(numbered(room), loopbackAddress(1001));

    CHECK(book.lastGood(numbered(0)));
    CHECK_FALSE(book.lastGood(numbered(1)));
    CHECK(book.lastGood(numbered(2)));
    CHECK(book.lastGood(numbered(room)));
}

TEST_CASE("A name that can't be is asked of nobody")
{
    test::FakeResolver names;
    AddressBook book(names.resolver());
    Patience patience(Deadline::after(seconds{10}), {});

    const auto addresses = book.lookUp({"", 22}, patience);

    REQUIRE_FALSE(addresses);
    CHECK(addresses.error().code == ErrorCode::NameNotFound);
    CHECK(names.lookups() == 0);
}

TEST_CASE("A lookup that is left behind outlives the book")
{
    auto names = std::make_unique<test::FakeResolver>();
    names->hang();
    auto book = std::make_unique<AddressBook>(names->resolver());
    Patience patience(Deadline::after(milliseconds{20}), {});
    const auto addresses = book->lookUp({"web.example", 22}, patience);

    book.reset();
    names.reset(); // and now it ends

    REQUIRE_FALSE(addresses);
    CHECK(addresses.error().code == ErrorCode::Timeout);
}

TEST_CASE("A book is read and written by many at once")
{
    test::FakeResolver names;
    names.fail(ErrorCode::NameNotFound);
    AddressBook book(names.resolver());
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&book, i] {
                for (int round = 0; round < 200; ++round) {
                    book.remember(numbered(i), loopbackAddress(static_cast<quint16>(1001 + i)));
                    (void)book.lastGood(numbered(round % 8));
                }
            });
        }
    }

    for (int i = 0; i < 8; ++i) {
        CHECK(portAt(book, numbered(i)) == 1001 + i);
    }
}
