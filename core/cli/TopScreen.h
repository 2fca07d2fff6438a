// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cli/FleetTable.h"
#include "core/cli/Terminal.h"

#include <QString>
#include <QStringList>

namespace vedette::cli {

/// How one picture of `vedette top` is drawn.
struct ScreenStyle
{
    TerminalSize size;
    bool isColoured = true;
    QString notice; ///< stands above the table; empty for none
};

/// The live table: at most `style.size.rows` lines of at most `style.size.columns` columns.
/// Servers that need somebody come first, firing alerts stand below.
[[nodiscard]] QStringList
renderScreen(const FleetTable& table, const ScreenStyle& style, Timestamp now);

/// One server in one line without a terminal: "12:00:00 web1 online cpu 12 % memory 40 % …".
[[nodiscard]] QString plainLine(const FleetRow& row, Timestamp now);
/// The same as JSON: {server, state, slow, since, error?, collectedAt?, roundTripMs?, metrics}.
[[nodiscard]] QJsonObject rowJson(const FleetRow& row);

} // namespace vedette::cli
