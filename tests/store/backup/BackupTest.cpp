// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/backup/Backup.h"

#include "core/base/Deadline.h"
#include "core/store/Transaction.h"
#include "core/store/history/HistoryFile.h"
#include "core/store/history/Journal.h"
#include "tests/store/backup/BackupStage.h"
#include "tests/store/history/HistoryTester.h"
#include "tests/support/Catch.h"
#include "tests/support/FileSizeLimit.h"
#include "tests/support/WaitingPolls.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::BackupStage;

namespace {

constexpr QFile::Permissions strangers
    = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;

/// Commits a poll of each of two servers together, until it is told to stop.
void writePairs(const QString& path, std::atomic<int>& written, const std::stop_token& stop)
{
    const auto connection = store::openHistory(path, store::Access::ReadWrite);
    if (!connection) {
        return;
    }
    store::Journal journal(**connection);
    for (int i = 100; !stop.stop_requested(); ++i) {
        store::Transaction transaction(**connection);
        const auto done
            = transaction.begin()
                  .and_then([&] { return journal.add(test::poll(ServerId{101}, test::at(i), i)); })
                  .and_then([&](qint64) { return journal.write(); })
                  .and_then([&](const store::Journal::Row&) {
                      return journal.add(test::poll(ServerId{102}, test::at(i), i));
                  })
                  .and_then([&](qint64) { return journal.write(); })
                  .and_then([&](const store::Journal::Row&) { return transaction.commit(); });
        written += done ? 1 : 0;
    }
}

bool awaitPairs(const std::atomic<int>& written, int count)
{
    const Deadline deadline = Deadline::after(seconds{30});
    while (written < count && !deadline.hasExpired()) {
        std::this_thread::yield();
    }
    return written >= count;
}

qint64 pollsOf(const QString& backup, qint64 server)
{
    const auto connection = store::Connection::open({.path = backup + u"/history.db"_s,
                                                     .access = store::Access::ReadOnly,
                                                     .setsJournal = false});
    REQUIRE(connection);
    return test::waitingPolls(**connection, ServerId{server});
}

void changeByte(const QString& path, qsizetype at)
{
    QByteArray bytes = test::readFile(path);
    bytes[at] = static_cast<char>(~bytes.at(at));
    test::writeFile(path, bytes);
}

ErrorCode codeOf(const QString& path)
{
    const auto backup = store::verifyBackup(path, {});
    return backup ? ErrorCode::Internal : backup.error().code;
}

} // namespace

TEST_CASE("a backup holds both databases, for their owner alone, and stands the check")
{
    const BackupStage stage;

    const auto entry = stage.backUp();

    REQUIRE(entry);
    CHECK(entry->path == stage.target() + u"/vedette-backup-20260101-000000"_s);
    CHECK(stage.inTarget() == QStringList{u"vedette-backup-20260101-000000"_s});
    const auto verified = store::verifyBackup(entry->path, {});
    REQUIRE(verified);
    CHECK(*verified == entry->backup);
    CHECK(verified->programVersion == u"1.2.3"_s);
    REQUIRE(verified->files.size() == 2);
    for (const BackupFile& file : verified->files) {
        const QFileInfo info(entry->path + u'/' + file.name);
        CHECK(info.size() == file.bytes);
        CHECK(file.schemaVersion > 0);
        CHECK_FALSE((info.permissions() & strangers));
    }
    CHECK_FALSE((QFileInfo(entry->path).permissions() & strangers));
    for (const QString& suffix : {u"-wal"_s, u"-shm"_s}) { // as after a clean end
        CHECK_FALSE(QFile::exists(stage.data() + u"/vedette.db"_s + suffix));
        CHECK_FALSE(QFile::exists(stage.data() + u"/history.db"_s + suffix));
    }
}

TEST_CASE("a backup while a writer commits has all of a transaction or nothing")
{
    const BackupStage stage;
    std::atomic<int> written = 0;
    std::jthread writer([&](const std::stop_token& stop) {
        writePairs(stage.data() + u"/history.db"_s, written, stop);
    });
    REQUIRE(awaitPairs(written, 1));

    for (int i = 0; i < 5; ++i) {
        const int before = written;
        const QString path = stage.made(i);
        REQUIRE(awaitPairs(written, before + 1)); // it was not held up

        CHECK(pollsOf(path, 101) == pollsOf(path, 102));
        CHECK(pollsOf(path, 101) >= before + 3);
    }
}

TEST_CASE("a backup with a file that is not what was written is refused")
{
    const BackupStage stage;
    const QString path = stage.made();
    const QString file = path + GENERATE(u"/vedette.db"_s, u"/history.db"_s);

    SECTION("one byte is another")
    {
        changeByte(file, GENERATE(0, 30, 5000));
    }
    SECTION("its end is missing")
    {
        REQUIRE(QFile::resize(file, QFileInfo(file).size() - 1));
    }
    SECTION("it is empty")
    {
        REQUIRE(QFile::resize(file, 0));
    }
    SECTION("there is more of it")
    {
        test::writeFile(file, test::readFile(file) + 'x');
    }
    SECTION("it is gone")
    {
        REQUIRE(QFile::remove(file));
    }
    SECTION("a journal lies beside it")
    {
        test::writeFile(file + GENERATE(u"-wal"_s, u"-journal"_s), "journal");
    }
#ifdef Q_OS_UNIX
    SECTION("it is a link")
    {
        REQUIRE(QFile::rename(file, stage.target() + u"/elsewhere"_s));
        REQUIRE(QFile::link(GENERATE(u"/dev/zero"_s, u"../elsewhere"_s), file));
    }
#endif

    CHECK(codeOf(path) == ErrorCode::BackupDamaged);
}

TEST_CASE("a copy with more in it than our own scripts make is refused, whatever its checksum")
{
    const BackupStage stage;
    const QString path = stage.made();

    test::forge(path,
                u"vedette.db"_s,
                GENERATE(u"CREATE TRIGGER t AFTER INSERT ON alert BEGIN DELETE FROM server; END"_s,
                         u"CREATE VIEW v AS SELECT * FROM server"_s,
                         u"CREATE TABLE extra (x)"_s,
                         u"ALTER TABLE server ADD COLUMN twice INTEGER AS (id * 2)"_s,
                         u"DROP TABLE host_key_pin"_s,
                         u"PRAGMA application_id = 7"_s,
                         u"PRAGMA user_version = 1"_s,
                         u"PRAGMA journal_mode = WAL"_s));

    CHECK(codeOf(path) == ErrorCode::BackupDamaged);
}

TEST_CASE("a backup of a newer version is refused as that")
{
    const BackupStage stage;
    const QString path = stage.made();

    test::forge(path, u"vedette.db"_s, u"PRAGMA user_version = 999"_s);

    CHECK(codeOf(path) == ErrorCode::SchemaTooNew);
}

TEST_CASE("a target that can't be one is refused, and nothing is written")
{
    const BackupStage stage;
    auto request = stage.request();
    ErrorCode expected = ErrorCode::Internal;

    SECTION("a database of the data folder")
    {
        request.target = stage.data() + u"/vedette.db"_s;
        expected = ErrorCode::InvalidConfig;
    }
    SECTION("below a database of the data folder")
    {
        request.target = stage.data() + u"/history.db/copies"_s;
        expected = ErrorCode::PermissionDenied;
    }
    SECTION("a folder that everybody may write to")
    {
        REQUIRE(QDir().mkpath(stage.target()));
        REQUIRE(QFile::setPermissions(stage.target(),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner
                                          | QFile::WriteOther));
        expected = ErrorCode::PermissionDenied;
    }
    const auto entry = store::createBackup(request, {}, {});

    REQUIRE_FALSE(entry);
    CHECK(entry.error().code == expected);
    CHECK(stage.inTarget().isEmpty());
    CHECK(test::serverNames(stage.data()).size() == 2);
}

TEST_CASE("without vedette.db there is nothing to back up")
{
    const BackupStage stage;
    auto request = stage.request();
    request.dataFolder = stage.other();

    const auto entry = store::createBackup(request, {}, {});

    REQUIRE_FALSE(entry);
    CHECK(entry.error().code == ErrorCode::NotFound);
    CHECK_FALSE(QFile::exists(stage.other()));
}

TEST_CASE("a damaged database is named, and no backup is left of it")
{
    const BackupStage stage;
    const QString name = GENERATE(u"vedette.db"_s, u"history.db"_s);
    test::writeFile(stage.data() + u'/' + name, QByteArray(8192, 'x'));

    const auto entry = stage.backUp();

    REQUIRE_FALSE(entry);
    CHECK(entry.error().code == ErrorCode::StoreCorrupt);
    CHECK(entry.error().detail.contains(name));
    CHECK(stage.inTarget().isEmpty());
}

TEST_CASE("a backup of the same second is left as it is")
{
    const BackupStage stage;
    const QString path = stage.made();

    const auto again = stage.backUp();

    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::InvalidFile);
    CHECK(store::verifyBackup(path, {}));
}

TEST_CASE("of a backup that is cancelled, or not confirmed, nothing is left")
{
    const BackupStage stage;
    std::stop_source stop;
    auto request = stage.request();
    request.confirm = [] { return Result<void>(fail(ErrorCode::StoreBusy)); };
    const bool isCancelled = GENERATE(true, false);
    const auto tell = [&](const StepProgress& progress) {
        CHECK(progress.count == 2);
        if (isCancelled) {
            stop.request_stop();
        }
    };

    const auto entry = store::createBackup(request, tell, stop.get_token());

    REQUIRE_FALSE(entry);
    CHECK(entry.error().code == (isCancelled ? ErrorCode::Cancelled : ErrorCode::StoreBusy));
    CHECK(stage.inTarget().isEmpty());
}

TEST_CASE("a backup for which the folder has not the room is refused before anything is copied")
{
    const BackupStage stage;
    auto request = stage.request();
    request.freeBytes = [](const QString& /*folder*/) { return std::optional<qint64>(1234); };
    bool isBegun = false;

    const auto entry
        = store::createBackup(request, [&isBegun](const auto&) { isBegun = true; }, {});

    REQUIRE_FALSE(entry);
    CHECK(entry.error().code == ErrorCode::StoreFull);
    CHECK(entry.error().detail.contains(u"needs about"));
    CHECK(entry.error().detail.contains(u"1234 bytes"));
    CHECK(entry.error().detail.contains(stage.target()));
    CHECK_FALSE(isBegun);
    CHECK(stage.inTarget().isEmpty());
}

TEST_CASE("a backup is made where the room is as large as the copies, or not known")
{
    const BackupStage stage;
    auto request = stage.request();
    const bool isKnown = GENERATE(true, false);
    request.freeBytes = [isKnown](const QString& /*folder*/) {
        return isKnown ? std::optional<qint64>(16'000'000) : std::nullopt;
    };

    CHECK(store::createBackup(request, {}, {}));
}

TEST_CASE("pages that are free in a database need no room in its copy")
{
    const BackupStage stage;
    const QString path = stage.data() + u"/vedette.db"_s;
    const qint64 before = store::bytesOfCopies({path});
    test::executeOn(path, u"CREATE TABLE large AS SELECT randomblob(4000000) AS x"_s);
    const qint64 filled = store::bytesOfCopies({path});
    test::executeOn(path, u"DROP TABLE large"_s);

    CHECK(before > 0);
    CHECK(filled > before + 4'000'000);
    CHECK(store::bytesOfCopies({path}) < before + 100'000);
    CHECK(QFileInfo(path).size() > 4'000'000);
}

#ifdef Q_OS_UNIX
TEST_CASE("a history that is larger than the disk is told as that, however sparse its file is")
{
    const BackupStage stage;
    const auto unused = store::freeBytesOf(stage.data());
    REQUIRE(unused);
    const QString history = stage.data() + u"/history.db"_s;
    test::writeFile(history, QByteArray(8192, 'x')); // its pages can't be counted
    if (!QFile::resize(history, *unused + (qint64{1} << 30))) {
        SUCCEED("the file system has no files of that size");
        return;
    }

    const auto entry = stage.backUp();

    REQUIRE_FALSE(entry);
    CHECK(entry.error().code == ErrorCode::StoreFull);
    CHECK(stage.inTarget().isEmpty());
}
#endif

#ifdef Q_OS_UNIX
TEST_CASE("of a backup for which there is no room nothing is left", "[F27]")
{
    const BackupStage stage;
    Result<BackupEntry> entry = fail(ErrorCode::Internal);
    {
        const test::FileSizeLimit limit(8192); // smaller than either copy
        entry = stage.backUp();
    }

    REQUIRE_FALSE(entry);
    const ErrorCode code = entry.error().code;
    CHECK((code == ErrorCode::StoreFull || code == ErrorCode::StoreIo));
    CHECK(stage.inTarget().isEmpty());
    CHECK(stage.backUp()); // once there is room again
}
#endif
