// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/ReserveFile.h"

#include "core/store/DatabaseFile.h"
#include "core/store/KnownFiles.h"
#include "tests/store/DiskVictim.h"
#include "tests/store/StoredPolls.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::store;
using test::DiskVictim;

namespace {

constexpr qint64 mebibyte = qint64{1024} * 1024;

QString reservePath(const test::TempStore& temp)
{
    return QDir(temp.folder()).filePath(reserveFileName);
}

qint64 reserveSize(const test::TempStore& temp)
{
    return QFileInfo(reservePath(temp)).size();
}

/// Where there is none the test is told to be skipped.
bool hasRoomForReserve(const test::TempStore& temp)
{
    std::error_code failure;
    const auto space = std::filesystem::space(temp.folder().toStdString(), failure);
    const bool hasRoom
        = !failure && space.available > 2 * static_cast<std::uintmax_t>(ReserveFile::plenty);
    if (!hasRoom) {
        WARN("skipped: the disk has too little room");
    }
    return hasRoom;
}

qint64 bytesIn(const test::TempStore& temp)
{
    qint64 bytes = 0;
    for (const QFileInfo& file : QDir(temp.folder()).entryInfoList(QDir::Files)) {
        bytes += file.size();
    }
    return bytes;
}

/// Has its configuration open, on a disk of that size. False where there is no such process, and
/// the test is to be skipped.
bool hasOpened(DiskVictim& victim, qint64 capacity)
{
    if (!victim.isReady()) {
        return false;
    }
    victim.disk().capacity = capacity;
    victim.ask("config", "opened");
    return true;
}

/// What others have on that disk; it takes none of the real one.
void setForeignBytes(const test::TempStore& temp, qint64 bytes)
{
    const QString path = temp.folder() + u"/foreign"_s;
    REQUIRE(createPrivateFile(path));
    REQUIRE(QFile::resize(path, bytes));
}

/// Nothing more finds room.
void fill(const test::TempStore& temp, DiskVictim& victim)
{
    setForeignBytes(temp, 0);
    setForeignBytes(temp, victim.disk().capacity - bytesIn(temp));
}

} // namespace

TEST_CASE("a reserve has its place on the disk, is given up once and made again", "[F27]")
{
    const test::TempStore temp;
    REQUIRE(prepareFolder(temp.folder()));
    if (!hasRoomForReserve(temp)) {
        return;
    }
    ReserveFile(temp.folder()).keep();

    REQUIRE(reserveSize(temp) == ReserveFile::size);
#ifdef Q_OS_UNIX
    struct stat status = {};
    REQUIRE(::stat(QFile::encodeName(reservePath(temp)).constData(), &status) == 0);
    CHECK(status.st_blocks * 512 >= ReserveFile::size); // not sparse; stat(2) counts in 512 bytes
    CHECK((status.st_mode & (S_IRWXG | S_IRWXO)) == 0);
#endif
    CHECK_FALSE(ReserveFile::isReleasedIn(temp.folder()));

    ReserveFile reserve(temp.folder());
    CHECK(reserve.release());
    CHECK(reserveSize(temp) == 0);
    CHECK(ReserveFile::isReleasedIn(temp.folder()));
    CHECK_FALSE(reserve.release());

    reserve.keep();
    CHECK(reserveSize(temp) == ReserveFile::size);
    CHECK_FALSE(ReserveFile::isReleasedIn(temp.folder()));
    CHECK_FALSE(isKnownFile(reserveFileName)); // no backup has it
}

TEST_CASE("a reserve that was cut short is made anew, and a folder that is not there has none",
          "[F27]")
{
    const test::TempStore temp;
    ReserveFile(temp.folder()).keep();
    CHECK_FALSE(QFile::exists(reservePath(temp)));
    CHECK_FALSE(ReserveFile::isReleasedIn(temp.folder()));
    CHECK_FALSE(ReserveFile(temp.folder()).release());

    test::writeFile(reservePath(temp) + u".part"_s, "cut short");
    if (!hasRoomForReserve(temp)) {
        return;
    }
    ReserveFile(temp.folder()).keep();
    CHECK(reserveSize(temp) == ReserveFile::size);
    CHECK_FALSE(QFile::exists(reservePath(temp) + u".part"_s));
}

TEST_CASE("where there is little room none is taken from others", "[F27]")
{
    const test::TempStore temp;
    DiskVictim victim(temp.folder());
    if (!hasOpened(victim, ReserveFile::plenty - mebibyte)) {
        return;
    }

    victim.ask("reserve", "kept");

    CHECK_FALSE(QFile::exists(reservePath(temp)));
    victim.disk().capacity = bytesIn(temp);
    CHECK(victim.ask("alert first", "failed").startsWith("failed store_full"));
    victim.disk().capacity = ReserveFile::plenty;
    victim.ask("alert second", "raised");
    victim.end();
    CHECK(test::storedAlerts(temp.folder()) == QStringList{u"second"_s});
}

TEST_CASE("on a full disk alerts are stored in the reserve, and the history leaves it to them",
          "[F27]")
{
    const test::TempStore temp;
    DiskVictim victim(temp.folder());
    if (!hasOpened(victim, 100 * mebibyte)) {
        return;
    }
    victim.ask("reserve", "kept");
    REQUIRE(reserveSize(temp) == ReserveFile::size);
    victim.ask("history", "opened");
    victim.ask("poll 500", "committed 500");

    fill(temp, victim);
    for (int i = 0; i < 50; ++i) {
        victim.ask("alert a" + QByteArray::number(i), "raised");
    }
    CHECK(ReserveFile::isReleasedIn(temp.folder()));
    victim.ask("poll 500", "failed store_full the room that is left is kept for alerts");

    setForeignBytes(temp, 0);
    victim.ask("config", "opened"); // another start: it looks at once
    victim.ask("reserve", "kept");
    CHECK(reserveSize(temp) == ReserveFile::size);
    victim.waitFor("committed 1000");
    victim.end();
    CHECK(test::storedPolls(temp.folder()) == 1000);
    CHECK(test::storedAlerts(temp.folder()).size() == 50);
}
