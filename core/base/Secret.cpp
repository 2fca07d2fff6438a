// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Secret.h"

#include <algorithm>
#include <utility>

namespace vedette {

Secret::Secret(QByteArrayView bytes)
    : Secret(ofSize(bytes.size()))
{
    std::copy(bytes.begin(), bytes.end(), m_memory.data());
}

Secret::Secret(const Secret& other)
    : Secret(other.view())
{ }

Secret::Secret(Secret&& other) noexcept
    : m_memory(std::move(other.m_memory))
    , m_size(std::exchange(other.m_size, 0))
{ }

Secret& Secret::operator=(const Secret& other)
{
    if (this != &other) {
        *this = Secret(other);
    }
    return *this;
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        m_memory = LockedMemory();
        m_memory = std::move(other.m_memory);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

Secret Secret::ofSize(qsizetype size)
{
    Secret secret;
    if (size > 0) {
        secret.m_memory = LockedMemory(static_cast<std::size_t>(size) + 1);
        secret.m_size = size;
    }
    return secret;
}

const char* Secret::constData() const
{
    return m_memory.data() == nullptr ? "" : m_memory.data();
}

QByteArrayView Secret::view() const
{
    return isEmpty() ? QByteArrayView() : QByteArrayView(m_memory.data(), m_size);
}

void Secret::truncate(qsizetype size) noexcept
{
    if (size < m_size) {
        wipeMemory(m_memory.data() + size, static_cast<std::size_t>(m_size - size));
        m_size = size;
    }
}

} // namespace vedette
