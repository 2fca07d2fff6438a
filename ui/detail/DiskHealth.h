// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/ServerRow.h"
#include "ui/tables/TableRow.h"

#include <vector>

namespace vedette::ui {

/// How disks, arrays and pools are: one row each with its name, kind, state and details, as far as
/// SMART, md, ZFS and Btrfs tell. A probe that may not look is a row, too.
[[nodiscard]] std::vector<TableRow> diskHealthRows(const ServerRow& row);

} // namespace vedette::ui
