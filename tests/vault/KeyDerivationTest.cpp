// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/KeyDerivation.h"

#include "core/vault/VaultHeader.h"
#include "tests/support/Catch.h"
#include "tests/vault/VaultStage.h"

using namespace vedette;
using vault::KdfBounds;
using vault::KdfParameters;

TEST_CASE("The work of a new vault takes about a second, within its bounds")
{
    const auto [took, expected] = GENERATE(table<int, KdfParameters>({
        {1000, {3, 64 * 1024}},
        {5000, {3, 64 * 1024}}, // a slow computer still gets the least
        {500, {3, 128 * 1024}},
        {300, {3, 213 * 1024}},
        {250, {3, 256 * 1024}},
        {125, {6, 256 * 1024}},
        {10, {8, 256 * 1024}},
        {0, {8, 256 * 1024}},
    }));

    const KdfParameters chosen = vault::scaledParameters(KdfBounds{}, milliseconds{took});

    CAPTURE(took, chosen.passes, chosen.memoryKib);
    CHECK(chosen == expected);
    CHECK(KdfBounds{}.contains(chosen));
}

TEST_CASE("Calibration gives parameters that a vault may have")
{
    const auto parameters = vault::calibrate(test::fastBounds(), systemClock(), {});

    REQUIRE(parameters);
    CHECK(test::fastBounds().contains(*parameters));
}

TEST_CASE("With the bounds of the product a vault is made and opened")
{
    const test::VaultStage stage;
    vault::VaultFile vault({.path = stage.path()});

    REQUIRE(vault.create(Secret("master"), {}));
    vault.lock();
    REQUIRE(vault.unlock(Secret("master"), {}));

    const auto header = vault::decodeHeader(stage.file(), KdfBounds{});
    REQUIRE(header);
    CHECK(header->kdf.memoryKib >= 64 * 1024);
    CHECK(header->kdf.passes >= 3);
    CHECK(vault::VaultFile({.path = stage.path(), .bounds = test::fastBounds()})
              .unlock(Secret("master"), {})
              .error()
              .code
          == ErrorCode::VaultDamaged);
}

TEST_CASE("A key depends on the master password, the salt and the work")
{
    const QByteArray salt(16, 's');
    const KdfParameters work{.passes = 1, .memoryKib = 8};
    const auto keyOf = [](QByteArrayView master, const QByteArray& with, const KdfParameters& how) {
        return vault::deriveKey(Secret(master), with, how, {}).value().view().toByteArray();
    };
    const QByteArray key = keyOf("master", salt, work);

    CHECK(key.size() == vault::keyBytes);
    CHECK(keyOf("master", salt, work) == key);
    CHECK(keyOf("Master", salt, work) != key);
    CHECK(keyOf("master", QByteArray(16, 't'), work) != key);
    CHECK(keyOf("master", salt, {.passes = 2, .memoryKib = 8}) != key);
    CHECK(keyOf("master", salt, {.passes = 1, .memoryKib = 16}) != key);
}

TEST_CASE("A derivation that the stop comes before is left behind")
{
    std::stop_source source;
    source.request_stop();

    const auto key = vault::deriveKey(Secret("master"),
                                      QByteArray(16, 's'),
                                      {.passes = 3, .memoryKib = 65536},
                                      source.get_token());

    REQUIRE_FALSE(key);
    CHECK(key.error().code == ErrorCode::Cancelled);
}
