// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CustomCommand.h"
#include "ui/custom/CommandResults.h"
#include "ui/tables/RowsModel.h"

#include <vector>

namespace vedette::ui {

/// The columns of a list of commands, and the row of one: what it reads, how often, on which
/// servers, as whom, and how it does there.
[[nodiscard]] std::vector<RowsModel::Column> commandColumns();
[[nodiscard]] TableRow commandRow(const CustomCommand& command, const CommandCounts& counts);

} // namespace vedette::ui
