// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/base/Secret.h"

#include <utility>

namespace vedette {

void wipeMemory(void* data, std::size_t size) noexcept
{
    auto* bytes = static_cast<volatile char*>(data);
    for (std::size_t i = 0; i < size; ++i) {
        bytes[i] = 0;
    }
}

Secret::Secret(QByteArrayView bytes)
{
    if (bytes.isEmpty()) {
        return;
    }
    m_bytes.reserve(static_cast<std::size_t>(bytes.size()) + 1);
    m_bytes.assign(bytes.begin(), bytes.end());
    m_bytes.push_back('\0');
}

Secret::Secret(Secret&& other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{ }

Secret& Secret::operator=(const Secret& other)
{
    if (this != &other) {
        wipe();
        m_bytes = other.m_bytes;
    }
    return *this;
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

const char* Secret::constData() const
{
    return m_bytes.empty() ? "" : m_bytes.data();
}

QByteArrayView Secret::view() const
{
    return m_bytes.empty()
        ? QByteArrayView()
        : QByteArrayView(m_bytes.data(), static_cast<qsizetype>(m_bytes.size()) - 1);
}

void Secret::wipe() noexcept
{
    wipeMemory(m_bytes.data(), m_bytes.size());
    m_bytes.clear();
}

} // namespace vedette
