// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/LockedMemory.h"

#include <QByteArrayView>

namespace vedette {

/// A password, passphrase or key, in locked memory. Wiped when it goes; never converts to QString,
/// never printed. Copyable value: each copy wipes its own bytes.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArrayView bytes);
    Secret(const Secret& other);
    Secret(Secret&& other) noexcept;
    Secret& operator=(const Secret& other);
    Secret& operator=(Secret&& other) noexcept;
    ~Secret() = default;

    /// Room for bytes that are written in place, all zero.
    [[nodiscard]] static Secret ofSize(qsizetype size);

    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] qsizetype size() const { return m_size; }
    /// Zero-terminated, valid while this Secret lives.
    [[nodiscard]] const char* constData() const;
    [[nodiscard]] char* data() { return m_memory.data(); }
    [[nodiscard]] QByteArrayView view() const;

    /// Keeps the first `size` bytes and wipes the others.
    void truncate(qsizetype size) noexcept;
    void wipe() noexcept { truncate(0); }

private:
    LockedMemory m_memory; ///< with a trailing zero when not empty
    qsizetype m_size = 0;
};

} // namespace vedette
