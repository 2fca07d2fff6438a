// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/store/DiskVictim.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <random>
#include <vector>

namespace vedette::test {

/// What a loss of power may leave of a folder in which a process wrote: all that was synced, and of
/// the rest any part in any order, the last of it torn. Names are taken for journaled, as ext4,
/// XFS, Btrfs, APFS and NTFS do: they reach the disk in their order, with an fsync of their file or
/// folder at the latest.
class PowerCut
{
public:
    /// `folder` is what the events speak of; it is empty, or holds what it held before them.
    PowerCut(QString folder, const std::map<QByteArray, QByteArray>& before);

    /// Takes in the next event.
    void happen(const DiskEvent& event);
    /// Writes the files as they may be found after a loss of power at this point.
    void leave(const QString& target, std::mt19937& random) const;

private:
    struct File
    {
        QByteArray synced;
        std::vector<DiskEvent> pending;
    };
    struct Naming
    {
        QByteArray from; ///< empty: made
        QByteArray to; ///< empty: removed
        int file = 0;
    };

    int fileAt(const QByteArray& path);
    void rename(const QByteArray& from, const QByteArray& to);
    void sync(const QByteArray& path);
    void syncNames(std::size_t count);
    static void apply(std::map<QByteArray, int>& names, const Naming& naming);
    static void apply(QByteArray& bytes, const DiskEvent& event);
    static std::vector<DiskEvent> survivors(std::vector<DiskEvent> pending, std::mt19937& random);

    QByteArray m_folder;
    std::vector<File> m_files;
    std::map<QByteArray, int> m_names; ///< as the process sees them
    std::map<QByteArray, int> m_syncedNames;
    std::vector<Naming> m_pendingNames;
};

/// The files in a folder that nobody has open, by path.
[[nodiscard]] std::map<QByteArray, QByteArray> filesIn(const QString& folder);

} // namespace vedette::test
