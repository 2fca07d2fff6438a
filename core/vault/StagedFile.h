// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArrayView>
#include <QString>

namespace vedette::vault {

/// A file of the user alone (mode 0600) that takes the place of another in one step: staged beside
/// it as "<path>.new", complete and on the disk, then renamed. Whatever happens in between leaves
/// the old file whole. One writer at a time: the caller holds a lock.
/// Errors: StoreFull, StoreReadOnly, StoreIo. Blocks on the disk. Move-only.
class StagedFile final
{
public:
    [[nodiscard]] static Result<StagedFile> stage(const QString& path, QByteArrayView bytes);

    StagedFile(StagedFile&& other) noexcept;
    StagedFile& operator=(StagedFile&&) = delete;
    StagedFile(const StagedFile&) = delete;
    StagedFile& operator=(const StagedFile&) = delete;
    /// Takes away what was not committed.
    ~StagedFile();

    /// Once.
    [[nodiscard]] Result<void> commit();

private:
    explicit StagedFile(QString path);

    QString m_path; ///< empty when there is nothing to take away
};

/// Where `path` is staged.
[[nodiscard]] QString stagedPath(const QString& path);

namespace platform {

/// A new file, readable by its owner alone, whole and flushed to the disk (fsync(2)); a file that
/// stood there goes first.
[[nodiscard]] Result<void> writePrivateFile(const QString& path, QByteArrayView bytes);
/// Atomic, and flushed too.
[[nodiscard]] Result<void> replaceFile(const QString& from, const QString& to);

} // namespace platform

} // namespace vedette::vault
