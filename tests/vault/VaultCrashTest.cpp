// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/VaultFile.h"
#include "tests/support/Catch.h"
#include "tests/vault/VaultStage.h"

#include <QProcess>

#include <algorithm>

using namespace vedette;
using test::VaultStage;

namespace {

/// The last change that a killed process had told of.
int killAfter(int changes, const QString& path)
{
    QProcess victim;
    victim.start(QStringLiteral(VEDETTE_VAULT_VICTIM), {path});
    REQUIRE(victim.waitForStarted());
    QByteArray told;
    while (told.count('\n') < changes && victim.waitForReadyRead(30'000)) {
        told += victim.readAll();
    }
    victim.kill(); // in the middle of whatever it does
    REQUIRE(victim.waitForFinished());
    told += victim.readAll();
    return static_cast<int>(told.count('\n')) - 1;
}

} // namespace

TEST_CASE("A killed process leaves a vault that is whole, old or new")
{
    const int changes = GENERATE(1, 2, 3, 5, 8, 13, 21);
    const VaultStage stage;

    const int last = killAfter(changes, stage.path());

    REQUIRE(last >= 0);
    const bool opensEven = stage.unlock("even").has_value();
    const bool opensOdd = stage.unlock("odd").has_value();
    CHECK(opensEven != opensOdd);
    vault::VaultFile vault = stage.vault();
    REQUIRE(vault.unlock(Secret(opensEven ? "even" : "odd"), {}));
    CHECK(vault.write(ServerId{99}, test::credentialOf("after"))); // the turn of the dead is over
    for (int round = std::max(0, last - 40); round <= last; ++round) {
        CAPTURE(round, last);
        CHECK(vault.read(ServerId{1 + round % 50})->password.view().toByteArray().toInt() >= round);
    }
}
