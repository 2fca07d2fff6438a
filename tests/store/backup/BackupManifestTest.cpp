// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/backup/BackupManifest.h"

#include "core/store/backup/Backup.h"
#include "tests/store/backup/BackupStage.h"
#include "tests/store/history/HistoryTester.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::BackupStage;

namespace {

Backup sampleBackup()
{
    return {.createdAt = test::at(0),
            .programVersion = u"0.1.0"_s,
            .files = {{u"history.db"_s, 1, 4096, QByteArray(32, 'h')},
                      {u"vedette.db"_s, 13, 8192, QByteArray(32, 'c')},
                      {u"secrets.vault"_s, 0, 180, QByteArray(32, 'v')}}};
}

/// The manifest of sampleBackup() with another value in it, or in its first file.
QByteArray manifestWith(const QString& member, const QJsonValue& value)
{
    QJsonObject json = QJsonDocument::fromJson(store::encodeManifest(sampleBackup())).object();
    if (json.contains(member)) {
        json[member] = value;
        return QJsonDocument(json).toJson();
    }
    QJsonArray files = json["files"_L1].toArray();
    QJsonObject first = files.first().toObject();
    first[member] = value;
    files[0] = first;
    json["files"_L1] = files;
    return QJsonDocument(json).toJson();
}

ErrorCode refusalOf(const QByteArray& json)
{
    const auto backup = store::decodeManifest(json);
    return backup ? ErrorCode::Internal : backup.error().code;
}

} // namespace

TEST_CASE("a manifest is read as it was written")
{
    CHECK(store::decodeManifest(store::encodeManifest(sampleBackup())) == sampleBackup());
}

TEST_CASE("a manifest that was cut off anywhere is refused")
{
    const QByteArray whole = store::encodeManifest(sampleBackup()).trimmed();

    for (qsizetype size = 0; size < whole.size(); ++size) {
        CAPTURE(size);
        REQUIRE(refusalOf(whole.first(size)) == ErrorCode::BackupDamaged);
    }
}

TEST_CASE("a manifest can name known files only, each of them once")
{
    const QString name = GENERATE(u"../x"_s,
                                  u"../vedette.db"_s,
                                  u"/etc/passwd"_s,
                                  u"a/vedette.db"_s,
                                  u"..\\vedette.db"_s,
                                  u"C:vedette.db"_s,
                                  u".."_s,
                                  u""_s,
                                  u"manifest.json "_s,
                                  u"VEDETTE.DB"_s,
                                  u"vedette.db\n"_s,
                                  u"vedette.db-wal"_s,
                                  u"secrets.vault.lock"_s,
                                  u"vedette.db"_s); // the second of that name

    CHECK(refusalOf(manifestWith(u"name"_s, name)) == ErrorCode::BackupDamaged);
}

TEST_CASE("a file that only a later version can have, and a later format, are told as that")
{
    CHECK(refusalOf(manifestWith(u"name"_s, u"logs.db"_s)) == ErrorCode::SchemaTooNew);
    CHECK(refusalOf(manifestWith(u"format"_s, 2)) == ErrorCode::SchemaTooNew);
}

TEST_CASE("a manifest with values that can't be is refused")
{
    const auto [member, value]
        = GENERATE(table<const char*, QJsonValue>({{"format", 0},
                                                   {"format", QJsonValue::Null},
                                                   {"createdAt", u"yesterday"_s},
                                                   {"createdAt", u"2026-01-01T00:00:00"_s},
                                                   {"createdAt", 5},
                                                   {"program", QString(33, u'1')},
                                                   {"files", QJsonArray()},
                                                   {"files", u"vedette.db"_s},
                                                   {"bytes", 0},
                                                   {"bytes", -1},
                                                   {"bytes", 1e300},
                                                   {"bytes", 0.5},
                                                   {"bytes", u"4096"_s},
                                                   {"schema", 0},
                                                   {"schema", -3},
                                                   {"schema", 1e12},
                                                   {"sha256", u""_s},
                                                   {"sha256", QString(64, u'g')},
                                                   {"sha256", QString(66, u'a')},
                                                   {"sha256", QString(64, u'A')}}));

    CHECK(refusalOf(manifestWith(QString::fromLatin1(member), value)) == ErrorCode::BackupDamaged);
}

TEST_CASE("text that is no manifest is refused")
{
    const QByteArray text = GENERATE(QByteArray(),
                                     QByteArray("[]"),
                                     QByteArray("{}"),
                                     QByteArray("null"),
                                     QByteArray("\xff\xfe{}"),
                                     QByteArray(60'000, '['));

    CHECK(refusalOf(text) == ErrorCode::BackupDamaged);
}

TEST_CASE("a folder without a manifest is no backup, one with an endless one is damaged")
{
    const BackupStage stage;
    const QString path = stage.made();
    const QString manifest = path + u"/manifest.json"_s;
    REQUIRE(QFile::remove(manifest));
    CHECK(store::readManifest(path).error().code == ErrorCode::NotFound);
    CHECK(store::readManifest(stage.other()).error().code == ErrorCode::NotFound);

    test::writeFile(manifest, QByteArray(70'000, ' '));

    CHECK(store::readManifest(path).error().code == ErrorCode::BackupDamaged);
}

TEST_CASE("backups are listed with the newest first, and with what is wrong with them")
{
    const BackupStage stage;
    const QString older = stage.made(0);
    const QString newer = stage.made(60);
    test::writeFile(older + u"/manifest.json"_s, "{}");
    REQUIRE(QDir(stage.target()).mkpath(u"vedette-backup-2026"_s));

    const auto entries = store::listBackups(stage.target());

    REQUIRE(entries);
    REQUIRE(entries->size() == 2);
    CHECK(entries->front().path == newer);
    CHECK_FALSE(entries->front().error);
    CHECK(entries->back().path == older);
    REQUIRE(entries->back().error);
    CHECK(entries->back().error->code == ErrorCode::BackupDamaged);
    CHECK(store::listBackups(stage.other()).error().code == ErrorCode::NotFound);
}

TEST_CASE("rotation keeps the newest, and deletes nothing but backups of ours")
{
    const BackupStage stage;
    for (int i = 0; i < 4; ++i) {
        REQUIRE(stage.backUp(i));
    }
    const QDir target(stage.target());
    const QString name = u"vedette-backup-20260101-00000%1"_s;
    // Named as one, without a manifest; with a manifest of another time; with something else in it.
    test::writeFile(target.filePath(u"vedette-backup-20250101-000000/vedette.db"_s), "mine");
    REQUIRE(QDir().rename(target.filePath(name.arg(0)),
                          target.filePath(u"vedette-backup-20250101-000001"_s)));
    test::writeFile(target.filePath(name.arg(1) + u"/notes.txt"_s), "mine");
    test::writeFile(target.filePath(u"another/manifest.json"_s), "mine");

    const auto removed = store::rotateBackups(stage.target(), 1, Timestamp::max());

    REQUIRE(removed);
    CHECK(*removed == QStringList{name.arg(2)});
    CHECK(stage.inTarget()
          == QStringList{u"another"_s,
                         u"vedette-backup-20250101-000000"_s,
                         u"vedette-backup-20250101-000001"_s,
                         name.arg(1),
                         name.arg(3)});
    CHECK(QFile::exists(target.filePath(name.arg(1) + u"/vedette.db"_s)));
    CHECK(store::verifyBackup(target.filePath(name.arg(3)), {}));
}

TEST_CASE(
    "a backup whose files are gone or cut off is listed as damaged, and pushes no good one out")
{
    const BackupStage stage;
    const QString good = stage.made(0);
    const QString broken = stage.made(60);
    const QString file = broken + GENERATE(u"/history.db"_s, u"/vedette.db"_s);
    const bool isGone = GENERATE(true, false);
    REQUIRE((isGone ? QFile::remove(file) : QFile::resize(file, 0)));

    const auto removed = store::rotateBackups(stage.target(), 1, Timestamp::max());

    REQUIRE(removed);
    CHECK(removed->isEmpty());
    CHECK(store::verifyBackup(good, {}));
    const auto entries = store::listBackups(stage.target());
    REQUIRE(entries);
    REQUIRE(entries->size() == 2);
    REQUIRE(entries->front().error);
    CHECK(entries->front().error->code == ErrorCode::BackupDamaged);
    CHECK_FALSE(entries->back().error);
}

TEST_CASE("a removal that was cut short is gone on with when the next backup is made")
{
    const BackupStage stage;
    REQUIRE(stage.backUp(0));
    REQUIRE(stage.backUp(1));
    const QDir target(stage.target());
    const QString old = target.filePath(u"vedette-backup-20260101-000000"_s);
    REQUIRE(store::rotateBackups(stage.target(), 1, Timestamp::max()));
    CHECK_FALSE(QFile::exists(old));
    // As after a kill: under its other name, and the first file is gone already.
    test::writeFile(old + u".part/vedette.db"_s, "old");
    test::writeFile(old + u".part/manifest.json"_s, "{}");

    REQUIRE(stage.backUp(2));

    CHECK(stage.inTarget()
          == QStringList{u"vedette-backup-20260101-000001"_s, u"vedette-backup-20260101-000002"_s});
}

TEST_CASE("a backup of the future does not push out those of today")
{
    const BackupStage stage;
    const QString today = stage.made(0);
    const QString future = stage.made(1'000'000);
    const auto entries = store::listBackups(stage.target());
    REQUIRE(entries);
    REQUIRE(entries->size() == 2);

    const auto removed = store::rotateBackups(stage.target(), 1, entries->back().backup.createdAt);

    REQUIRE(removed);
    CHECK(removed->isEmpty());
    CHECK(QFile::exists(today));
    CHECK(QFile::exists(future));
}

TEST_CASE("what a process that was killed left of a backup goes with the next one")
{
    const BackupStage stage;
    const QDir target(stage.target());
    test::writeFile(target.filePath(u"vedette-backup-20250101-000000.part/vedette.db"_s), "half");
    test::writeFile(target.filePath(u"vedette-backup-20250102-000000.part/mine.txt"_s), "mine");

    const QString path = stage.made();

    CHECK(stage.inTarget()
          == QStringList{u"vedette-backup-20250102-000000.part"_s, QDir(path).dirName()});
}
