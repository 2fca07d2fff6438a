// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/ReserveFile.h"

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/store/DurableFile.h"
#include "core/store/KnownFiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr seconds lookAgain{10};

QString reserveIn(const QString& folder)
{
    return QDir(folder).filePath(reserveFileName);
}

/// Bytes that an ordinary user may take; 0 where that is unknown.
qint64 roomIn(const QString& folder)
{
    std::error_code failure;
    const auto space = std::filesystem::space(folder.toStdU16String(), failure);
    return failure ? 0 : static_cast<qint64>(space.available);
}

} // namespace

ReserveFile::ReserveFile(const QString& folder)
    : m_path(reserveIn(folder))
{ }

void ReserveFile::keep()
{
    const MonotonicTime now = systemClock().monotonic();
    if (now < m_lookAt) {
        return;
    }
    m_lookAt = now + lookAgain;
    const QFileInfo file(m_path);
    if (file.size() >= size) {
        return;
    }
    const bool wasReleased = file.exists();
    if (roomIn(file.absolutePath()) >= (wasReleased ? enough : plenty) && make() && wasReleased) {
        qCInfo(logStore) << "the disk has room again";
    }
}

/// Under another name at first: an empty one would say that it was given up.
bool ReserveFile::make() const
{
    const QString unfinished = m_path + u".part"_s;
    QFile::remove(unfinished);
    return allocateFile(unfinished, size) && moveOver(unfinished, m_path);
}

bool ReserveFile::release()
{
    if (QFileInfo(m_path).size() == 0 || !QFile::resize(m_path, 0)) {
        return false;
    }
    qCWarning(logStore) << "the disk is full: the reserve goes to alerts and the configuration";
    return true;
}

bool ReserveFile::isReleasedIn(const QString& folder)
{
    const QFileInfo file(reserveIn(folder));
    return file.exists() && file.size() == 0;
}

} // namespace vedette::store
