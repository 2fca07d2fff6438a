// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// A migration that is killed, or loses its power, at any of its writes.
#include "core/store/Connection.h"
#include "core/store/DatabaseFile.h"
#include "core/store/KnownFiles.h"
#include "core/store/Migrator.h"
#include "core/store/history/Codec.h"
#include "core/store/history/HistoryFile.h"
#include "tests/store/PowerCut.h"
#include "tests/store/StoredPolls.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::store;
using test::DiskVictim;

namespace {

constexpr int mostKills = 20;
constexpr qint64 oldRows = 40;

/// A database of an older version, with rows that must not be lost.
struct OldDatabase
{
    KnownDatabase known;
    int version = 0;
    QByteArray opening; ///< the command of the process that migrates it, and how it says so
    QByteArray answer;
    QStringList rows; ///< one after the other
    QString counting;
};

OldDatabase oldConfig()
{
    QStringList rows;
    for (qint64 i = 0; i < oldRows; ++i) {
        rows << u"INSERT INTO server (kind, name, name_key, host, port, user, auth,"
                " identity_file, host_key_policy, group_name, tags, monitored,"
                " status_interval_s, metrics_interval_s, position) VALUES ('ssh', 'n%1', 'n%1',"
                " 'h', 22, '', 'automatic', '', 'ask', '', '[]', 1, 10, 30, 0)"_s.arg(i);
    }
    return {configDatabase,
            4,
            "config",
            "opened",
            rows,
            u"SELECT count(*) FROM server WHERE name > 'n'"_s};
}

OldDatabase oldHistory()
{
    QStringList rows{u"INSERT INTO metric VALUES (1, 'cpu', '', 'totalUsage')"_s,
                     u"INSERT INTO layout VALUES (1, x'01')"_s};
    const std::vector<std::optional<double>> value{12.5};
    const QString payload = QString::fromLatin1(encodeValues(value).toHex());
    for (qint64 i = 0; i < oldRows; ++i) {
        rows << u"INSERT INTO poll VALUES (1, %1, 1, x'%2')"_s.arg(1'767'225'600'000 + i * 1000)
                    .arg(payload);
    }
    return {historyDatabase, 1, "migrate", "migrated", rows, u"SELECT count(*) FROM poll"_s};
}

QString pathOf(const OldDatabase& old, const QString& folder)
{
    return QDir(folder).filePath(old.known.fileName);
}

void make(const OldDatabase& old, const QString& folder)
{
    REQUIRE(prepareFolder(folder));
    const QString path = pathOf(old, folder);
    REQUIRE(createPrivateFile(path));
    const auto connection = Connection::open({.path = path});
    REQUIRE(connection);
    Schema schema = embeddedSchema(old.known);
    schema.scripts.resize(static_cast<std::size_t>(old.version));
    REQUIRE(Migrator(schema).migrate(**connection, path));
    for (const QString& row : old.rows) {
        REQUIRE((*connection)->execute(row));
    }
}

qint64 readNumber(const QString& path, const QString& sql)
{
    const auto connection = Connection::open({.path = path, .setsJournal = false});
    REQUIRE(connection);
    const auto number = (*connection)->value(sql);
    REQUIRE(number);
    return number->toLongLong();
}

qint64 versionIn(const QString& path)
{
    return readNumber(path, u"PRAGMA user_version"_s);
}

/// Whatever version it has reached: sound, with the old one as a backup once it has left that.
void checkWhole(const OldDatabase& old, const QString& folder)
{
    const QString path = pathOf(old, folder);
    const QString backup = path + u".backup-v"_s + QString::number(old.version);
    CHECK(test::integrityOf(path) == u"ok"_s);
    const qint64 version = versionIn(path);
    CHECK(version >= old.version);
    if (version > old.version) {
        CHECK(QFile::exists(backup));
    }
    if (QFile::exists(backup)) {
        CHECK(test::integrityOf(backup) == u"ok"_s);
        CHECK(versionIn(backup) == old.version);
        CHECK(readNumber(backup, old.counting) == oldRows);
    }
}

/// Opened as the program opens it, it is migrated and has lost nothing.
void checkOpening(const OldDatabase& old, const QString& folder)
{
    if (old.known.fileName == configDatabase.fileName) {
        CHECK(test::storedServers(folder).filter(u"n"_s).size() == oldRows);
    } else {
        CHECK(prepareHistory(pathOf(old, folder)) == QString()); // nothing was moved aside
        CHECK(readNumber(pathOf(old, folder), u"SELECT count(*) FROM old_poll"_s) == oldRows);
    }
    const auto newest = static_cast<qint64>(embeddedSchema(old.known).scripts.size());
    CHECK(versionIn(pathOf(old, folder)) == newest);
}

/// How many changes of the disk the whole migration takes; 0 when that can't be found out here.
int countChanges(const OldDatabase& old)
{
    const test::TempStore temp;
    make(old, temp.folder());
    DiskVictim victim(temp.folder());
    if (!victim.isReady()) {
        return 0;
    }
    victim.ask(old.opening, old.answer);
    return victim.disk().changes;
}

} // namespace

TEST_CASE("a migration that is killed at any write leaves the old version or goes on", "[F35]")
{
    const OldDatabase old = GENERATE(oldConfig(), oldHistory());
    const int changes = countChanges(old);
    const int step = std::max(1, (changes + mostKills - 1) / mostKills);

    for (int change = 1; change <= changes; change += step) {
        const test::TempStore temp;
        make(old, temp.folder());
        DiskVictim victim(temp.folder());
        victim.disk().killAt = victim.disk().changes + change;
        victim.tell(old.opening);
        CAPTURE(change, changes, old.opening);
        CHECK_FALSE(victim.hear().has_value()); // it was killed before it could say anything
        victim.kill();

        checkWhole(old, temp.folder());
        checkOpening(old, temp.folder());
    }
}

TEST_CASE("a loss of power while a file is migrated leaves a version that can be opened",
          "[F34][F35]")
{
    const OldDatabase old = GENERATE(oldConfig(), oldHistory());
    const test::TempStore temp;
    make(old, temp.folder());
    const auto before = test::filesIn(temp.folder());
    DiskVictim victim(temp.folder(), DiskVictim::Recording::On);
    if (!victim.isReady()) {
        return;
    }
    victim.ask(old.opening, old.answer);
    victim.kill();
    const auto events = victim.record();
    const std::size_t step = events.size() / mostKills + 1;
    std::mt19937 random(20'260'111);

    test::PowerCut disk(temp.folder(), before);
    for (std::size_t i = 0; i < events.size(); ++i) {
        disk.happen(events[i]);
        if (i % step != 0) {
            continue;
        }
        const test::TempStore left;
        disk.leave(left.folder(), random);
        CAPTURE(i, events.size(), old.opening);
        checkWhole(old, left.folder());
        checkOpening(old, left.folder());
    }
}
