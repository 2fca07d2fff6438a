// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/LockedMemory.h"

#include <windows.h>

namespace vedette::memory {

Pages takePages(std::size_t size) noexcept
{
    void* const pages = VirtualAlloc(nullptr, size, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
    if (pages == nullptr) {
        return {};
    }
    return {pages, VirtualLock(pages, size) != 0};
}

void givePages(void* data, std::size_t) noexcept
{
    VirtualFree(data, 0, MEM_RELEASE);
}

} // namespace vedette::memory
