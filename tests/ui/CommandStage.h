// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CommandTrial.h"
#include "core/model/CustomCommand.h"
#include "tests/support/SlowSamples.h"

namespace vedette::test {

/// A command for all servers that reads two declared values.
[[nodiscard]] inline CustomCommand queueCommand(qint64 id = 7)
{
    using namespace Qt::StringLiterals;
    CustomCommand command;
    command.id = CommandId{id};
    command.name = u"queue"_s;
    command.description = u"Mails that wait"_s;
    command.targets = CommandTargets::All;
    command.script = u"echo queued=12 \"size=$SIZE\""_s;
    command.parameters = {{u"SIZE"_s, u"4096"_s}};
    command.reading.format = OutputFormat::KeyValue;
    command.reading.fields = {{u"queued"_s, u"Mails waiting"_s, {}, Unit::Count, 1},
                              {u"size"_s, u"Size of the queue"_s, {}, Unit::Bytes, 1}};
    return command;
}

/// What the probe of that command answers.
[[nodiscard]] inline Snapshot queueAnswer(ServerId server, Timestamp at, double exitCode = 0)
{
    using namespace Qt::StringLiterals;
    Snapshot snapshot = makeSlow(server, at, u"command/queue"_s);
    snapshot.samples = {{{u"command"_s, u"exitCode"_s, u"queue"_s}, exitCode},
                        {{u"command"_s, u"duration"_s, u"queue"_s}, 0.25},
                        {{u"command"_s, u"queued"_s, u"queue"_s}, 12},
                        {{u"command"_s, u"size"_s, u"queue"_s}, 4096}};
    return snapshot;
}

/// What a run of that command gives.
[[nodiscard]] inline CommandTrial queueTrial(ServerId server)
{
    using namespace Qt::StringLiterals;
    CommandTrial trial;
    trial.server = server;
    trial.output = "queued=12\nsize=4096\n";
    trial.exitCode = 0;
    trial.duration = 0.25;
    trial.samples = queueAnswer(server, {}).samples;
    return trial;
}

} // namespace vedette::test
