// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/OpenConfiguration.h"

namespace vedette::cli {

OrExit<std::unique_ptr<engine::Configuration>> openConfiguration(const VerbParser& parser,
                                                                 const Console& console)
{
    return engine::Configuration::open(parser.dataFolder()).map_error([&](const Error& error) {
        return parser.reportDataFolder(console, error);
    });
}

} // namespace vedette::cli
