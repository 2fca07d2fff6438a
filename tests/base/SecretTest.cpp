// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Secret.h"

#include "tests/support/Catch.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

using namespace vedette;

namespace {

bool areZero(const char* bytes, std::size_t size)
{
    return std::all_of(bytes, bytes + size, [](char c) { return c == 0; });
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
