// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/Connection.h"

#include "core/store/SqlError.h"
#include "core/store/Statement.h"

#include <QFileInfo>
#include <QStringList>
#include <QUrl>

#include <atomic>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

QString uniqueName()
{
    static std::atomic<quint64> next{1};
    return u"vedette-store-"_s + QString::number(next.fetch_add(1));
}

QString connectOptions(const ConnectionOptions& options)
{
    QString timeout = u"QSQLITE_BUSY_TIMEOUT="_s + QString::number(options.busyTimeout.count());
    switch (options.access) {
    case Access::ReadWrite:
        break;
    case Access::ReadOnly:
        return timeout + u";QSQLITE_OPEN_READONLY"_s;
    case Access::Frozen:
        return timeout + u";QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s;
    }
    return timeout;
}

/// https://sqlite.org/uri.html
QString nameToOpen(const ConnectionOptions& options)
{
    if (options.access != Access::Frozen) {
        return options.path;
    }
    return QUrl::fromLocalFile(QFileInfo(options.path).absoluteFilePath())
               .toString(QUrl::FullyEncoded)
        + u"?immutable=1"_s;
}

QStringList pragmasFor(const ConnectionOptions& options)
{
    QStringList pragmas{u"PRAGMA foreign_keys = ON"_s, u"PRAGMA trusted_schema = OFF"_s};
    if (options.access == Access::ReadWrite && options.setsJournal) {
        pragmas << u"PRAGMA journal_mode = WAL"_s;
    }
    if (options.access == Access::ReadWrite) {
        pragmas << (options.isDurable ? u"PRAGMA synchronous = FULL"_s
                                      : u"PRAGMA synchronous = NORMAL"_s);
    }
    return pragmas;
}

} // namespace

Access accessToRead(const QString& path)
{
    const bool isMade = QFileInfo(QFileInfo(path).absolutePath()).isWritable();
    return isMade || QFileInfo::exists(path + u"-wal"_s) ? Access::ReadOnly : Access::Frozen;
}

Connection::Connection(QString name)
    : m_name(std::move(name))
{ }

Connection::~Connection()
{
    database().close();
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const ConnectionOptions& options)
{
    std::unique_ptr<Connection> connection(new Connection(uniqueName()));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection->m_name);
        if (!database.isValid()) {
            return fail(ErrorCode::NotAvailable, u"Qt's SQLite driver is not installed"_s);
        }
        database.setDatabaseName(nameToOpen(options));
        database.setConnectOptions(connectOptions(options));
        if (!database.open()) {
            return fail(toError(database.lastError()).in(options.path));
        }
    }
    for (const QString& pragma : pragmasFor(options)) {
        if (const auto done = connection->execute(pragma); !done) {
            return fail(done.error().in(options.path));
        }
    }
    return connection;
}

Result<void> Connection::execute(const QString& sql) const
{
    return Statement(*this, sql).run();
}

Result<QVariant> Connection::value(const QString& sql) const
{
    Statement statement(*this, sql);
    if (const auto done = statement.run(); !done) {
        return fail(done.error());
    }
    const Result<bool> row = statement.next();
    if (!row) {
        return fail(row.error());
    }
    return *row ? statement.value(0) : QVariant();
}

QSqlDatabase Connection::database() const
{
    return QSqlDatabase::database(m_name, false);
}

} // namespace vedette::store
