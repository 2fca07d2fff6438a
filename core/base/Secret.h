// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <vector>

namespace vedette {

/// A password or passphrase. Wiped when it goes; never converts to QString, never printed.
/// Copyable value: each copy wipes its own bytes.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArrayView bytes);
    Secret(const Secret&) = default;
    Secret(Secret&& other) noexcept;
    Secret& operator=(const Secret& other);
    Secret& operator=(Secret&& other) noexcept;
    ~Secret();

    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    /// Zero-terminated, valid while this Secret lives.
    [[nodiscard]] const char* constData() const;
    [[nodiscard]] QByteArrayView view() const;

    void wipe() noexcept;

private:
    std::vector<char> m_bytes; ///< with a trailing zero when not empty
};

/// Overwrites memory in a way the compiler may not leave out.
void wipeMemory(void* data, std::size_t size) noexcept;

} // namespace vedette
