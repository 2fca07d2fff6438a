// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/MetricQuota.h"

namespace vedette::store {

bool MetricQuota::take(ServerId server, Timestamp at)
{
    return m_quota.take(server, at, 1);
}

} // namespace vedette::store
