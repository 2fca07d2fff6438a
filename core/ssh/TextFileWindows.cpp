// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Untested: written against the documentation, never run.
#include "core/ssh/Platform.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace vedette::ssh::platform {

Result<QByteArray> readTextFile(const QString& path, qsizetype maxBytes)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return fail(ErrorCode::NotFound);
    }
    QFile file(path);
    if (!info.isFile() || info.size() > maxBytes || !file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::InvalidFile,
                    u"no readable file of at most %1 bytes"_s.arg(maxBytes));
    }
    return file.read(maxBytes);
}

QString sshFolder()
{
    return qEnvironmentVariable("ProgramData", u"C:/ProgramData"_s) + u"/ssh"_s;
}

} // namespace vedette::ssh::platform
