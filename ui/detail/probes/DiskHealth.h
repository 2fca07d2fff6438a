// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/ServerRow.h"
#include "ui/tables/TableRow.h"

#include <vector>

namespace vedette::ui {

/// How disks, arrays and pools are: one row each with its name, kind, state and details, as far as
/// SMART, md, ZFS and Btrfs tell. A probe that tells nothing now, or not all, is a row, too, with
/// its reason; what it told before is marked as old.
[[nodiscard]] std::vector<TableRow> diskHealthRows(const ServerRow& row);

} // namespace vedette::ui
