// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/History.h"

#include <atomic>

namespace vedette {

quint64 newHistoryView()
{
    static std::atomic<quint64> last{0};
    return ++last;
}

} // namespace vedette
