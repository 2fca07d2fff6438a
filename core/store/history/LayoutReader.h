// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/store/Connection.h"

#include <QHash>

#include <vector>

namespace vedette::store {

/// Which metrics the values of a poll belong to. Rows of that table never change: each is read
/// once. Lives on: its connection's thread.
class LayoutReader
{
public:
    explicit LayoutReader(const Connection& connection);

    /// Empty for a layout that is not there.
    [[nodiscard]] Result<std::vector<qint64>> metricsOf(qint64 layout);

private:
    const Connection& m_connection;
    QHash<qint64, std::vector<qint64>> m_known;
};

} // namespace vedette::store
