// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace vedette {

/// Memory for secrets: whole pages of its own, kept out of swap and of core dumps as far as the
/// system lets it (mlock(2), madvise(2); VirtualLock), overwritten before it is given back.
/// Where pages can't be locked (RLIMIT_MEMLOCK) that is one warning in the log, and no error.
/// Move-only; belongs to one thread at a time.
class LockedMemory final
{
public:
    LockedMemory() = default;
    /// Zero-filled; without a size there is no memory.
    explicit LockedMemory(std::size_t size);
    LockedMemory(LockedMemory&& other) noexcept;
    LockedMemory& operator=(LockedMemory&& other) noexcept;
    LockedMemory(const LockedMemory&) = delete;
    LockedMemory& operator=(const LockedMemory&) = delete;
    ~LockedMemory();

    [[nodiscard]] char* data() { return m_data; }
    [[nodiscard]] const char* data() const { return m_data; }
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    char* m_data = nullptr;
    std::size_t m_size = 0;
};

/// Overwrites memory in a way the compiler may not leave out.
void wipeMemory(void* data, std::size_t size) noexcept;

namespace memory {

/// Zero-filled pages that hold `size` bytes; null when there is no memory.
struct Pages
{
    void* data = nullptr;
    bool isLocked = false;
};

[[nodiscard]] Pages takePages(std::size_t size) noexcept;
void givePages(void* data, std::size_t size) noexcept;

} // namespace memory

} // namespace vedette
