// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CommandTrial.h"
#include "core/model/CustomCommand.h"

#include <QString>

#include <vector>

namespace vedette::ui {

// Words for the custom commands of the user.

/// "Regular expression", "Nagios plug-in".
[[nodiscard]] QString formatWord(OutputFormat format);
/// All of them, in the order in which they are offered.
[[nodiscard]] const std::vector<OutputFormat>& outputFormats();
/// "bytes/s", "yes or no", "no unit".
[[nodiscard]] QString unitWord(Unit unit);
[[nodiscard]] const std::vector<Unit>& outputUnits();
/// What a key of that format names: "Column", "Group"; empty where there is none.
[[nodiscard]] QString keyWord(OutputFormat format);
/// "Table, 3 values".
[[nodiscard]] QString readingWords(const OutputReading& reading);
/// "All servers", "Servers tagged web, db", "2 servers by choice".
[[nodiscard]] QString targetWords(const CustomCommand& command);
/// "Exit code 0, took 12 ms".
[[nodiscard]] QString trialFacts(const CommandTrial& trial);
/// Both outputs as a person reads them, safe to show: what went wrong, what was said, then the
/// error output below a line of its own.
[[nodiscard]] QString trialOutput(const CommandTrial& trial);
/// "web, db" as people type it; what is empty or stands there twice is left out.
[[nodiscard]] QStringList splitWords(const QString& text);

} // namespace vedette::ui
