// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/Migrator.h"

#include "core/store/DatabaseFile.h"
#include "core/store/DurableFile.h"
#include "core/store/Statement.h"
#include "core/store/Transaction.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

// Not in a namespace: the macro declares a function of the global one.
static void initSqlResources()
{
    Q_INIT_RESOURCE(vedette_sql);
}

namespace vedette::store {

namespace {

Result<int> versionOf(const Connection& connection)
{
    const auto version = connection.value(u"PRAGMA user_version"_s);
    if (!version) {
        return fail(version.error());
    }
    return version->toInt();
}

Result<void> checkContent(const Connection& connection)
{
    const auto verdict = connection.value(u"PRAGMA quick_check(1)"_s);
    if (!verdict) {
        return fail(verdict.error());
    }
    if (verdict->toString() != "ok"_L1) {
        return fail(ErrorCode::StoreCorrupt, verdict->toString());
    }
    return {};
}

/// By way of a second name, so that a copy that was cut short never looks like a good one.
Result<void> backUp(const Connection& connection, const QString& path, int version)
{
    const QString backup = path + u".backup-v"_s + QString::number(version);
    const QString unfinished = backup + u".part"_s;
    QFile::remove(unfinished);
    if (auto created = createPrivateFile(unfinished); !created) {
        return created;
    }
    Statement copy(connection, u"VACUUM INTO ?"_s);
    if (const auto done = copy.run({unfinished}); !done) {
        return fail(done.error().in(u"back up before the migration"));
    }
    // On the disk before the migration is: a loss of power must not take both.
    return flushFile(unfinished)
        .and_then([&] { return moveOver(unfinished, backup); })
        .and_then([&] { return flushFolder(QFileInfo(path).absolutePath()); });
}

Result<void> runScript(const Connection& connection, const QString& script)
{
    for (const QString& part : script.split(u";\n"_s)) {
        const QString sql = part.trimmed();
        if (sql.isEmpty()) {
            continue;
        }
        if (auto done = connection.execute(sql); !done) {
            return done;
        }
    }
    return {};
}

/// Another process may have been here first: the version counts that stands inside the transaction.
Result<void> step(const Connection& connection, const QString& script, int target)
{
    Transaction transaction(connection);
    if (auto begun = transaction.begin(); !begun) {
        return begun;
    }
    const auto before = versionOf(connection);
    if (!before) {
        return fail(before.error());
    }
    if (*before >= target) {
        return {};
    }
    if (auto done = runScript(connection, script); !done) {
        return done;
    }
    const auto after = versionOf(connection);
    if (!after) {
        return fail(after.error());
    }
    if (*after != target) {
        return fail(ErrorCode::Internal, u"the script left version "_s + QString::number(*after));
    }
    return transaction.commit();
}

} // namespace

Schema embeddedSchema(const QString& folder, qint32 applicationId)
{
    initSqlResources();
    Schema schema{applicationId, {}};
    const QDir dir(u":/vedette/sql/"_s + folder);
    for (const QString& name : dir.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly)) {
            schema.scripts.push_back(QString::fromUtf8(file.readAll()));
        }
    }
    return schema;
}

Schema embeddedSchema(const KnownDatabase& database)
{
    return embeddedSchema(database.schema, database.applicationId);
}

Migrator::Migrator(Schema schema)
    : m_schema(std::move(schema))
{ }

Result<void> Migrator::check(const QString& path, CheckDepth depth) const
{
    // A rollback journal means that the very first write was cut short: rolling back needs to
    // write.
    const Access access
        = QFile::exists(path + u"-journal"_s) ? Access::ReadWrite : accessToRead(path);
    const auto connection
        = Connection::open({.path = path, .access = access, .setsJournal = false});
    if (!connection) {
        return fail(connection.error());
    }
    if (const auto known = checkIdentity(**connection); !known) {
        return fail(known.error().in(path));
    }
    if (depth == CheckDepth::Header) {
        return {};
    }
    if (const auto sound = checkContent(**connection); !sound) {
        return fail(sound.error().in(path));
    }
    return {};
}

Result<void> Migrator::checkIdentity(const Connection& connection) const
{
    const auto application = connection.value(u"PRAGMA application_id"_s);
    if (!application) {
        return fail(application.error());
    }
    const auto version = versionOf(connection);
    if (!version) {
        return fail(version.error());
    }
    const auto tables = connection.value(u"SELECT count(*) FROM sqlite_schema"_s);
    if (!tables) {
        return fail(tables.error());
    }
    const bool isUnfinished
        = application->toInt() == 0 && *version == 0 && tables->toLongLong() == 0;
    if (isUnfinished) {
        return {};
    }
    if (application->toInt() != m_schema.applicationId) {
        return fail(ErrorCode::StoreCorrupt, u"the file belongs to another application"_s);
    }
    if (*version > newestVersion()) {
        return fail(ErrorCode::SchemaTooNew, u"schema version "_s + QString::number(*version));
    }
    return {};
}

Result<void> Migrator::migrate(const Connection& connection, const QString& path) const
{
    const auto version = versionOf(connection);
    if (!version) {
        return fail(version.error());
    }
    if (*version > 0 && *version < newestVersion()) {
        if (auto saved = backUp(connection, path, *version); !saved) {
            return saved;
        }
    }
    for (int target = *version + 1; target <= newestVersion(); ++target) {
        const QString& script = m_schema.scripts.at(static_cast<std::size_t>(target) - 1);
        if (const auto done = step(connection, script, target); !done) {
            return fail(done.error().in(u"migrate to version "_s + QString::number(target)));
        }
    }
    return {};
}

} // namespace vedette::store
