// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/KeyDerivation.h"
#include "core/vault/VaultHeader.h"
#include "tests/support/Catch.h"
#include "tests/support/ProcessMemory.h"
#include "tests/vault/VaultStage.h"

#include <QProcess>

#include <vector>

using namespace vedette;
using test::VaultStage;

TEST_CASE("Once a vault is locked, neither its key nor what was read is in memory")
{
    if (!test::canReadMemory()) {
        WARN("skipped: the memory of a process can't be read here");
        return;
    }
    const VaultStage stage;
    const Secret master("the-master-of-canaries");
    vault::VaultFile vault = stage.vault();
    REQUIRE(vault.create(master, {}));
    REQUIRE(vault.write(ServerId{1}, test::credentialOf("canary-in-the-coal-mine")));
    const auto header = vault::decodeHeader(stage.file(), test::fastBounds());
    const QByteArray key
        = vault::deriveKey(master, header->salt, header->kdf, {})->view().toByteArray();
    QProcess holder;
    holder.start(QStringLiteral(VEDETTE_VAULT_HOLDER), {stage.path()});
    holder.write("the-master-of-canaries\n");

    const QByteArrayList secrets{"canary-in-the-coal-mine", "the-master-of-canaries", key};
    REQUIRE(test::nextLine(holder) == "open");
    const auto open = test::hitsInMemory(holder.processId(), secrets);
    holder.write("\n");
    REQUIRE(test::nextLine(holder) == "locked");
    const auto locked = test::hitsInMemory(holder.processId(), secrets);

    CHECK(open == std::vector<qsizetype>{1, 1, 1}); // the method sees what is there
    CHECK(locked == std::vector<qsizetype>{0, 0, 0});
    holder.write("\n");
    CHECK(holder.waitForFinished());
}
