// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/OpenConfiguration.h"

using namespace Qt::StringLiterals;

namespace vedette::cli {

OrExit<std::unique_ptr<engine::Configuration>> openConfiguration(const VerbParser& parser,
                                                                 const Console& console)
{
    return engine::Configuration::open(parser.dataFolder()).map_error([&](const Error& error) {
        return parser.reportDataFolder(console, error);
    });
}

Result<Server> findServer(engine::Configuration& configuration, const QString& name)
{
    return configuration.find(name).map_error([](Error error) {
        if (error.code == ErrorCode::NotFound) {
            error.detail += u"; “vedette server list” shows them"_s;
        }
        return error;
    });
}

} // namespace vedette::cli
