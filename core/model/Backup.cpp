// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Backup.h"

#include <algorithm>
#include <numeric>

namespace vedette {

const BackupFile* Backup::find(const QString& name) const
{
    const auto file = std::ranges::find(files, name, &BackupFile::name);
    return file == files.end() ? nullptr : &*file;
}

qint64 Backup::bytes() const
{
    return std::accumulate(files.begin(),
                           files.end(),
                           qint64{0},
                           [](qint64 sum, const BackupFile& file) { return sum + file.bytes; });
}

} // namespace vedette
