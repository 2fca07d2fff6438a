// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/HistoryFile.h"

#include "core/base/Clock.h"
#include "core/store/DatabaseFile.h"
#include "core/store/KnownFiles.h"
#include "core/store/Migrator.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

/// Short, so that closing the store stays bounded: the writer tries again by itself.
constexpr milliseconds busyTimeout{1000};

/// Reading a large file to its end takes seconds: only after a run that did not end cleanly.
constexpr qint64 alwaysReadThrough = 64LL * 1024 * 1024;

Result<void> check(const Migrator& migrator, const QString& path)
{
    const qint64 size = QFileInfo(path).size();
    if (size == 0) {
        return fail(ErrorCode::StoreCorrupt, path + u": the file is empty"_s);
    }
    const bool isSuspect = hasJournal(path) || size <= alwaysReadThrough;
    return migrator.check(path, isSuspect ? CheckDepth::Content : CheckDepth::Header);
}

/// Empty when the file is sound or new; else the name under which the corrupt one was put away.
Result<QString> putCorruptAway(const Migrator& migrator, const QString& path)
{
    if (isNewDatabase(path)) {
        return QString();
    }
    const auto sound = check(migrator, path);
    if (sound) {
        return QString();
    }
    if (sound.error().code != ErrorCode::StoreCorrupt) {
        return fail(sound.error());
    }
    return moveAside(path, systemClock().now());
}

} // namespace

Result<QString> prepareHistory(const QString& path)
{
    if (const auto ready = prepareFolder(QFileInfo(path).absolutePath()); !ready) {
        return fail(ready.error());
    }
    if (const auto accessible = checkAccess(path); !accessible) {
        return fail(accessible.error());
    }
    const Migrator migrator(embeddedSchema(historyDatabase));
    auto movedAside = putCorruptAway(migrator, path);
    if (!movedAside) {
        return movedAside;
    }
    if (const auto created = createPrivateFile(path); !created) {
        return fail(created.error());
    }
    const auto connection = openHistory(path, Access::ReadWrite);
    if (!connection) {
        return fail(connection.error());
    }
    if (const auto migrated = migrator.migrate(**connection, path); !migrated) {
        return fail(migrated.error().in(path));
    }
    return movedAside;
}

Result<void> checkReadable(const QString& path)
{
    if (!QFileInfo(path).isReadable() || isNewDatabase(path)) {
        return fail(ErrorCode::StoreReadOnly, path + u": there is nothing to read"_s);
    }
    const Schema schema = embeddedSchema(historyDatabase);
    if (auto sound = Migrator(schema).check(path, CheckDepth::Header); !sound) {
        return sound;
    }
    const auto version = openHistory(path, accessToRead(path)).and_then([](const auto& opened) {
        return opened->value(u"PRAGMA user_version"_s);
    });
    if (!version) {
        return fail(version.error());
    }
    if (static_cast<std::size_t>(version->toInt()) != schema.scripts.size()) {
        return fail(ErrorCode::StoreReadOnly, path + u" is of an older version"_s);
    }
    return {};
}

Result<std::unique_ptr<Connection>> openHistory(const QString& path, Access access)
{
    return Connection::open(
        {.path = path, .access = access, .isDurable = false, .busyTimeout = busyTimeout});
}

} // namespace vedette::store
