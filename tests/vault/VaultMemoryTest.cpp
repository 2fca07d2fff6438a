// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/KeyDerivation.h"
#include "core/vault/VaultHeader.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"
#include "tests/vault/VaultStage.h"

#include <QFile>
#include <QProcess>

#include <algorithm>

using namespace vedette;
using test::VaultStage;

namespace {

constexpr quint64 largestMapping = 256ULL * 1024 * 1024; // beyond: a sanitizer's shadow

struct Hits
{
    qsizetype password = 0;
    qsizetype master = 0;
    qsizetype key = 0;
};

/// The writable memory of another process, piece by piece (proc(5): maps, mem).
Hits hitsIn(qint64 process, const QByteArray& key)
{
    const QString folder = QStringLiteral("/proc/%1/").arg(process);
    QFile memory(folder + QStringLiteral("mem"));
    REQUIRE(memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
    Hits hits;
    for (const QByteArray& line : test::readFile(folder + QStringLiteral("maps")).split('\n')) {
        const QByteArray range = line.left(line.indexOf(' '));
        const quint64 begin = range.left(range.indexOf('-')).toULongLong(nullptr, 16);
        const quint64 end = range.mid(range.indexOf('-') + 1).toULongLong(nullptr, 16);
        const bool isWritable = line.mid(range.size() + 1, 2) == "rw";
        if (!isWritable || end - begin > largestMapping
            || !memory.seek(static_cast<qint64>(begin))) {
            continue;
        }
        const QByteArray bytes = memory.read(static_cast<qint64>(end - begin));
        hits.password += bytes.count("canary-in-the-coal-mine");
        hits.master += bytes.count("the-master-of-canaries");
        hits.key += bytes.count(key);
    }
    return hits;
}

void awaitLine(QProcess& process, const QByteArray& expected)
{
    while (!process.canReadLine() && process.waitForReadyRead(30'000)) { }
    REQUIRE(process.readLine().trimmed() == expected);
}

} // namespace

TEST_CASE("Once a vault is locked, neither its key nor what was read is in memory")
{
    if (!QFile::exists(QStringLiteral("/proc/self/mem"))) {
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

    awaitLine(holder, "open");
    const Hits open = hitsIn(holder.processId(), key);
    holder.write("\n");
    awaitLine(holder, "locked");
    const Hits locked = hitsIn(holder.processId(), key);

    CHECK(open.password == 1); // the method sees what is there
    CHECK(open.master == 1);
    CHECK(open.key == 1);
    CHECK(locked.password == 0);
    CHECK(locked.master == 0);
    CHECK(locked.key == 0);
    holder.write("\n");
    CHECK(holder.waitForFinished());
}
