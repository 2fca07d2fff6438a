// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace vedette::test {

/// A folder for database files that goes with the test.
class TempStore
{
public:
    TempStore();

    /// Not there before a store is opened in it.
    [[nodiscard]] QString folder() const;
    [[nodiscard]] QString configPath() const;
    [[nodiscard]] QString historyPath() const;

private:
    QTemporaryDir m_dir;
};

/// Everything in a file. Not for a database that is open: closing it would drop SQLite's locks.
[[nodiscard]] QByteArray readFile(const QString& path);
/// Creates or overwrites a file, and its folder; throws when that can't be done.
void writeFile(const QString& path, const QByteArray& bytes);

} // namespace vedette::test
