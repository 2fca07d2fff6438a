// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/OpenConfiguration.h"

namespace vedette::cli {

OrExit<std::unique_ptr<engine::Configuration>> openConfiguration(const VerbParser& parser,
                                                                 const Console& console)
{
    const QString folder = parser.dataFolder();
    return engine::Configuration::open(folder).map_error(
        [&](const Error& error) { return reportDataFolder(console, folder, error); });
}

} // namespace vedette::cli
