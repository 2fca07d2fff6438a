// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/Migrator.h"

#include "core/store/DatabaseFile.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::store;

namespace {

constexpr qint32 testId = 12345;

QString firstScript()
{
    return u"CREATE TABLE t (x TEXT);\nPRAGMA application_id = 12345;\nPRAGMA user_version = 1;\n"_s;
}

QString secondScript()
{
    return u"ALTER TABLE t ADD COLUMN y TEXT;\nUPDATE t SET y = x || '!';\n"
           "PRAGMA user_version = 2;\n"_s;
}

QString fileIn(const test::TempStore& temp)
{
    QDir().mkpath(temp.folder());
    return temp.folder() + u"/test.db"_s;
}

Result<void> migrate(const QString& path, const std::vector<QString>& scripts)
{
    const auto connection = Connection::open({.path = path});
    REQUIRE(connection);
    return Migrator({testId, scripts}).migrate(**connection, path);
}

QString read(const QString& path, const QString& sql)
{
    const auto connection = Connection::open({.path = path, .access = Access::ReadOnly});
    REQUIRE(connection);
    const auto value = (*connection)->value(sql);
    REQUIRE(value);
    return value->toString();
}

void write(const QString& path, const QString& sql)
{
    const auto connection = Connection::open({.path = path});
    REQUIRE(connection);
    REQUIRE((*connection)->execute(sql));
}

} // namespace

TEST_CASE("the embedded schemas are complete and reach their version")
{
    const auto [folder, id]
        = GENERATE(std::pair{u"config"_s, 1447380035}, std::pair{u"history"_s, 1447380040});
    const test::TempStore temp;
    const QString path = fileIn(temp);
    const Schema schema = embeddedSchema(folder, id);
    REQUIRE_FALSE(schema.scripts.empty());
    {
        const auto connection = Connection::open({.path = path});
        REQUIRE(connection);
        REQUIRE(Migrator(schema).migrate(**connection, path));
    }

    CHECK(read(path, u"PRAGMA user_version"_s) == QString::number(schema.scripts.size()));
    CHECK(read(path, u"PRAGMA application_id"_s) == QString::number(id));
    CHECK(Migrator(schema).check(path, CheckDepth::Content));
}

TEST_CASE("a server of an older list uses no sudo, polls as it did and watches no certificate")
{
    const test::TempStore temp;
    const QString path = fileIn(temp);
    const Schema schema = embeddedSchema(u"config"_s, 1447380035);
    REQUIRE(schema.scripts.size() >= 12);
    const Schema before{schema.applicationId,
                        {schema.scripts.begin(), schema.scripts.begin() + 11}};
    const auto bringTo = [&path](const Schema& version) {
        const auto connection = Connection::open({.path = path});
        REQUIRE(connection);
        REQUIRE(Migrator(version).migrate(**connection, path));
    };
    bringTo(before);
    write(path,
          u"INSERT INTO server (kind, name, name_key, host, port, user, auth, identity_file,"
          " host_key_policy, group_name, tags, monitored, status_interval_s, metrics_interval_s,"
          " position) VALUES ('ssh', 'a', 'a', 'h', 22, '', 'automatic', '', 'ask', '', '[]', 1,"
          " 10, 30, 0)"_s);

    bringTo(schema);

    CHECK(read(path, u"SELECT uses_sudo || polls_by_shell || watched_certificates FROM server"_s)
          == u"00[]"_s);
}

TEST_CASE("a server of an older list is kept as the settings say, and no length that can't be")
{
    const test::TempStore temp;
    const QString path = fileIn(temp);
    const Schema schema = embeddedSchema(u"config"_s, 1447380035);
    REQUIRE(schema.scripts.size() >= 14);
    const auto bringTo = [&path](const Schema& version) {
        const auto connection = Connection::open({.path = path});
        REQUIRE(connection);
        REQUIRE(Migrator(version).migrate(**connection, path));
    };
    bringTo({schema.applicationId, {schema.scripts.begin(), schema.scripts.begin() + 13}});
    write(path,
          u"INSERT INTO server (kind, name, name_key, host, port, user, auth, identity_file,"
          " host_key_policy, group_name, tags, monitored, status_interval_s, metrics_interval_s,"
          " position) VALUES ('ssh', 'a', 'a', 'h', 22, '', 'automatic', '', 'ask', '', '[]', 1,"
          " 10, 30, 0)"_s);

    bringTo(schema);

    CHECK(read(path,
               u"SELECT keep_measured_days IS NULL AND keep_averages_days IS NULL FROM server"_s)
          == u"1"_s);
    const auto connection = Connection::open({.path = path});
    REQUIRE(connection);
    CHECK_FALSE((*connection)->execute(u"UPDATE server SET keep_measured_days = -1"_s));
    CHECK((*connection)->execute(u"UPDATE server SET keep_averages_days = 0"_s));
}

TEST_CASE("migrating again changes nothing")
{
    const test::TempStore temp;
    const QString path = fileIn(temp);
    REQUIRE(migrate(path, {firstScript()}));
    write(path, u"INSERT INTO t VALUES ('kept')"_s);
    const QByteArray before = test::readFile(path);

    REQUIRE(migrate(path, {firstScript()}));

    CHECK(test::readFile(path) == before);
    CHECK(backupsOf(path).isEmpty());
}

TEST_CASE("an older file is backed up, then migrated with its data", "[F35]")
{
    const test::TempStore temp;
    const QString path = fileIn(temp);
    REQUIRE(migrate(path, {firstScript()}));
    write(path, u"INSERT INTO t VALUES ('kept')"_s);

    REQUIRE(migrate(path, {firstScript(), secondScript()}));

    CHECK(read(path, u"SELECT y FROM t"_s) == u"kept!"_s);
    const QString backup = path + u".backup-v1"_s;
    REQUIRE(QFile::exists(backup));
    CHECK(read(backup, u"PRAGMA user_version"_s) == u"1"_s);
    CHECK(read(backup, u"SELECT x FROM t"_s) == u"kept"_s);
    CHECK_FALSE((QFileInfo(backup).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    CHECK_FALSE(QFile::exists(backup + u".part"_s));
}

TEST_CASE("a migration that fails leaves the version before it", "[F35]")
{
    const test::TempStore temp;
    const QString path = fileIn(temp);
    REQUIRE(migrate(path, {firstScript()}));

    const QString bad = GENERATE(u"CREATE TABLE u (x);\nCREATE TABLE t (x);\n"_s,
                                 u"CREATE TABLE u (x);\n"_s); // sets no version
    const auto done = migrate(path, {firstScript(), bad});

    REQUIRE_FALSE(done);
    CHECK(read(path, u"PRAGMA user_version"_s) == u"1"_s);
    CHECK(read(path, u"SELECT count(*) FROM sqlite_schema"_s) == u"1"_s);
}

TEST_CASE("a newer file is refused and not touched", "[F35]")
{
    const test::TempStore temp;
    const QString path = fileIn(temp);
    REQUIRE(migrate(path, {firstScript(), secondScript()}));
    const QByteArray before = test::readFile(path);

    const auto checked = Migrator({testId, {firstScript()}}).check(path, CheckDepth::Header);

    REQUIRE_FALSE(checked);
    CHECK(checked.error().code == ErrorCode::SchemaTooNew);
    CHECK(test::readFile(path) == before);
}

TEST_CASE("a file of another application is refused and not touched")
{
    const test::TempStore temp;
    const QString path = fileIn(temp);
    write(path, u"CREATE TABLE foreign_table (x)"_s);
    const QByteArray before = test::readFile(path);

    const auto checked = Migrator({testId, {firstScript()}}).check(path, CheckDepth::Content);

    REQUIRE_FALSE(checked);
    CHECK(checked.error().code == ErrorCode::StoreCorrupt);
    CHECK(test::readFile(path) == before);
}

TEST_CASE("a foreign file with an unfinished change is looked at, never changed into one of ours")
{
    const test::TempStore temp;
    const QString path = fileIn(temp);
    write(path, u"CREATE TABLE foreign_table (x)"_s);
    {
        const auto connection = Connection::open({.path = path});
        REQUIRE(connection);
        REQUIRE((*connection)->execute(u"PRAGMA journal_mode = DELETE"_s));
    }
    const QByteArray before = test::readFile(path);
    test::writeFile(path + u"-journal"_s, {});

    CHECK_FALSE(Migrator({testId, {firstScript()}}).check(path, CheckDepth::Content));

    CHECK(test::readFile(path) == before);
}

TEST_CASE("a damaged page is found by the check of the content", "[F30]")
{
    const test::TempStore temp;
    const QString path = fileIn(temp);
    REQUIRE(migrate(path, {firstScript()}));
    write(path,
          u"INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
          " WHERE i < 500) SELECT printf('%0100d', i) FROM n"_s);
    QByteArray bytes = test::readFile(path);
    REQUIRE(bytes.size() > 8 * 4096);
    bytes.replace(4 * 4096, 4096, QByteArray(4096, '\xaa'));
    test::writeFile(path, bytes);
    const Migrator migrator({testId, {firstScript()}});

    const auto checked = migrator.check(path, CheckDepth::Content);

    REQUIRE_FALSE(checked);
    CHECK(checked.error().code == ErrorCode::StoreCorrupt);
    CHECK(test::readFile(path) == bytes);
}

TEST_CASE("a creation that was cut short is gone on with")
{
    const test::TempStore temp;
    const QString path = fileIn(temp);
    write(path, u"PRAGMA user_version"_s); // a database in WAL mode, without a table
    REQUIRE(QFileInfo(path).size() > 0);

    CHECK(Migrator({testId, {firstScript()}}).check(path, CheckDepth::Content));
    CHECK(migrate(path, {firstScript()}));
}
