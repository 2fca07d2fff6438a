// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/BackupSource.h"

#include <QStringList>

#include <vector>

namespace vedette::test {

/// A BackupSource that writes down what it was asked; the test gives the answers. Lives on: the
/// thread of the test.
class FakeBackups final : public BackupSource
{
public:
    // What it was asked.
    QStringList listedFolders;
    QStringList createdFolders;
    QStringList inspectedPaths;
    bool isWithVault = false; ///< of the latest create
    std::vector<RequestId> cancelled;

    [[nodiscard]] QString defaultFolder() const override { return QStringLiteral("/data/backups"); }
    RequestId requestBackups(const QString& folder) override
    {
        listedFolders += folder;
        return m_listing = next();
    }
    RequestId create(const QString& folder, bool withVault) override
    {
        createdFolders += folder;
        isWithVault = withVault;
        return m_work = next();
    }
    RequestId inspect(const QString& path) override
    {
        inspectedPaths += path;
        return m_work = next();
    }
    void cancel(RequestId request) override { cancelled.push_back(request); }

    // How the latest one goes on.
    void list(const Result<std::vector<BackupEntry>>& backups)
    {
        Q_EMIT listed(m_listing, backups);
    }
    void step(const StepProgress& progress) { Q_EMIT stepBegun(m_work, progress); }
    void give(const Result<BackupEntry>& backup) { Q_EMIT created(m_work, backup); }
    void give(const Result<BackupPreview>& preview) { Q_EMIT inspected(m_work, preview); }
    [[nodiscard]] RequestId work() const { return m_work; }
    [[nodiscard]] RequestId listing() const { return m_listing; }

private:
    RequestId next() { return RequestId{++m_last}; }

    RequestId m_listing;
    RequestId m_work;
    qint64 m_last = 0;
};

} // namespace vedette::test
