// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Deadline.h"
#include "core/collect/SessionLimits.h"

#include <QtGlobal>

namespace vedette::collect {

/// Whether the other end of a session is still there, judged by the bytes that come. Lives with its
/// session.
class Pulse
{
public:
    explicit Pulse(const SessionLimits& limits);

    /// All bytes that came so far.
    void hear(qint64 received);
    /// It was quiet for too long: ask, or give up when that was done before.
    [[nodiscard]] bool isDue() const { return m_next.hasExpired(); }
    [[nodiscard]] bool isAsked() const { return m_isAsked; }
    /// A sign of life was asked for.
    void ask();
    /// There is nobody to ask: quiet means nothing.
    void rest();
    [[nodiscard]] milliseconds remaining() const { return m_next.remaining(); }

private:
    milliseconds m_quiet;
    milliseconds m_afterAsking;
    Deadline m_next;
    qint64 m_received = 0;
    bool m_isAsked = false;
};

} // namespace vedette::collect
