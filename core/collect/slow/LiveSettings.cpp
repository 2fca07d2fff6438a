// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/LiveSettings.h"

#include "core/collect/slow/SudoRefusals.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

void askRootProbes(LiveSession& live)
{
    forgetRootProbes(live.context.slowTimes);
    for (const SlowProbe& probe : slowCatalogue()) {
        if (probe.asksRoot) {
            live.slow.ask(probe.name.toString());
        }
    }
}

} // namespace

void changeSettings(LiveSession& live, const Server& server)
{
    Server& known = live.context.server;
    const bool usedSudo = std::exchange(known.usesSudo, server.usesSudo);
    if (server.usesSudo && !usedSudo) {
        askRootProbes(live);
    }
    if (known.watchedCertificates != server.watchedCertificates) {
        known.watchedCertificates = server.watchedCertificates;
        live.slow.ask(u"certificates"_s);
    }
}

} // namespace vedette::collect
