// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/LiveSettings.h"

#include "core/collect/slow/CertificatesProbe.h"
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

void changeSettings(LiveSession& live, const Server& server, MonotonicTime now)
{
    Server& known = live.context.server;
    const bool usedSudo = std::exchange(known.usesSudo, server.usesSudo);
    if (server.usesSudo && !usedSudo) {
        askRootProbes(live);
    }
    changeCertificates(live.slow, live.context, server.watchedCertificates, now);
}

} // namespace vedette::collect
