// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ProbeTarget.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace vedette::cli {

using engine::Configuration;

namespace {

/// Without a database nothing is configured; one that can't be looked for is an error.
bool hasConfiguration(const QString& folder)
{
    const QFileInfo info(folder);
    if (!info.exists()) {
        return false;
    }
    const bool isOpen = info.isDir() && info.isReadable() && info.isExecutable();
    return !isOpen || QFileInfo::exists(folder + u"/vedette.db"_s);
}

} // namespace

Result<std::unique_ptr<Configuration>> openIfPresent(const QString& dataFolder)
{
    if (!hasConfiguration(dataFolder)) {
        return std::unique_ptr<Configuration>();
    }
    return Configuration::open(dataFolder);
}

Result<ProbeTarget> resolveTarget(const QString& text, Configuration* configuration)
{
    HostKeyPins pins;
    std::vector<Server> servers;
    if (configuration != nullptr && text != "local"_L1) {
        auto known = configuration->pins();
        if (!known) {
            return fail(known.error());
        }
        pins = *std::move(known);
        auto configured = configuration->servers();
        if (!configured) {
            return fail(configured.error());
        }
        servers = *std::move(configured);
        const auto named = configuration->find(text);
        if (named) {
            return ProbeTarget{*named, pins, servers, named->name, true};
        }
        if (named.error().code != ErrorCode::NotFound) {
            return fail(named.error());
        }
    }
    auto server = parseTarget(text);
    if (!server) {
        return fail(server.error());
    }
    return ProbeTarget{*server, pins, servers, addressOf(*server)};
}

Result<void> rememberPin(const HostKeyPin& pin, const QString& dataFolder)
{
    return Configuration::open(dataFolder).and_then([&](const auto& configuration) {
        return configuration->addPin(pin);
    });
}

} // namespace vedette::cli
