// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Secret.h"

#include "tests/support/Catch.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#ifdef Q_OS_UNIX
#include <sys/mman.h>
#include <unistd.h>
#endif

using namespace vedette;

namespace {

bool areZero(const char* bytes, std::size_t size)
{
    return std::all_of(bytes, bytes + size, [](char c) { return c == 0; });
}

/// Whether this process may lock one page: asked in another way than the code does.
bool isPageLockable()
{
#ifdef Q_OS_UNIX
    static const char onPage = 0;
    const bool isLocked = ::mlock(&onPage, sizeof onPage) == 0;
    ::munlock(&onPage, sizeof onPage);
    return isLocked;
#else
    return true;
#endif
}

} // namespace

TEST_CASE("A secret gives its bytes with a zero behind")
{
    const Secret secret(QByteArrayView("hunter2"));

    CHECK_FALSE(secret.isEmpty());
    CHECK(secret.view() == QByteArrayView("hunter2"));
    CHECK(std::strcmp(secret.constData(), "hunter2") == 0);
}

TEST_CASE("An empty secret is an empty string")
{
    const Secret secret = GENERATE(Secret(), Secret(QByteArrayView("")));

    CHECK(secret.isEmpty());
    CHECK(secret.view().isEmpty());
    CHECK(std::strcmp(secret.constData(), "") == 0);
}

TEST_CASE("A secret may hold any byte")
{
    const QByteArray bytes("a\0b", 3);

    CHECK(Secret(bytes).view() == bytes);
}

TEST_CASE("A copy is a secret of its own")
{
    Secret original(QByteArrayView("hunter2"));
    const Secret copy = original;

    original.wipe();

    CHECK(original.isEmpty());
    CHECK(copy.view() == QByteArrayView("hunter2"));
}

TEST_CASE("A moved secret leaves nothing behind")
{
    Secret original(QByteArrayView("hunter2"));
    Secret target(QByteArrayView("a longer one that was there before"));

    target = std::move(original);

    CHECK(target.view() == QByteArrayView("hunter2"));
    CHECK(original.isEmpty()); // NOLINT(bugprone-use-after-move): this is what is asked
    const Secret other(std::move(target));
    CHECK(target.isEmpty()); // NOLINT(bugprone-use-after-move)
    CHECK(other.view() == QByteArrayView("hunter2"));
}

TEST_CASE("Assigning a secret to itself keeps it")
{
    Secret secret(QByteArrayView("hunter2"));
    const Secret& same = secret;

    secret = same;

    CHECK(secret.view() == QByteArrayView("hunter2"));
}

TEST_CASE("Wiping overwrites the bytes where they are")
{
    Secret secret(QByteArrayView("hunter2"));
    const char* const bytes = secret.constData(); // the memory stays with the secret

    secret.wipe();

    CHECK(areZero(bytes, 7));
    std::array<char, 4> memory{'a', 'b', 'c', 'd'};
    wipeMemory(memory.data(), 3);
    CHECK(memory == std::array<char, 4>{0, 0, 0, 'd'});
}

TEST_CASE("A secret can be written in place and cut, and what is cut off is wiped")
{
    Secret secret = Secret::ofSize(8);
    CHECK(secret.view() == QByteArray(8, '\0'));
    std::memcpy(secret.data(), "hunter22", 8);

    secret.truncate(6);

    CHECK(secret.view() == QByteArrayView("hunter"));
    CHECK(areZero(secret.constData() + 6, 2));
    secret.truncate(7);
    CHECK(secret.size() == 6);
    CHECK(Secret::ofSize(0).isEmpty());
}

TEST_CASE("The memory of a secret is locked as far as the limits of the process allow")
{
    constexpr std::size_t size = 64;
    const memory::Pages pages = memory::takePages(size);

    REQUIRE(pages.data != nullptr);
    CHECK(areZero(static_cast<const char*>(pages.data), size));
    CHECK(pages.isLocked == isPageLockable());
    memory::givePages(pages.data, size);
}
