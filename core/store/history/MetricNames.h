// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Metric.h"
#include "core/store/Connection.h"

#include <QHash>

#include <optional>
#include <set>
#include <vector>

namespace vedette::store {

/// The numbers by which history.db knows metrics. Rows of that table never change: each is read
/// once. Lives on: its connection's thread.
class MetricNames
{
public:
    explicit MetricNames(const Connection& connection);

    /// 0 where nothing of it is stored.
    [[nodiscard]] Result<qint64> idOf(const MetricId& metric) const;
    /// A damaged chunk may hold one that is not there: it is left out.
    [[nodiscard]] Result<std::vector<MetricId>> namesOf(const std::set<qint64>& ids);

private:
    [[nodiscard]] Result<std::optional<MetricId>> nameOf(qint64 id);

    const Connection& m_connection;
    QHash<qint64, MetricId> m_known;
};

} // namespace vedette::store
