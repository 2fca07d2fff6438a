// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/DurableFile.h"

#include "core/store/DatabaseFile.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

Result<void> writeWhole(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
        && file.write(bytes) == bytes.size() && file.size() == bytes.size();
    if (!isWritten) {
        // Where only a part found room, QFile tells of no error.
        const bool isFull
            = file.error() == QFileDevice::ResourceError || file.error() == QFileDevice::NoError;
        return fail(isFull ? ErrorCode::StoreFull : ErrorCode::StoreIo,
                    u"can't write "_s + path + u": "_s + file.errorString());
    }
    return {};
}

} // namespace

Result<void> writeDurably(const QString& path, const QByteArray& bytes)
{
    auto written
        = createPrivateFile(path).and_then([&] { return writeWhole(path, bytes); }).and_then([&] {
              return flushFile(path);
          });
    if (!written) {
        QFile::remove(path);
    }
    return written;
}

} // namespace vedette::store
