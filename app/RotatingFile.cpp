// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/RotatingFile.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::app {

RotatingFile::RotatingFile(QString path, Limits limits)
    : m_path(std::move(path))
    , m_limits(limits)
    , m_file(m_path)
{
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    open();
}

void RotatingFile::open()
{
    if (m_file.open(QIODevice::Append | QIODevice::WriteOnly)) {
        m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
}

void RotatingFile::append(const QByteArray& line)
{
    if (m_file.isOpen() && m_file.size() > 0 && m_file.size() + line.size() > m_limits.bytes) {
        rotate();
    }
    if (m_file.isOpen()) {
        m_file.write(line);
    }
}

void RotatingFile::flush()
{
    m_file.flush();
}

QString RotatingFile::olderPath(int age) const
{
    return age == 0 ? m_path : u"%1.%2"_s.arg(m_path).arg(age);
}

void RotatingFile::rotate()
{
    m_file.close();
    QFile::remove(olderPath(m_limits.files - 1));
    for (int age = m_limits.files - 1; age > 0; --age) {
        QFile::rename(olderPath(age - 1), olderPath(age));
    }
    open();
}

} // namespace vedette::app
