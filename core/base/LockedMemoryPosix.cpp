// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/LockedMemory.h"

#include <sys/mman.h>

namespace vedette::memory {

Pages takePages(std::size_t size) noexcept
{
    void* const pages
        = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) {
        return {};
    }
#ifdef MADV_DONTDUMP
    ::madvise(pages, size, MADV_DONTDUMP);
#endif
    return {pages, ::mlock(pages, size) == 0};
}

void givePages(void* data, std::size_t size) noexcept
{
    ::munmap(data, size); // unlocks them, too
}

} // namespace vedette::memory
