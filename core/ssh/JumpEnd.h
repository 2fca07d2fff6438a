// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <atomic>
#include <utility>

namespace vedette::ssh {

/// Tells those behind a jump host that it was that one's connection which was lost, not their own.
/// Written once by the thread that serves the jump host, before it closes their sockets; read by
/// any.
class JumpEnd final
{
public:
    explicit JumpEnd(QString address)
        : m_address(std::move(address))
    { }

    /// `nearer` was lost itself, and with it this one; empty: this one alone.
    void tell(const QString& nearer)
    {
        if (!m_isLost) {
            m_address = nearer.isEmpty() ? m_address : nearer;
            m_isLost = true;
        }
    }
    /// The address of the jump host that was lost; empty while none was.
    [[nodiscard]] QString lost() const { return m_isLost ? m_address : QString(); }

private:
    QString m_address;
    std::atomic_bool m_isLost = false;
};

} // namespace vedette::ssh
