// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/LockedMemory.h"

#include "core/base/Log.h"

#include <atomic>
#include <utility>

namespace vedette {

namespace {

/// Once for the process: a limit that is reached stays reached.
void warnOfSwap()
{
    static std::atomic_flag isTold;
    if (!isTold.test_and_set()) {
        qCWarning(logVault, "passwords in memory can't be kept out of swap (RLIMIT_MEMLOCK)");
    }
}

} // namespace

LockedMemory::LockedMemory(std::size_t size)
{
    if (size == 0) {
        return;
    }
    const memory::Pages pages = memory::takePages(size);
    if (pages.data == nullptr) {
        qBadAlloc();
    }
    m_data = static_cast<char*>(pages.data);
    m_size = size;
    if (!pages.isLocked) {
        warnOfSwap();
    }
}

LockedMemory::LockedMemory(LockedMemory&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{ }

LockedMemory& LockedMemory::operator=(LockedMemory&& other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

LockedMemory::~LockedMemory()
{
    if (m_data != nullptr) {
        wipeMemory(m_data, m_size);
        memory::givePages(m_data, m_size);
    }
}

void wipeMemory(void* data, std::size_t size) noexcept
{
    auto* bytes = static_cast<volatile char*>(data);
    for (std::size_t i = 0; i < size; ++i) {
        bytes[i] = 0;
    }
}

} // namespace vedette
