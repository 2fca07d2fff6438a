// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/EngineSignals.h"

#include "core/base/Post.h"
#include "core/fleet/AccessSource.h"
#include "core/fleet/CommandSource.h"
#include "core/fleet/NoteSource.h"
#include "core/fleet/ProbeSource.h"
#include "core/fleet/QuestionSource.h"
#include "core/fleet/SecretsSource.h"

namespace vedette::engine {

namespace {

/// A signal of the core thread becomes one of the engine's thread.
template <class Sender, class Source, class... Arguments>
void forward(Sender& sender,
             void (Sender::*from)(Arguments...),
             Source& source,
             void (Source::*to)(Arguments...))
{
    QObject::connect(
        &sender,
        from,
        &sender,
        [target = &source, to](Arguments... arguments) {
            post(target, [target, to, arguments...] { (target->*to)(arguments...); });
        },
        Qt::DirectConnection);
}

void forwardFleet(EngineCore& core, FleetSource& source)
{
    forward(core, &EngineCore::fleetLoaded, source, &FleetSource::fleetLoaded);
    forward(core.past(), &HistoryDesk::historyReady, source, &FleetSource::historyReady);
    forward(core.past(), &HistoryDesk::alertsReady, source, &FleetSource::alertsReady);
    forward(core, &EngineCore::commandFinished, source, &FleetSource::commandFinished);
    forward(core, &EngineCore::connectionTested, source, &FleetSource::connectionTested);
    forward(core, &EngineCore::serverAdded, source, &FleetSource::serverAdded);
    forward(core, &EngineCore::serverUpdated, source, &FleetSource::serverUpdated);
    forward(core, &EngineCore::serverRemoved, source, &FleetSource::serverRemoved);
    forward(core, &EngineCore::statusChanged, source, &FleetSource::statusChanged);
    forward(core, &EngineCore::snapshotReady, source, &FleetSource::snapshotReady);
    forward(core, &EngineCore::alertRaised, source, &FleetSource::alertRaised);
    forward(core, &EngineCore::alertResolved, source, &FleetSource::alertResolved);
    forward(core, &EngineCore::healthChanged, source, &FleetSource::healthChanged);
}

void forwardProbes(EngineCore& core, ProbeSource& source)
{
    forward(core.probes(), &ProbeFlow::finished, source, &ProbeSource::finished);
    forward(core.probes(), &ProbeFlow::workReady, source, &ProbeSource::workReady);
    forward(core.probes(), &ProbeFlow::hardwareReady, source, &ProbeSource::hardwareReady);
    forward(core.probes(), &ProbeFlow::bootsReady, source, &ProbeSource::bootsReady);
    forward(core.probes(), &ProbeFlow::hardwareChanged, source, &ProbeSource::hardwareChanged);
}

void forwardCommands(EngineCore& core, CommandSource& source)
{
    forward(core.commands(), &CommandFlow::changed, source, &CommandSource::changed);
    forward(core.commands(), &CommandFlow::finished, source, &CommandSource::finished);
    forward(core.commands().trials(), &CommandTrials::tried, source, &CommandSource::tried);
}

void forwardNotes(EngineCore& core, NoteSource& source)
{
    forward(core.notes(), &NoteFlow::changed, source, &NoteSource::changed);
    forward(core.notes(), &NoteFlow::finished, source, &NoteSource::finished);
}

void forwardSecrets(EngineCore& core, SecretsSource& source)
{
    forward(core.secrets(), &Secrets::statusChanged, source, &SecretsSource::statusChanged);
    forward(core.secrets(), &Secrets::commandFinished, source, &SecretsSource::finished);
}

void forwardQuestions(EngineCore& core, QuestionSource& source)
{
    forward(core.questions(), &collect::LoginQuestions::asked, source, &QuestionSource::asked);
    forward(core.questions(), &collect::LoginQuestions::closed, source, &QuestionSource::closed);
}

void forwardAccess(EngineCore& core, AccessSource& source)
{
    forward(core.kits(), &KitFlow::kitReady, source, &AccessSource::kitReady);
    forward(core.kits(), &KitFlow::kitVerified, source, &AccessSource::kitVerified);
}

} // namespace

void forwardSignals(EngineCore& core, FleetSource& source)
{
    forwardFleet(core, source);
    forwardSecrets(core, *source.secrets());
    forwardQuestions(core, *source.questions());
    forwardAccess(core, *source.access());
    forwardProbes(core, *source.probes());
    forwardCommands(core, *source.commands());
    forwardNotes(core, *source.notes());
}

} // namespace vedette::engine
