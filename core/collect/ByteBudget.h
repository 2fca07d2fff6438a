// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <QtGlobal>

namespace vedette::collect {

/// What one connection may send in an hour: 64 MiB, or 256 KiB for each poll where that is more
/// (many cores, short intervals). Lives on: the thread of its poll loop.
class ByteBudget
{
public:
    void addPoll() { ++m_polls; }
    /// `received`: bytes of the whole connection so far. False: it sends without end.
    [[nodiscard]] bool allows(qint64 received, MonotonicTime now);

private:
    MonotonicTime m_hourBegan{};
    qint64 m_receivedBefore = 0;
    qint64 m_polls = 0;
};

} // namespace vedette::collect
