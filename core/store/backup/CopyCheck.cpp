// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/backup/CopyCheck.h"

#include "core/store/Connection.h"
#include "core/store/Migrator.h"
#include "core/store/Statement.h"

#include <QFile>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

// https://sqlite.org/fileformat.html: 1 stands for a rollback journal, 2 for WAL. A file in WAL
// mode would get a journal beside it as soon as it is read.
constexpr qint64 formatAt = 18;
constexpr QByteArrayView rollbackFormat("\1\1", 2);

Result<void> checkFormat(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(formatAt)) {
        return fail(ErrorCode::StoreIo, u"read "_s + path + u": "_s + file.errorString());
    }
    if (file.read(rollbackFormat.size()) != rollbackFormat) {
        return fail(ErrorCode::StoreCorrupt, path + u": it is no copy of a database"_s);
    }
    return {};
}

/// One line for each column of each table and for each index; sqlite_stat1 comes with ANALYZE.
Result<QStringList> shapeOf(const Connection& connection)
{
    Statement rows(connection,
                   u"SELECT m.type, m.name, m.tbl_name, x.name, x.type, x.\"notnull\","
                   " x.dflt_value, x.pk, x.hidden, m.sql LIKE 'CREATE VIRTUAL %'"
                   " FROM sqlite_schema m LEFT JOIN pragma_table_xinfo(m.name) x"
                   " ON m.type = 'table' WHERE m.name NOT LIKE 'sqlite_stat%'"
                   " ORDER BY m.type, m.name, x.cid"_s);
    if (const auto done = rows.run(); !done) {
        return fail(done.error());
    }
    constexpr int columns = 10;
    QStringList shape;
    auto row = rows.next();
    for (; row && *row; row = rows.next()) {
        QStringList line;
        for (int column = 0; column < columns; ++column) {
            line += rows.text(column);
        }
        shape += line.join(u'\x1f');
    }
    if (!row) {
        return fail(row.error());
    }
    return shape;
}

/// What our own scripts make, up to this version.
Result<QStringList> expectedShape(const KnownDatabase& database, int version)
{
    Schema schema = embeddedSchema(database);
    schema.scripts.resize(static_cast<std::size_t>(version));
    const auto memory = Connection::open({.path = u":memory:"_s, .setsJournal = false});
    if (!memory) {
        return fail(memory.error());
    }
    const auto made = Migrator(std::move(schema)).migrate(**memory, {});
    return made.and_then([&memory] { return shapeOf(**memory); });
}

Result<int> checkShape(const Connection& connection, const KnownDatabase& database)
{
    const auto version = connection.value(u"PRAGMA user_version"_s);
    if (!version) {
        return fail(version.error());
    }
    if (version->toInt() <= 0) {
        return fail(ErrorCode::StoreCorrupt, u"there is no table in it"_s);
    }
    const auto expected = expectedShape(database, version->toInt());
    if (!expected) {
        return fail(expected.error());
    }
    const auto shape = shapeOf(connection);
    if (!shape) {
        return fail(shape.error());
    }
    if (*shape != *expected) {
        return fail(ErrorCode::StoreCorrupt,
                    u"its tables are not those of version %1"_s.arg(version->toInt()));
    }
    return version->toInt();
}

} // namespace

Result<int> checkCopy(const QString& path, const KnownDatabase& database)
{
    if (const auto format = checkFormat(path); !format) {
        return fail(format.error());
    }
    const Migrator migrator(embeddedSchema(database));
    if (const auto sound = migrator.check(path, CheckDepth::Content); !sound) {
        return fail(sound.error());
    }
    const auto connection
        = Connection::open({.path = path, .access = Access::ReadOnly, .setsJournal = false});
    if (!connection) {
        return fail(connection.error());
    }
    return checkShape(**connection, database).map_error([&path](const Error& error) {
        return error.in(path);
    });
}

} // namespace vedette::store
