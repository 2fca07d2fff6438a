// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Untested: written against the documentation, never run.
#include "core/ssh/Platform.h"
#include "core/ssh/config/SshConfigSystem.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr qint64 maxConfigBytes = 1024LL * 1024;

Result<QByteArray> readConfig(const QByteArray& path, SshConfigSource source)
{
    const QFileInfo info(QString::fromLocal8Bit(path));
    if (!info.exists()) {
        return fail(ErrorCode::NotFound, u"there is no such file"_s);
    }
    if (info.isDir() && source == SshConfigSource::Included) {
        return QByteArray();
    }
    QFile file(info.filePath());
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::InvalidFile, u"it can't be read"_s);
    }
    QByteArray bytes = file.read(maxConfigBytes + 1);
    if (bytes.size() > maxConfigBytes) {
        return fail(ErrorCode::InvalidFile, u"larger than 1 MiB"_s);
    }
    return bytes;
}

/// Wildcards in the last part of the path only.
QList<QByteArray> globConfig(const QByteArray& pattern)
{
    QString path = QString::fromLocal8Bit(pattern);
    if (path.startsWith("~/"_L1)) {
        path = QDir::homePath() + path.mid(1);
    }
    const QFileInfo info(path);
    QList<QByteArray> paths;
    const auto names = info.dir().entryList({info.fileName()}, QDir::Files | QDir::Hidden);
    for (const QString& name : names) {
        paths += info.dir().filePath(name).toLocal8Bit();
    }
    return paths;
}

std::optional<QByteArray> variableNamed(const QByteArray& name)
{
    return qEnvironmentVariableIsSet(name.constData()) ? std::optional(qgetenv(name.constData()))
                                                       : std::nullopt;
}

} // namespace

SshConfigSystem thisSshConfigSystem()
{
    return {.read = readConfig,
            .glob = globConfig,
            .variable = variableNamed,
            .homeOf = [](const QByteArray&) { return std::optional<QByteArray>(); },
            .servicePort = [](const QByteArray&) { return std::optional<quint16>(); },
            .address = [](const QByteArray&) { return std::optional<QByteArray>(); },
            .user = platform::userName().toUtf8(),
            .userId = "0",
            .home = QDir::homePath().toLocal8Bit(),
            .hostName = QSysInfo::machineHostName().toUtf8()};
}

} // namespace vedette::ssh
