// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Server.h"
#include "core/store/Statement.h"

#include <QString>
#include <QVariant>

namespace vedette::store {

// A Server as the columns of the table `server`. Pure functions.

/// In the order in which ServerRepository names the columns, without id and position.
[[nodiscard]] QVariantList toRow(const Server& server);
/// From a row of: id, position, then as toRow().
[[nodiscard]] Server serverFromRow(const Statement& row);

} // namespace vedette::store
