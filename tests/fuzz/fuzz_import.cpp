// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// An imported list of servers: refused, or every server in it is one that validate() lets pass and
// that an export brings back unchanged.
#include "core/model/ServerJson.h"
#include "tests/fuzz/Fuzz.h"

using namespace vedette;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray json(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto servers = importServers(json);
    if (!servers) {
        return 0;
    }
    for (const Server& server : *servers) {
        fuzz::require(validate(server).has_value());
    }
    const auto again = importServers(exportServers(*servers));
    fuzz::require(again && *again == *servers);
    return 0;
}
