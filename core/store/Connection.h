// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <QSqlDatabase>
#include <QString>
#include <QVariant>

#include <memory>

namespace vedette::store {

enum class Access
{
    ReadWrite,
    ReadOnly, ///< creates nothing, writes nothing, not even a checkpoint
    Frozen ///< the same, of a file that nobody writes: SQLite needs nothing beside it
};

/// How to read a database that may be one that can't be written. SQLite makes files beside one in
/// WAL mode even to read it: where that can't be, a file without a journal is in nobody's use.
[[nodiscard]] Access accessToRead(const QString& path);

struct ConnectionOptions
{
    QString path;
    Access access = Access::ReadWrite;
    bool isDurable = true; ///< synchronous FULL: a commit survives power loss; else NORMAL
    bool setsJournal = true; ///< WAL, which is written into the file; false: as it is
    milliseconds busyTimeout{5000};
};

/// One open SQLite file under a name of its own, in WAL mode with our pragmas.
/// Lives on: the thread that opened it.
class Connection
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const ConnectionOptions& options);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    /// For one statement without values.
    [[nodiscard]] Result<void> execute(const QString& sql) const;
    /// The first column of the first row; a null QVariant when there is none.
    [[nodiscard]] Result<QVariant> value(const QString& sql) const;

    [[nodiscard]] QSqlDatabase database() const;

private:
    explicit Connection(QString name);

    QString m_name;
};

} // namespace vedette::store
