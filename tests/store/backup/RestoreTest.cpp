// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/backup/Restore.h"

#include "core/store/backup/ContentReader.h"
#include "core/store/backup/CopyLock.h"
#include "core/store/config/SecretRepository.h"
#include "tests/store/backup/BackupStage.h"
#include "tests/store/history/HistoryTester.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::BackupStage;

namespace {

const QStringList oldServers{u"first"_s, u"second"_s};
const QStringList newServers{u"first"_s, u"second"_s, u"third"_s};

/// A backup of two servers and six polls; then the folder gets a third server and four polls more.
QString backUpAndGoOn(const BackupStage& stage)
{
    QString path = stage.made();
    test::addServer(stage.data(), u"third"_s);
    test::addPolls(stage.data(), ServerId{103}, 4);
    return path;
}

QString beforeOf(const BackupStage& stage)
{
    return stage.data() + u"/before-restore-20260101-001640"_s;
}

QStringList leftovers(const QString& folder)
{
    return QDir(folder).entryList({u"restore.*"_s, u"before-restore-*"_s},
                                  QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

/// What a hook throws where kill -9 would end the process.
struct Killed
{ };

/// Restores until the change with this number, counted from 0, and dies there; false when there are
/// fewer.
bool restoreAndDie(const store::RestoreRequest& alive, int change)
{
    store::RestoreRequest request = alive;
    int changes = 0;
    request.hook = [&](const QString& /*step*/) {
        if (changes++ == change) {
            throw Killed{};
        }
    };
    Result<QString> before = fail(ErrorCode::Internal);
    try {
        before = store::restoreBackup(request, {}, {});
    } catch (const Killed&) {
        return true;
    }
    REQUIRE(before);
    return false;
}

store::SecretNotes storedNotes(const QString& folder)
{
    const auto connection = store::Connection::open({.path = folder + u"/vedette.db"_s});
    REQUIRE(connection);
    const auto notes = store::SecretRepository(**connection).all();
    REQUIRE(notes);
    return *notes;
}

void keepNote(const QString& folder, SecretPlace place)
{
    const auto connection = store::Connection::open({.path = folder + u"/vedette.db"_s});
    REQUIRE(connection);
    const store::SecretRepository secrets(**connection);
    REQUIRE(secrets.setPlace(place));
    REQUIRE(secrets.keep(ServerId{2}, u"deploy@db1"_s));
}

} // namespace

TEST_CASE("a backup that is restored into another folder has the same servers and samples")
{
    const BackupStage stage;
    const QString path = stage.made();

    const auto before = store::restoreBackup(BackupStage::restoring(path, stage.other()), {}, {});

    REQUIRE(before);
    CHECK(test::serverNames(stage.other()) == oldServers);
    CHECK(test::countPolls(stage.other()) == 6);
    CHECK(store::verifyBackup(path, {})); // the backup itself is untouched
}

TEST_CASE("what a restore replaces is moved aside, and can be moved back")
{
    const BackupStage stage;
    const QString path = backUpAndGoOn(stage);

    const auto before = store::restoreBackup(BackupStage::restoring(path, stage.data()), {}, {});

    REQUIRE(before);
    CHECK(*before == beforeOf(stage));
    CHECK(leftovers(stage.data()) == QStringList{QDir(*before).dirName()});
    CHECK(test::serverNames(stage.data()) == oldServers);
    CHECK(test::countPolls(stage.data()) == 6);
    for (const QString& name : {u"/vedette.db"_s, u"/history.db"_s}) {
        REQUIRE(QFile::remove(stage.data() + name));
        REQUIRE(QFile::rename(*before + name, stage.data() + name));
    }
    CHECK(test::serverNames(stage.data()) == newServers);
    CHECK(test::countPolls(stage.data()) == 10);
}

TEST_CASE("history and vault that the backup lacks are moved aside, too")
{
    const BackupStage stage;
    REQUIRE(QFile::rename(stage.data() + u"/history.db"_s, stage.target() + u".db"_s));
    const QString path = stage.made();
    test::addPolls(stage.data(), ServerId{104}, 2);
    test::writeFile(stage.data() + u"/secrets.vault"_s, "sealed");

    const auto before = store::restoreBackup(BackupStage::restoring(path, stage.data()), {}, {});

    REQUIRE(before);
    CHECK(test::readFile(*before + u"/secrets.vault"_s) == "sealed");
    CHECK(test::countPolls(*before) == 2);
    CHECK_FALSE(QFile::exists(stage.data() + u"/secrets.vault"_s));
    CHECK(test::countPolls(stage.data()) == 0);
}

TEST_CASE("a restore that is killed leaves the whole old set at every step")
{
    bool wasKilled = true;
    int steps = 0;
    for (; wasKilled; ++steps) {
        CAPTURE(steps);
        const BackupStage stage;
        const QString path = backUpAndGoOn(stage);
        wasKilled = restoreAndDie(BackupStage::restoring(path, stage.data()), steps);

        const QStringList servers = test::serverNames(stage.data()); // the next start

        CHECK(servers == (wasKilled ? newServers : oldServers));
        CHECK(test::countPolls(stage.data()) == (wasKilled ? 10 : 6));
        CHECK(leftovers(stage.data()).size() <= (steps == 0 || !wasKilled ? 1 : 0));
    }
    CHECK(steps > 6);
}

TEST_CASE("an undo that is killed itself is gone on with")
{
    const BackupStage stage;
    const QString path = backUpAndGoOn(stage);
    REQUIRE(restoreAndDie(BackupStage::restoring(path, stage.data()), 5));
    // One of the files is back already, and then the process was killed once more.
    REQUIRE(QFile::exists(beforeOf(stage) + u"/history.db"_s));
    REQUIRE(QFile::remove(stage.data() + u"/history.db"_s));
    REQUIRE(QFile::rename(beforeOf(stage) + u"/history.db"_s, stage.data() + u"/history.db"_s));

    CHECK(test::serverNames(stage.data()) == newServers);
    CHECK(test::countPolls(stage.data()) == 10);
    CHECK(leftovers(stage.data()).isEmpty());
}

TEST_CASE("a step that fails puts the old set back")
{
    const BackupStage stage;
    const QString path = backUpAndGoOn(stage);
    store::RestoreRequest request = BackupStage::restoring(path, stage.data());
    const QString step = GENERATE(u"place history.db"_s, u"place vedette.db"_s);
    request.hook = [&](const QString& next) {
        if (next == step) {
            QFile::remove(store::stagingFolder(stage.data()) + u'/' + step.section(u' ', 1));
        }
    };

    const auto before = store::restoreBackup(request, {}, {});

    REQUIRE_FALSE(before);
    CHECK(before.error().code == ErrorCode::StoreIo);
    CHECK(leftovers(stage.data()).isEmpty());
    CHECK(test::serverNames(stage.data()) == newServers);
    CHECK(test::countPolls(stage.data()) == 10);
}

TEST_CASE("nothing is restored while another program has a database open")
{
    const BackupStage stage;
    const QString path = backUpAndGoOn(stage);
    const auto other = store::Connection::open(
        {.path = stage.data() + GENERATE(u"/vedette.db"_s, u"/history.db"_s)});
    REQUIRE(other);
    REQUIRE((*other)->value(u"SELECT count(*) FROM sqlite_schema"_s));

    const auto before = store::restoreBackup(BackupStage::restoring(path, stage.data()), {}, {});

    REQUIRE_FALSE(before);
    CHECK(before.error().code == ErrorCode::StoreBusy);
    CHECK(leftovers(stage.data()).isEmpty());
    CHECK(test::serverNames(stage.data()) == newServers);
}

TEST_CASE("a backup that changed since it was looked at is refused, and nothing is touched")
{
    const BackupStage stage;
    const QString path = backUpAndGoOn(stage);
    const store::RestoreRequest request = BackupStage::restoring(path, stage.data());
    ErrorCode expected = ErrorCode::BackupDamaged;

    SECTION("another content")
    {
        test::forge(path, u"vedette.db"_s, u"DELETE FROM server"_s);
    }
    SECTION("a file is gone")
    {
        REQUIRE(QFile::remove(path + u"/history.db"_s));
    }
    SECTION("cut off")
    {
        REQUIRE(QFile::resize(path + u"/history.db"_s, 4096));
    }
    const auto before = store::restoreBackup(request, {}, {});

    REQUIRE_FALSE(before);
    CHECK(before.error().code == expected);
    CHECK(leftovers(stage.data()).isEmpty());
    CHECK(test::serverNames(stage.data()) == newServers);
}

TEST_CASE("a backup of a newer version is not restored, even if nobody has verified it")
{
    const BackupStage stage;
    const QString path = backUpAndGoOn(stage);
    store::RestoreRequest request = BackupStage::restoring(path, stage.data());
    test::forge(path, u"history.db"_s, u"PRAGMA user_version = 999"_s);
    const auto digest = store::digestOf(path + u"/history.db"_s, qint64{1} << 30, {});
    REQUIRE(digest);
    request.backup.files.front().bytes = digest->bytes;
    request.backup.files.front().sha256 = digest->sha256;

    const auto before = store::restoreBackup(request, {}, {});

    REQUIRE_FALSE(before);
    CHECK(before.error().code == ErrorCode::SchemaTooNew);
    CHECK(test::serverNames(stage.data()) == newServers);
}

TEST_CASE("a restore that is cancelled changes nothing")
{
    const BackupStage stage;
    const QString path = backUpAndGoOn(stage);
    std::stop_source stop;
    stop.request_stop();

    const auto before
        = store::restoreBackup(BackupStage::restoring(path, stage.data()), {}, stop.get_token());

    REQUIRE_FALSE(before);
    CHECK(before.error().code == ErrorCode::Cancelled);
    CHECK(leftovers(stage.data()).isEmpty());
    CHECK(test::serverNames(stage.data()) == newServers);
}

TEST_CASE("kept secrets are forgotten unless their vault is in the backup")
{
    const BackupStage stage;
    const auto [place, hasVault, isKept]
        = GENERATE(table<SecretPlace, bool, bool>({{SecretPlace::VaultFile, true, true},
                                                   {SecretPlace::VaultFile, false, false},
                                                   {SecretPlace::Keychain, true, false},
                                                   {SecretPlace::Keychain, false, false}}));
    keepNote(stage.data(), place);
    const store::SecretNotes notes = storedNotes(stage.data());
    REQUIRE(notes.kept.size() == 1);
    store::BackupRequest request = stage.request();
    if (hasVault) {
        request.vault = "sealed";
    }
    const auto entry = store::createBackup(request, {}, {});
    REQUIRE(entry);

    REQUIRE(store::restoreBackup(BackupStage::restoring(entry->path, stage.data()), {}, {}));

    const store::SecretNotes restored = storedNotes(stage.data());
    CHECK(restored.place == place);
    CHECK(restored.kept.size() == (isKept ? 1 : 0));
    CHECK((restored.scope == notes.scope) == isKept);
    CHECK(test::readFile(stage.data() + u"/secrets.vault"_s) == (hasVault ? "sealed" : ""));
}

TEST_CASE("of the vault that is there, secrets that are the same since the backup are used on")
{
    const BackupStage stage;
    keepNote(stage.data(), SecretPlace::VaultFile);
    test::writeFile(stage.data() + u"/secrets.vault"_s, "sealed");
    const QString path = stage.made();
    const bool isSame = GENERATE(true, false);
    if (!isSame) { // another secret, perhaps for another login
        keepNote(stage.data(), SecretPlace::VaultFile);
    }

    const auto before = store::restoreBackup(BackupStage::restoring(path, stage.data()), {}, {});

    REQUIRE(before);
    CHECK(storedNotes(stage.data()).kept.size() == (isSame ? 1 : 0));
    CHECK(test::readFile(stage.data() + u"/secrets.vault"_s) == (isSame ? "sealed" : ""));
    CHECK(test::readFile(*before + u"/secrets.vault"_s) == "sealed");
}

TEST_CASE("secrets of the vault of another data folder are not used")
{
    const BackupStage stage;
    keepNote(stage.data(), SecretPlace::VaultFile);
    const QString path = stage.made();
    test::addServer(stage.other(), u"first"_s);
    test::addServer(stage.other(), u"second"_s);
    keepNote(stage.other(), SecretPlace::VaultFile);
    test::writeFile(stage.other() + u"/secrets.vault"_s, "of others");

    REQUIRE(store::restoreBackup(BackupStage::restoring(path, stage.other()), {}, {}));

    CHECK(storedNotes(stage.other()).kept.empty());
    CHECK_FALSE(QFile::exists(stage.other() + u"/secrets.vault"_s));
}

TEST_CASE("a vault that is none is not put in place")
{
    const BackupStage stage;
    store::BackupRequest made = stage.request();
    made.vault = "sealed";
    const auto entry = store::createBackup(made, {}, {});
    REQUIRE(entry);
    store::RestoreRequest request = BackupStage::restoring(entry->path, stage.data());
    request.checkVault
        = [](const QString& /*path*/) { return Result<void>(fail(ErrorCode::VaultDamaged)); };

    const auto before = store::restoreBackup(request, {}, {});

    REQUIRE_FALSE(before);
    CHECK(before.error().code == ErrorCode::VaultDamaged);
    CHECK_FALSE(QFile::exists(stage.data() + u"/secrets.vault"_s));
}

TEST_CASE("a restore waits for the copy of its folder that is under way, or until it is cancelled")
{
    const BackupStage stage;
    const QString path = backUpAndGoOn(stage);
    auto copy = store::lockCopy(stage.data());
    REQUIRE(copy);
    REQUIRE(*copy);
    std::stop_source stop;
    const bool isCancelled = GENERATE(true, false);
    int waits = 0;
    const auto tell = [&](const StepProgress& progress) {
        if (!progress.isWaiting) {
            return;
        }
        ++waits;
        if (isCancelled) {
            stop.request_stop();
        } else {
            copy->reset(); // it is over
        }
    };

    const auto before
        = store::restoreBackup(BackupStage::restoring(path, stage.data()), tell, stop.get_token());

    CHECK(waits == 1);
    CHECK(before.has_value() != isCancelled);
    CHECK(test::serverNames(stage.data()) == (isCancelled ? newServers : oldServers));
    CHECK(QDir(stage.data()).entryList({u"backup-*.lock"_s}).size() == (isCancelled ? 1 : 0));
}

TEST_CASE("no copy is begun while files are exchanged, and one under way can be seen")
{
    const BackupStage stage;
    const QString path = backUpAndGoOn(stage);
    store::RestoreRequest request = BackupStage::restoring(path, stage.data());
    std::optional<ErrorCode> refusal;
    request.hook = [&](const QString& step) {
        if (step == u"begin"_s) {
            refusal = stage.backUp(500).error().code;
        }
    };

    REQUIRE(store::restoreBackup(request, {}, {}));

    CHECK(refusal == ErrorCode::StoreBusy);
    bool isSeen = false;
    const auto made = store::createBackup(stage.request(600),
                                          [&](const StepProgress&) {
                                              isSeen = !store::awaitCopies(
                                                  stage.data(), {}, milliseconds::zero(), {});
                                          },
                                          {});
    CHECK(made);
    CHECK(isSeen);
    CHECK(store::awaitCopies(stage.data(), {}, milliseconds::zero(), {}));
}

TEST_CASE("what was copied out of the backup is asked about before anything is exchanged")
{
    const BackupStage stage;
    const QString path = backUpAndGoOn(stage);
    store::RestoreRequest request = BackupStage::restoring(path, stage.data());
    DataContent staged;
    request.confirm = [&staged](const QString& staging) {
        staged = store::readContent(staging, store::Access::ReadOnly);
        return Result<void>(fail(ErrorCode::BackupChanged));
    };

    const auto before = store::restoreBackup(request, {}, {});

    REQUIRE_FALSE(before);
    CHECK(before.error().code == ErrorCode::BackupChanged);
    CHECK(staged == store::readContent(path, store::Access::ReadOnly));
    CHECK(leftovers(stage.data()).isEmpty());
    CHECK(test::serverNames(stage.data()) == newServers);
}

TEST_CASE("keys of restricted access stay, and are kept with the old files")
{
    const BackupStage stage;
    const QString path = stage.made();
    test::writeFile(stage.data() + u"/keys/kit"_s, "encrypted");

    const auto before = store::restoreBackup(BackupStage::restoring(path, stage.data()), {}, {});

    REQUIRE(before);
    CHECK(test::readFile(stage.data() + u"/keys/kit"_s) == "encrypted");
    CHECK(test::readFile(*before + u"/keys/kit"_s) == "encrypted");
}
