// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/backup/BackupFiles.h"

#include "core/store/DatabaseFile.h"
#include "core/store/DurableFile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr qint64 blockBytes = 1024LL * 1024;

using TakeBlock = std::function<Result<void>(const QByteArray& block)>;

tl::unexpected<Error> failDamaged(const QString& name, const QString& why)
{
    return fail(ErrorCode::BackupDamaged, name + u": "_s + why);
}

/// At most `maxBytes` and one more, so that what has grown is told from what has not.
Result<void>
readBlocks(const QString& path, qint64 maxBytes, const TakeBlock& take, const std::stop_token& stop)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return fail(ErrorCode::PermissionDenied,
                    u"can't read "_s + path + u": "_s + file.errorString());
    }
    for (qint64 left = maxBytes + 1; left > 0;) {
        if (stop.stop_requested()) {
            return fail(ErrorCode::Cancelled);
        }
        const QByteArray block = file.read(std::min(left, blockBytes));
        if (file.error() != QFileDevice::NoError) {
            return fail(ErrorCode::StoreIo, u"read "_s + path + u": "_s + file.errorString());
        }
        if (block.isEmpty()) {
            break;
        }
        left -= block.size();
        if (auto taken = take(block); !taken) {
            return taken;
        }
    }
    return {};
}

/// Counts what passes by.
class Digest
{
public:
    void add(const QByteArray& block)
    {
        m_hash.addData(block);
        m_bytes += block.size();
    }

    [[nodiscard]] bool matches(const BackupFile& expected) const
    {
        return m_bytes == expected.bytes && m_hash.result() == expected.sha256;
    }

    [[nodiscard]] BackupFile file(const QString& name) const
    {
        return {.name = name, .bytes = m_bytes, .sha256 = m_hash.result()};
    }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_bytes = 0;
};

Result<void> writeCopy(const QString& source,
                       const BackupFile& expected,
                       const QString& target,
                       const std::stop_token& stop)
{
    QFile copy(target);
    if (!copy.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        return fail(ErrorCode::StoreReadOnly, u"can't write "_s + target);
    }
    Digest digest;
    const auto write = [&](const QByteArray& block) -> Result<void> {
        digest.add(block);
        if (copy.write(block) != block.size()) {
            // Where only a part found room, QFile tells of no error.
            const bool isFull = copy.error() == QFileDevice::ResourceError
                || copy.error() == QFileDevice::NoError;
            return fail(isFull ? ErrorCode::StoreFull : ErrorCode::StoreIo,
                        u"write "_s + target + u": "_s + copy.errorString());
        }
        return {};
    };
    if (auto read = readBlocks(source, expected.bytes, write, stop); !read) {
        return read;
    }
    if (!digest.matches(expected)) {
        return failDamaged(expected.name, u"its checksum differs"_s);
    }
    return {};
}

} // namespace

Result<BackupFile> digestOf(const QString& path, qint64 maxBytes, const std::stop_token& stop)
{
    Digest digest;
    const auto read = readBlocks(
        path,
        maxBytes,
        [&digest](const QByteArray& block) -> Result<void> {
            digest.add(block);
            return {};
        },
        stop);
    if (!read) {
        return fail(read.error());
    }
    return digest.file(QFileInfo(path).fileName());
}

Result<void> checkKind(const QString& path)
{
    const QFileInfo info(path);
    if (info.isSymLink() || !info.isFile()) {
        return failDamaged(info.fileName(),
                           info.exists() ? u"it is no file"_s : u"it is missing"_s);
    }
    for (const QString& suffix : {u"-wal"_s, u"-shm"_s, u"-journal"_s}) {
        if (QFileInfo::exists(path + suffix)) {
            return failDamaged(info.fileName() + suffix, u"it belongs to no backup"_s);
        }
    }
    return {};
}

Result<void> checkPresent(const QString& folder, const BackupFile& expected)
{
    const QString path = QDir(folder).filePath(expected.name);
    if (auto kind = checkKind(path); !kind) {
        return kind;
    }
    if (QFileInfo(path).size() != expected.bytes) {
        return failDamaged(
            expected.name,
            u"%1 bytes in place of %2"_s.arg(QFileInfo(path).size()).arg(expected.bytes));
    }
    return {};
}

Result<void>
compareFile(const QString& folder, const BackupFile& expected, const std::stop_token& stop)
{
    if (auto present = checkPresent(folder, expected); !present) {
        return present;
    }
    const auto found = digestOf(QDir(folder).filePath(expected.name), expected.bytes, stop);
    if (!found) {
        return fail(found.error());
    }
    if (found->bytes != expected.bytes || found->sha256 != expected.sha256) {
        return failDamaged(expected.name, u"its checksum differs"_s);
    }
    return {};
}

Result<void> copyCompared(const QString& folder,
                          const BackupFile& expected,
                          const QString& target,
                          const std::stop_token& stop)
{
    const QString source = QDir(folder).filePath(expected.name);
    if (auto kind = checkKind(source); !kind) {
        return kind;
    }
    auto copied = createPrivateFile(target)
                      .and_then([&] { return writeCopy(source, expected, target, stop); })
                      .and_then([&] { return flushFile(target); });
    if (!copied) {
        QFile::remove(target);
    }
    return copied;
}

} // namespace vedette::store
