// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/TempStore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace vedette::test {

TempStore::TempStore()
{
    if (!m_dir.isValid()) {
        throw std::runtime_error("no temporary folder");
    }
}

QString TempStore::folder() const
{
    return m_dir.filePath(u"store"_s);
}

QString TempStore::configPath() const
{
    return folder() + u"/vedette.db"_s;
}

QString TempStore::historyPath() const
{
    return folder() + u"/history.db"_s;
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        throw std::runtime_error("can't write a file for the test");
    }
}

} // namespace vedette::test
