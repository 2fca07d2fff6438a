// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/CommandTask.h"

#include "core/base/Deadline.h"
#include "core/collect/slow/SlowMisses.h"
#include "core/model/CommandUnits.h"
#include "core/ssh/LocalShell.h"
#include "core/ssh/Poller.h"
#include "tests/support/Await.h"
#include "tests/support/Catch.h"
#include "tests/support/ManualClock.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::SlowAnswer;

namespace {

CustomCommand numberCommand(const QString& name, const QString& script)
{
    CustomCommand command;
    command.name = name;
    command.script = script;
    command.reading.format = OutputFormat::Number;
    command.reading.fields.emplace_back().name = u"value"_s;
    return command;
}

MetricId valueOfCommand(const QString& name, const QString& field)
{
    return {u"command"_s, field, name};
}

/// The lane of a session with this computer, and the commands that it is given.
class CommandLane
{
public:
    explicit CommandLane(std::vector<CustomCommand> commands = {})
        : lane(clock)
    {
        context.server.id = ServerId{7};
        context.commands = std::move(commands);
        auto shell = ssh::LocalShell::open({});
        REQUIRE(shell);
        context.transport = *std::move(shell);
        collect::addCommands(lane, context, clock.monotonic());
    }

    void change(const std::vector<CustomCommand>& commands)
    {
        collect::changeCommands(lane, context, commands, clock.monotonic());
    }

    /// The trial of a run, once it has ended.
    void runOnce(const CustomCommand& command, quint64 id)
    {
        lane.runOnce({id,
                      collect::taskOf(command),
                      [this, command](const Result<collect::SlowAnswer>& answer) {
                          trials.push_back(collect::trialOf(command, context.server.id, answer));
                      }});
    }

    /// What comes until `enough` holds; at most 20 s.
    template <class Enough>
    void listenUntil(Enough enough)
    {
        const Deadline deadline = Deadline::after(seconds{20});
        ssh::Poller poller;
        while (!enough() && !deadline.hasExpired()) {
            if (auto snapshot = lane.advance(context)) {
                snapshots.push_back(*std::move(snapshot));
                continue;
            }
            if (const auto wait = lane.wait()) {
                [[maybe_unused]] const auto ready = poller.wait({*wait}, milliseconds{50});
            }
        }
        REQUIRE(enough());
    }

    /// All that is due by now, and nothing that is due later.
    void listenToAll(std::size_t count)
    {
        listenUntil([&] { return snapshots.size() >= count; });
        CHECK_FALSE(lane.advance(context));
    }

    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        for (const Snapshot& snapshot : snapshots) {
            all += snapshot.probe;
        }
        all.sort();
        return all;
    }

    test::ManualClock clock;
    collect::ServerContext context;
    collect::SlowLane lane;
    std::vector<Snapshot> snapshots;
    std::vector<CommandTrial> trials;
};

} // namespace

TEST_CASE("a command of the user gives its value, its exit code and its time")
{
    CustomCommand command = numberCommand(u"disk"_s, u"echo \"used: $A %\"; exit 3"_s);
    command.parameters = {{u"A"_s, u"41.5"_s}};
    CommandLane stage({command});
    CHECK_FALSE(stage.lane.advance(stage.context)); // the login comes first
    stage.clock.advance(seconds{20});

    stage.listenToAll(1);

    const Snapshot& snapshot = stage.snapshots.front();
    CHECK(snapshot.probe == u"command/disk"_s);
    CHECK(snapshot.kind == PollKind::Slow);
    CHECK(snapshot.unavailable.empty());
    CHECK(valueOf(snapshot, valueOfCommand(u"disk"_s, u"value"_s)) == 41.5);
    CHECK(valueOf(snapshot, valueOfCommand(u"disk"_s, u"exitCode"_s)) == 3);
    CHECK(valueOf(snapshot, valueOfCommand(u"disk"_s, u"duration"_s)));
    const auto work = stage.context.work.find(u"command/disk"_s);
    REQUIRE(work);
    CHECK(work->command == u"A=41.5\n"_s + command.script);
}

TEST_CASE("an output that can't be read leaves exit code and time, and says why")
{
    CommandLane stage({numberCommand(u"odd"_s, u"echo nothing; exit 2"_s)});
    stage.clock.advance(seconds{20});

    stage.listenToAll(1);

    const Snapshot& snapshot = stage.snapshots.front();
    CHECK(valueOf(snapshot, valueOfCommand(u"odd"_s, u"exitCode"_s)) == 2);
    CHECK_FALSE(valueOf(snapshot, valueOfCommand(u"odd"_s, u"value"_s)));
    REQUIRE(snapshot.unavailable.size() == 1);
    CHECK(snapshot.unavailable.front().probe == u"command/odd"_s);
    CHECK(snapshot.unavailable.front().why.code == ErrorCode::Malformed);
}

TEST_CASE("what a plug-in says for people comes with its values, and so it does in a trial")
{
    CustomCommand command = numberCommand(
        u"disk"_s, u"echo 'DISK WARNING - free: / 33 MB|/=2643MB;5948'; echo more; exit 1"_s);
    command.reading = {};
    command.reading.format = OutputFormat::Nagios;
    CommandLane stage({command});
    stage.clock.advance(seconds{20});
    stage.listenUntil([&] { return !stage.snapshots.empty(); });
    stage.runOnce(command, 1);
    stage.listenUntil([&] { return !stage.trials.empty(); });

    const QString said = u"DISK WARNING - free: / 33 MB"_s;
    CHECK(stage.snapshots.front().details == Details(CommandSummary{said}));
    CHECK(valueOf(stage.snapshots.front(), valueOfCommand(u"disk"_s, u"status"_s)) == 1.0);
    CHECK(stage.trials.front().text == said);
}

TEST_CASE("a command that says nothing for people brings no line")
{
    CommandLane stage({numberCommand(u"load"_s, u"echo 1.5"_s)});
    stage.clock.advance(seconds{20});

    stage.listenUntil([&] { return !stage.snapshots.empty(); });

    CHECK(std::holds_alternative<std::monostate>(stage.snapshots.front().details));
}

TEST_CASE("a command that does not end in its time gives nothing but the reason")
{
    CustomCommand command = numberCommand(u"hangs"_s, u"echo 1; sleep 1000"_s);
    command.timeout = seconds{1};
    CommandLane stage({command});
    stage.clock.advance(seconds{20});

    stage.listenToAll(1);

    const Snapshot& snapshot = stage.snapshots.front();
    CHECK(snapshot.samples.empty());
    REQUIRE(snapshot.unavailable.size() == 1);
    CHECK(snapshot.unavailable.front().why.code == ErrorCode::Timeout);
}

TEST_CASE("a server runs the commands that are switched on and meant for it")
{
    Server server;
    server.id = ServerId{7};
    server.tags = {u"web"_s};
    CustomCommand everywhere = numberCommand(u"everywhere"_s, u"true"_s);
    everywhere.targets = CommandTargets::All;
    CustomCommand tagged = numberCommand(u"tagged"_s, u"true"_s);
    tagged.tags = {u"web"_s};
    CustomCommand named = numberCommand(u"named"_s, u"true"_s);
    named.servers = {ServerId{7}};
    CustomCommand elsewhere = numberCommand(u"elsewhere"_s, u"true"_s);
    elsewhere.servers = {ServerId{8}};
    const CustomCommand nowhere = numberCommand(u"nowhere"_s, u"true"_s);
    CustomCommand off = everywhere;
    off.isEnabled = false;
    const std::vector all{everywhere, tagged, named, elsewhere, nowhere, off};

    CHECK(collect::commandsFor(all, server) == std::vector{everywhere, tagged, named});
    server.access = ServerAccess::FixedProbe;
    CHECK(collect::commandsFor(all, server).empty());
}

TEST_CASE("a login soon after the last one does not run a command again before its time")
{
    CommandLane stage;
    const CustomCommand command = numberCommand(u"a"_s, u"echo 1"_s);
    stage.context.commands = {command};
    Snapshot last;
    last.probe = u"command/a"_s;
    if (GENERATE(false, true)) { // it may do more than to look: neither after a miss
        last.unavailable.push_back({last.probe, Error{ErrorCode::Timeout, {}}});
    }
    collect::noteAsked(last, stage.context.slowTimes, stage.clock.monotonic());
    collect::addCommands(stage.lane, stage.context, stage.clock.monotonic());
    stage.clock.advance(command.interval - seconds{1});
    CHECK_FALSE(stage.lane.advance(stage.context));
    CHECK_FALSE(stage.lane.wait());
    stage.clock.advance(seconds{1});

    stage.listenToAll(1);

    CHECK(stage.names() == QStringList{u"command/a"_s});
}

TEST_CASE("a change runs what runs otherwise now, and nothing else")
{
    const CustomCommand same = numberCommand(u"same"_s, u"echo 1"_s);
    const CustomCommand edited = numberCommand(u"edited"_s, u"echo 1"_s);
    const CustomCommand gone = numberCommand(u"gone"_s, u"echo 1"_s);
    CommandLane stage({same, edited, gone});
    stage.clock.advance(seconds{20});
    stage.listenToAll(3);
    stage.snapshots.clear();
    CustomCommand described = same;
    described.description = u"Says one."_s;
    described.targets = CommandTargets::All;
    described.tags = {u"web"_s};
    described.servers = {ServerId{7}};
    CustomCommand other = edited;
    other.script = u"echo 2"_s;

    stage.change({described, other, numberCommand(u"new"_s, u"echo 3"_s)});
    stage.clock.advance(seconds{10});
    stage.listenToAll(2);

    CHECK(stage.names() == QStringList{u"command/edited"_s, u"command/new"_s});
    stage.snapshots.clear();
    stage.clock.advance(same.interval);
    stage.listenToAll(3);
    CHECK(stage.names() == QStringList{u"command/edited"_s, u"command/new"_s, u"command/same"_s});
}

TEST_CASE("of a command that was changed while it ran the old answer is not heard")
{
    CustomCommand command = numberCommand(u"a"_s, u"sleep 1; echo 1"_s);
    CommandLane stage({command});
    stage.clock.advance(seconds{20});
    CHECK_FALSE(stage.lane.advance(stage.context));
    command.script = u"echo 2"_s;

    stage.change({command});
    stage.clock.advance(seconds{8});
    stage.listenToAll(1);

    CHECK(valueOf(stage.snapshots.front(), valueOfCommand(u"a"_s, u"value"_s)) == 2);
}

TEST_CASE("what a command is shown to have said is its own output, exit code and time")
{
    CommandLane stage({numberCommand(u"a"_s, u"echo 5; echo hm >&2; exit 3"_s)});
    stage.clock.advance(seconds{20});
    stage.listenToAll(1);

    const auto work = stage.context.work.find(u"command/a"_s);

    REQUIRE(work);
    CHECK(work->command == u"echo 5; echo hm >&2; exit 3"_s);
    CHECK(work->output == "5\n\nError output:\nhm");
    CHECK(work->exitCode == 3);
    CHECK(work->took < seconds{20});
    CHECK_FALSE(work->isCut);
}

TEST_CASE("a run of its own gives a trial and no snapshot, before what is due")
{
    CommandLane stage({numberCommand(u"due"_s, u"echo 1"_s)});
    stage.clock.advance(seconds{20});
    const CustomCommand tried = numberCommand(u"tried"_s, u"echo 5; echo hm >&2; exit 1"_s);

    stage.runOnce(tried, 1);
    stage.listenUntil([&] { return !stage.trials.empty(); });

    CHECK(stage.snapshots.empty());
    const CommandTrial& trial = stage.trials.front();
    CHECK(trial.server == ServerId{7});
    CHECK(trial.output == "5\n");
    CHECK(trial.errors.trimmed() == "hm");
    CHECK(trial.exitCode == 1);
    CHECK(trial.duration);
    CHECK_FALSE(trial.error);
    const Sample value{valueOfCommand(u"tried"_s, u"value"_s), 5};
    CHECK(std::ranges::find(trial.samples, value) != trial.samples.end());
    stage.listenToAll(1);
    CHECK(stage.names() == QStringList{u"command/due"_s});
}

TEST_CASE("a trial of a plug-in carries the units that its performance data names")
{
    CommandLane stage;
    CustomCommand plugIn;
    plugIn.name = u"disk"_s;
    plugIn.script = u"echo 'DISK OK|root=23GB;80 load=5% wait=20ms users=3'"_s;
    plugIn.reading.format = OutputFormat::Nagios;

    stage.runOnce(plugIn, 1);
    stage.listenUntil([&] { return !stage.trials.empty(); });

    const CommandTrial& trial = stage.trials.front();
    const auto unitOfField = [&](const QString& field) {
        const MetricId id = valueOfCommand(u"disk"_s, field);
        return CommandUnits({plugIn}).unitOf(id, trial.units.value(id));
    };
    CHECK_FALSE(trial.error);
    CHECK(unitOfField(u"root"_s) == Unit::Bytes);
    CHECK(unitOfField(u"load"_s) == Unit::Percent);
    CHECK(unitOfField(u"wait"_s) == Unit::Seconds);
    CHECK(unitOfField(u"users"_s) == Unit::None);
}

TEST_CASE("a snapshot of a plug-in carries those units, too")
{
    CustomCommand plugIn = numberCommand(u"disk"_s, u"echo 'DISK OK|root=23GB'"_s);
    plugIn.reading = {};
    plugIn.reading.format = OutputFormat::Nagios;
    CommandLane stage({plugIn});
    stage.clock.advance(seconds{20});

    stage.listenToAll(1);

    const QHash<MetricId, Unit> units = stage.snapshots.front().units;
    CHECK(units.value(valueOfCommand(u"disk"_s, u"root"_s)) == Unit::Bytes);
}

TEST_CASE("a run that was cancelled before it began says so, and does not begin")
{
    CommandLane stage;
    stage.runOnce(numberCommand(u"first"_s, u"sleep 1; echo 1"_s), 1);
    CHECK_FALSE(stage.lane.advance(stage.context));
    stage.runOnce(numberCommand(u"second"_s, u"echo 2"_s), 2);
    stage.runOnce(numberCommand(u"third"_s, u"echo 3"_s), 3);

    stage.lane.cancelRun(2);
    stage.listenUntil([&] { return stage.trials.size() == 3; });

    CHECK(stage.trials[0].error == Error{ErrorCode::Cancelled, {}});
    CHECK(stage.trials[0].output.isEmpty());
    CHECK(stage.trials[1].output == "1\n");
    CHECK(stage.trials[2].output == "3\n");
}

TEST_CASE("a run that is cancelled ends on the server with what it had said, before the next one")
{
    CommandLane stage;
    const QTemporaryDir dir;
    const QString pidFile = dir.filePath(u"pid"_s);
    const QString script
        = u"echo begun; echo why >&2; echo $$ >'%1'; while :; do sleep 1; done"_s.arg(pidFile);
    stage.runOnce(numberCommand(u"endless"_s, script), 1);
    QByteArray pid;
    stage.listenUntil([&] {
        QFile file(pidFile);
        pid = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
        return !pid.isEmpty();
    });
    const QString process = u"/proc/"_s + QString::fromLatin1(pid);
    REQUIRE(QFile::exists(process));

    stage.lane.cancelRun(1);

    CHECK(test::eventually([&] { return !QFile::exists(process); }));
    stage.runOnce(numberCommand(u"next"_s, u"echo 2"_s), 2);
    stage.listenUntil([&] { return stage.trials.size() == 2; });
    CHECK(stage.trials.front().error == Error{ErrorCode::Cancelled, {}});
    CHECK(stage.trials.front().output == "begun\n");
    CHECK(stage.trials.front().errors.startsWith("why\n")); // its shell may add "Killed"
    CHECK_FALSE(stage.trials.front().exitCode);
    CHECK(stage.trials.front().samples.empty());
    CHECK(stage.trials.back().output == "2\n");
}

TEST_CASE("a cancelled run of which nothing is heard in time is given up, and the next one runs")
{
    CommandLane stage;
    stage.runOnce(numberCommand(u"holds"_s, u"sleep 300"_s), 1);
    CHECK_FALSE(stage.lane.advance(stage.context));

    stage.lane.cancelRun(1);
    stage.clock.advance(seconds{4});
    stage.runOnce(numberCommand(u"next"_s, u"echo 2"_s), 2);
    stage.listenUntil([&] { return stage.trials.size() == 2; });

    CHECK(stage.trials.front().error == Error{ErrorCode::Cancelled, {}});
    CHECK(stage.trials.back().output == "2\n");
}

TEST_CASE("a run that gets no answer says so, and the next one is answered by a new shell")
{
    CommandLane stage;
    CustomCommand hangs = numberCommand(u"hangs"_s, u"sleep 1000"_s);
    hangs.timeout = seconds{2}; // the server's own limit, which ends it after the test
    stage.runOnce(hangs, 1);
    CHECK_FALSE(stage.lane.advance(stage.context));
    stage.clock.advance(seconds{18});
    stage.runOnce(numberCommand(u"next"_s, u"echo 2"_s), 2);

    stage.listenUntil([&] { return stage.trials.size() == 2; });

    REQUIRE(stage.trials.front().error);
    CHECK(stage.trials.front().error->code == ErrorCode::Timeout);
    CHECK_FALSE(stage.trials.front().exitCode);
    CHECK(stage.trials.back().output == "2\n");
}
