// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/vault/VaultStage.h"

#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

namespace vedette::test {

vault::KdfBounds fastBounds()
{
    return {.least = {.passes = 1, .memoryKib = 8},
            .most = {.passes = 2, .memoryKib = 16},
            .aim = milliseconds{1}};
}

Credential credentialOf(QByteArrayView password, QByteArrayView passphrase)
{
    return {Secret(password), Secret(passphrase)};
}

vault::VaultFile VaultStage::vault(milliseconds idleLimit) const
{
    return vault::VaultFile(
        {.path = path(), .clock = &clock, .idleLimit = idleLimit, .bounds = fastBounds()});
}

QByteArray VaultStage::fill() const
{
    vault::VaultFile filled = vault();
    REQUIRE(filled.create(Secret("master"), {}));
    REQUIRE(filled.write(ServerId{1}, credentialOf("hunter2", "sesame")));
    REQUIRE(filled.write(ServerId{2}, credentialOf("swordfish")));
    return file();
}

QByteArray VaultStage::file() const
{
    return readFile(path());
}

void VaultStage::replaceFile(const QByteArray& bytes) const
{
    writeFile(path(), bytes);
}

Result<void> VaultStage::unlock(QByteArrayView master) const
{
    return vault().unlock(Secret(master), {});
}

} // namespace vedette::test
