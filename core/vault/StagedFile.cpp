// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/StagedFile.h"

#include <QFile>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::vault {

StagedFile::StagedFile(QString path)
    : m_path(std::move(path))
{ }

StagedFile::StagedFile(StagedFile&& other) noexcept
    : m_path(std::exchange(other.m_path, {}))
{ }

StagedFile::~StagedFile()
{
    if (!m_path.isEmpty()) {
        QFile::remove(stagedPath(m_path));
    }
}

Result<StagedFile> StagedFile::stage(const QString& path, QByteArrayView bytes)
{
    StagedFile staged(path);
    const auto written = platform::writePrivateFile(stagedPath(path), bytes);
    if (!written) {
        return fail(written.error());
    }
    return staged;
}

Result<void> StagedFile::commit()
{
    auto replaced = platform::replaceFile(stagedPath(m_path), m_path);
    if (replaced) {
        m_path.clear();
    }
    return replaced;
}

QString stagedPath(const QString& path)
{
    return path + u".new"_s;
}

} // namespace vedette::vault
