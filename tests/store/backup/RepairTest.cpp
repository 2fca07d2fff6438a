// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/backup/Repair.h"

#include "core/store/config/ConfigStore.h"
#include "core/store/history/HistoryFile.h"
#include "tests/store/backup/BackupStage.h"
#include "tests/store/history/HistoryTester.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::BackupStage;

namespace {

const QByteArray rubbish("no database any more");

QString configOf(const BackupStage& stage)
{
    return stage.data() + u"/vedette.db"_s;
}

QString historyOf(const BackupStage& stage)
{
    return stage.data() + u"/history.db"_s;
}

store::RepairRequest repairing(const BackupStage& stage, bool beginsAnew = false)
{
    return {.dataFolder = stage.data(),
            .backupFolders = {stage.other() + u"/not there"_s, stage.target()},
            .now = test::at(1000),
            .beginsAnew = beginsAnew};
}

QStringList repairLeftovers(const BackupStage& stage)
{
    return QDir(stage.data())
        .entryList({u"restore.*"_s, u"before-restore-*"_s},
                   QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

/// The id of a server that is added now.
qint64 nextId(const BackupStage& stage)
{
    const auto store = store::ConfigStore::open(stage.data());
    REQUIRE(store);
    Server server;
    server.name = u"another"_s;
    server.host = u"db9.example.net"_s;
    const auto added = (*store)->addServers({server});
    REQUIRE(added);
    return added->front().id.value;
}

struct RepairEnded
{ };

/// As kill -9 before the change with this number would; false when there are fewer.
bool repairAndDie(const BackupStage& stage, int change)
{
    store::RepairRequest request = repairing(stage);
    int changes = 0;
    request.hook = [&](const QString& /*step*/) {
        if (changes++ == change) {
            throw RepairEnded{};
        }
    };
    Result<Damage> damage = fail(ErrorCode::Internal);
    try {
        damage = store::repairConfig(request);
    } catch (const RepairEnded&) {
        return true;
    }
    REQUIRE(damage);
    return false;
}

} // namespace

TEST_CASE("the newest backup takes the place of a damaged configuration alone", "[F30]")
{
    const BackupStage stage;
    const QString older = stage.made(0);
    test::addServer(stage.data(), u"third"_s);
    const QString newer = stage.made(60);
    test::addServer(stage.data(), u"lost"_s);
    test::addPolls(stage.data(), ServerId{105}, 4);
    test::writeFile(configOf(stage), rubbish);
    test::writeFile(configOf(stage) + u"-wal"_s, "its journal");
    test::writeFile(stage.data() + u"/secrets.vault"_s, "sealed");

    const auto damage = store::repairConfig(repairing(stage));

    REQUIRE(damage);
    CHECK(damage->part == Damage::Part::Configuration);
    CHECK(damage->backupAt == test::at(60));
    CHECK(test::serverNames(stage.data()) == QStringList{u"first"_s, u"second"_s, u"third"_s});
    CHECK(test::readFile(damage->movedTo) == rubbish);
    CHECK(test::readFile(damage->movedTo + u"-wal"_s) == "its journal");
    CHECK(test::countPolls(stage.data()) == 10);
    CHECK(test::readFile(stage.data() + u"/secrets.vault"_s) == "sealed");
    CHECK(repairLeftovers(stage).size() == 1);
}

TEST_CASE("a server that is added after a repair gets no id that was given before", "[F30]")
{
    const BackupStage stage;
    const QString path = stage.made();
    const bool hasBackup = GENERATE(true, false);
    if (!hasBackup) {
        REQUIRE(QDir(path).removeRecursively());
    }
    const qint64 given = nextId(stage); // the backup doesn't know of it
    test::writeFile(configOf(stage), rubbish);

    REQUIRE(store::repairConfig(repairing(stage, true)));

    CHECK(nextId(stage) > given);
}

TEST_CASE("a repaired configuration knows of no secret, since logins may have changed", "[F30]")
{
    const BackupStage stage;
    {
        const auto store = store::ConfigStore::open(stage.data());
        REQUIRE(store);
        REQUIRE((*store)->setSecretPlace(SecretPlace::VaultFile));
        REQUIRE((*store)->keepSecret(ServerId{2}, u"deploy@db1"_s));
    }
    const QString path = stage.made();
    test::writeFile(stage.data() + u"/secrets.vault"_s, "sealed");
    test::writeFile(configOf(stage), rubbish);

    REQUIRE(store::repairConfig(repairing(stage)));

    const auto store = store::ConfigStore::open(stage.data());
    REQUIRE(store);
    const auto state = (*store)->load();
    REQUIRE(state);
    CHECK(state->secrets.kept.empty());
    CHECK(state->secrets.place == SecretPlace::VaultFile);
}

TEST_CASE("a backup that is damaged, forged or of another folder is not taken", "[F30]")
{
    const BackupStage stage;
    const QString sound = stage.made(0);
    test::addServer(stage.data(), u"third"_s);
    const QString bad = stage.made(60);
    const int kind = GENERATE(0, 1, 2);
    if (kind == 0) {
        test::writeFile(bad + u"/vedette.db"_s, rubbish);
    } else if (kind == 1) {
        test::forge(bad, u"vedette.db"_s, u"UPDATE server SET host = 'evil.example.net'"_s);
    } else {
        const BackupStage foreign;
        test::addServer(foreign.data(), u"foreign"_s);
        const QString other = foreign.made(120);
        REQUIRE(QDir(bad).removeRecursively());
        REQUIRE(QFile::rename(other, stage.target() + u'/' + QFileInfo(other).fileName()));
    }
    test::writeFile(configOf(stage), rubbish);

    const auto damage = store::repairConfig(repairing(stage));

    REQUIRE(damage);
    CHECK(damage->backupAt == test::at(0));
    CHECK(test::serverNames(stage.data()) == QStringList{u"first"_s, u"second"_s});
}

TEST_CASE(
    "after a restore that backup is taken, and no other of before: its ids mean other servers",
    "[F30]")
{
    const BackupStage stage;
    const QString older = stage.made(0);
    test::addServer(stage.data(), u"third"_s);
    static_cast<void>(stage.made(60));
    REQUIRE(store::restoreBackup(BackupStage::restoring(older, stage.data()), {}, {}));
    test::writeFile(configOf(stage), rubbish);
    store::RepairRequest request = repairing(stage);
    request.now = test::at(2000);

    const auto damage = store::repairConfig(request);

    REQUIRE(damage);
    CHECK(damage->backupAt == test::at(0));
    CHECK(test::serverNames(stage.data()) == QStringList{u"first"_s, u"second"_s});
}

TEST_CASE("without a backup a damaged configuration stays as it is, unless it may begin anew",
          "[F30]")
{
    const BackupStage stage;
    test::writeFile(configOf(stage), rubbish);

    const auto refused = store::repairConfig(repairing(stage, false));

    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::StoreCorrupt);
    CHECK(test::readFile(configOf(stage)) == rubbish);
    CHECK(repairLeftovers(stage).isEmpty());

    const auto begun = store::repairConfig(repairing(stage, true));

    REQUIRE(begun);
    CHECK_FALSE(begun->backupAt.has_value());
    CHECK(test::readFile(begun->movedTo) == rubbish);
    CHECK(test::serverNames(stage.data()).isEmpty());
    CHECK(test::countPolls(stage.data()) == 6);
}

TEST_CASE("keys of restricted access go along with a damaged configuration", "[F30]")
{
    const BackupStage stage;
    test::writeFile(stage.data() + u"/keys/7-0123abcd"_s, "private");
    test::writeFile(configOf(stage), rubbish);

    const auto damage = store::repairConfig(repairing(stage, true));

    REQUIRE(damage);
    const QDir before = QFileInfo(damage->movedTo).dir();
    CHECK(test::readFile(before.filePath(u"keys/7-0123abcd"_s)) == "private");
    CHECK(QFile::exists(stage.data() + u"/keys/7-0123abcd"_s));
}

TEST_CASE("a repair that is killed at any step is begun again and ends well", "[F30][F33]")
{
    bool wasKilled = true;
    for (int change = 0; wasKilled; ++change) {
        REQUIRE(change < 20);
        const BackupStage stage;
        const QString path = stage.made();
        test::writeFile(configOf(stage), rubbish);

        wasKilled = repairAndDie(stage, change);

        const auto opened = store::ConfigStore::open(stage.data()); // undoes what was cut short
        if (wasKilled) {
            REQUIRE_FALSE(opened);
            CHECK(opened.error().code == ErrorCode::StoreCorrupt);
            CHECK(test::readFile(configOf(stage)) == rubbish);
            store::RepairRequest again = repairing(stage);
            again.now = test::at(2000);
            REQUIRE(store::repairConfig(again));
        } else {
            REQUIRE(opened);
        }
        CHECK(test::serverNames(stage.data()) == QStringList{u"first"_s, u"second"_s});
        CHECK(test::countPolls(stage.data()) == 6);
    }
}

TEST_CASE("an emptied configuration is damaged where a history tells that it held something",
          "[F30]")
{
    const BackupStage stage;
    test::writeFile(configOf(stage), {});

    const auto store = store::ConfigStore::open(stage.data());

    REQUIRE_FALSE(store);
    CHECK(store.error().code == ErrorCode::StoreCorrupt);
}

TEST_CASE("the history of the newest backup takes the place of the one that was begun anew",
          "[F30]")
{
    const BackupStage stage;
    const QString path = stage.made();
    test::addPolls(stage.data(), ServerId{105}, 4);
    test::writeFile(historyOf(stage), rubbish);
    const auto movedAside = store::prepareHistory(historyOf(stage));
    REQUIRE(movedAside);

    const Damage damage = store::repairHistory(repairing(stage), *movedAside);

    CHECK(damage == Damage{Damage::Part::History, *movedAside, test::at(0)});
    CHECK(test::countPolls(stage.data()) == 6);
    CHECK(repairLeftovers(stage).isEmpty());
}

TEST_CASE("a history that no backup has stays begun anew", "[F30]")
{
    const BackupStage stage;
    test::writeFile(historyOf(stage), rubbish);
    const auto movedAside = store::prepareHistory(historyOf(stage));
    REQUIRE(movedAside);

    const Damage damage = store::repairHistory(repairing(stage), *movedAside);

    CHECK_FALSE(damage.backupAt.has_value());
    CHECK(test::readFile(damage.movedTo) == rubbish);
    CHECK(test::countPolls(stage.data()) == 0);
}
