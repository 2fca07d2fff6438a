// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/Connection.h"

#include "core/store/Statement.h"
#include "core/store/Transaction.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

#include <QDir>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::store;

namespace {

QString connectionFileIn(const test::TempStore& temp)
{
    QDir().mkpath(temp.folder());
    return temp.folder() + u"/test.db"_s;
}

std::unique_ptr<Connection> openAt(const QString& path)
{
    auto connection = Connection::open({.path = path, .busyTimeout = milliseconds{50}});
    REQUIRE(connection);
    return std::move(*connection);
}

void run(const Connection& connection, const QString& sql)
{
    const auto done = connection.execute(sql);
    INFO(sql);
    REQUIRE(done);
}

} // namespace

TEST_CASE("a connection has the journal and the checks that we rely on")
{
    const test::TempStore temp;
    const auto connection = openAt(connectionFileIn(temp));

    CHECK(connection->value(u"PRAGMA journal_mode"_s)->toString() == u"wal"_s);
    CHECK(connection->value(u"PRAGMA synchronous"_s)->toInt() == 2); // FULL
    CHECK(connection->value(u"PRAGMA foreign_keys"_s)->toInt() == 1);
    CHECK(connection->value(u"PRAGMA trusted_schema"_s)->toInt() == 0);
    CHECK(connection->value(u"PRAGMA busy_timeout"_s)->toInt() == 50);
}

TEST_CASE("a connection for reading creates and writes nothing")
{
    const test::TempStore temp;
    const QString path = connectionFileIn(temp);

    const auto missing = Connection::open({.path = path, .access = Access::ReadOnly});
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::StoreIo);

    const auto writer = openAt(path);
    run(*writer, u"CREATE TABLE t (x)"_s);
    const auto reader = Connection::open({.path = path, .access = Access::ReadOnly});
    REQUIRE(reader);
    const auto written = (*reader)->execute(u"INSERT INTO t VALUES (1)"_s);
    REQUIRE_FALSE(written);
    CHECK(written.error().code == ErrorCode::StoreReadOnly);
}

TEST_CASE("a write while another holds the lock is busy", "[F25]")
{
    const test::TempStore temp;
    const QString path = connectionFileIn(temp);
    const auto holder = openAt(path);
    const auto other = openAt(path);
    run(*holder, u"CREATE TABLE t (x)"_s);
    run(*holder, u"BEGIN IMMEDIATE"_s);

    Transaction transaction(*other);
    const auto begun = transaction.begin();

    REQUIRE_FALSE(begun);
    CHECK(begun.error().code == ErrorCode::StoreBusy);
    CHECK(begun.error().native == 5);
}

TEST_CASE("a full disk is told as such, and the connection goes on when there is room again",
          "[F27]")
{
    const test::TempStore temp;
    const auto connection = openAt(connectionFileIn(temp));
    run(*connection, u"CREATE TABLE t (x)"_s);
    run(*connection, u"PRAGMA max_page_count = 3"_s);
    Statement insert(*connection, u"INSERT INTO t VALUES (?)"_s);

    const auto refused = insert.run({QByteArray(100'000, 'x')});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::StoreFull);
    CHECK(refused.error().native == 13);

    run(*connection, u"PRAGMA max_page_count = 1000"_s);
    CHECK(insert.run({QByteArray(100'000, 'x')}));
}

TEST_CASE("a file that is no database is corrupt")
{
    const test::TempStore temp;
    const QString path = connectionFileIn(temp);
    test::writeFile(path, QByteArray(8192, 'x'));

    const auto connection = Connection::open({.path = path});

    REQUIRE_FALSE(connection);
    CHECK(connection.error().code == ErrorCode::StoreCorrupt);
}

TEST_CASE("a transaction that was not committed leaves nothing")
{
    const test::TempStore temp;
    const auto connection = openAt(connectionFileIn(temp));
    run(*connection, u"CREATE TABLE t (x)"_s);
    {
        Transaction transaction(*connection);
        REQUIRE(transaction.begin());
        run(*connection, u"INSERT INTO t VALUES (1)"_s);
    }
    CHECK(connection->value(u"SELECT count(*) FROM t"_s)->toInt() == 0);

    Transaction transaction(*connection);
    REQUIRE(transaction.begin());
    run(*connection, u"INSERT INTO t VALUES (1)"_s);
    REQUIRE(transaction.commit());
    CHECK(connection->value(u"SELECT count(*) FROM t"_s)->toInt() == 1);
}

TEST_CASE("a statement keeps empty apart from NULL")
{
    const test::TempStore temp;
    const auto connection = openAt(connectionFileIn(temp));
    Statement select(*connection, u"SELECT ? IS NULL, ? IS NULL, ? IS NULL, length(?)"_s);

    REQUIRE(select.run({QString(), QByteArray(), QVariant(), QString(u"äö"_s)}));

    REQUIRE(select.next() == true);
    CHECK(select.integer(0) == 0);
    CHECK(select.integer(1) == 0);
    CHECK(select.integer(2) == 1);
    CHECK(select.integer(3) == 2);
}

TEST_CASE("a mistake in a statement is told when it runs")
{
    const test::TempStore temp;
    const auto connection = openAt(connectionFileIn(temp));

    const auto done = connection->execute(u"SELECT FROM nowhere"_s);

    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::Internal);
    CHECK_FALSE(done.error().detail.isEmpty());
}

TEST_CASE("a transaction that reads first can write whatever another one wrote before it", "[F26]")
{
    const test::TempStore temp;
    const auto one = openAt(connectionFileIn(temp));
    const auto other = openAt(connectionFileIn(temp));
    run(*one, u"CREATE TABLE t (x)"_s);
    const QString count = u"SELECT count(*) FROM t"_s;

    run(*one, u"BEGIN"_s); // what it would be otherwise
    REQUIRE((*one).value(count));
    run(*other, u"INSERT INTO t VALUES (1)"_s);
    const auto late = one->execute(u"INSERT INTO t VALUES (2)"_s);
    REQUIRE_FALSE(late);
    CHECK(late.error().native == 517); // SQLITE_BUSY_SNAPSHOT, however long it waits
    run(*one, u"ROLLBACK"_s);

    Transaction transaction(*one);
    REQUIRE(transaction.begin());
    REQUIRE(one->value(count));
    CHECK_FALSE(other->execute(u"INSERT INTO t VALUES (3)"_s)); // it is this one that waits
    CHECK(one->execute(u"INSERT INTO t VALUES (4)"_s));
    CHECK(transaction.commit());
}
