// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <limits>

namespace vedette::test {

// What tests/main/DiskFaults.cpp, preloaded into a process, is told by the process that started it:
// the environment names the folder whose files are meant, the file of the control and, where one
// is wanted, that of the record.
inline constexpr const char* diskFolderVariable = "VEDETTE_DISK_FOLDER";
inline constexpr const char* diskControlVariable = "VEDETTE_DISK_CONTROL";
inline constexpr const char* diskRecordVariable = "VEDETTE_DISK_RECORD";

inline constexpr int forGood = std::numeric_limits<int>::max();

/// One page that both processes have mapped. All zero: the disk does as it is told.
struct DiskControl
{
    std::atomic<int> isLoaded; ///< set by the other process: its disk is under control
    std::atomic<int> failingWrites; ///< so many more writes and truncations end with EIO
    std::atomic<int> failingSyncs; ///< the same of fsync(2) and fdatasync(2)
    std::atomic<int> isHeld; ///< 1: writes and syncs wait until it is 0
    std::atomic<int> delayMsecs; ///< of each write and each sync
    std::atomic<int> syncs; ///< that were asked for
    std::atomic<int> opens; ///< of databases
    std::atomic<int> changes; ///< writes, truncations, syncs, names given and taken
    std::atomic<int> killAt; ///< SIGKILL in place of that change; 0: never
    std::atomic<std::int64_t> capacity; ///< of the whole folder, bytes; 0: without bound
};

enum class DiskEventKind : std::int32_t
{
    Write,
    Truncate, ///< `offset`: the size
    Sync, ///< of a file, or of the folder
    Remove,
    Rename, ///< the bytes are the new path
    Say ///< what the process wrote to its standard output
};

/// In the record it stands before the path and the bytes.
struct DiskEventHead
{
    DiskEventKind kind = DiskEventKind::Write;
    std::int32_t pathSize = 0;
    std::int64_t offset = 0;
    std::int64_t size = 0;
};

} // namespace vedette::test
