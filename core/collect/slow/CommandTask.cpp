// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/CommandTask.h"

#include "core/collect/slow/CommandLine.h"
#include "core/collect/slow/SlowMisses.h"
#include "core/model/CustomCommandNames.h"
#include "core/parse/CustomOutput.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr seconds answerMargin{15}; ///< beyond the script's own time: the answer, and a slow line
constexpr seconds restAfterLogin{5};
constexpr milliseconds commandSpread{8'000}; // shorter than the shortest interval

/// What runs, for people.
QString shownOf(const CustomCommand& command)
{
    QString text;
    for (const CommandParameter& parameter : command.parameters) {
        text += parameter.name + u'=' + parameter.value + u'\n';
    }
    return text + command.script;
}

SlowOutput outputOf(const CustomCommand& command, const parse::CommandOutput& output)
{
    const auto values = parse::readOutput(command.reading, output);
    const parse::CustomValues read = values.value_or(parse::CustomValues{});
    SlowOutput result;
    result.samples = parse::samplesOf(command.name, output, read);
    result.units = parse::unitsOf(command.name, read);
    if (!values) {
        result.gap = values.error();
        return result;
    }
    if (values->isCut) {
        result.gap = Error{ErrorCode::OutputTooLarge, u"there are more values than are kept"_s};
    } else {
        result.gap = values->gap;
    }
    if (!values->text.isEmpty()) {
        result.details = CommandSummary{values->text};
    }
    return result;
}

Result<parse::CommandOutput> outputIn(const SlowAnswer& answer, const CustomCommand& command)
{
    return PollText::parse(answer.reply.output, answer.nonce)
        .and_then([&command](const PollText& text) { return readCommandAnswer(text, command); });
}

/// What the script itself printed, how it ended and how long it took.
void showRun(const CustomCommand& command, const SlowAnswer& answer, Work& work)
{
    const auto output = outputIn(answer, command);
    if (!output) {
        const bool isGarbled = output.error().code == ErrorCode::Malformed; // shown as it came
        work.output = isGarbled ? work.output : output.error().detail.toUtf8();
        return;
    }
    work.output = output->text;
    if (!output->errors.isEmpty()) {
        work.output += "\nError output:\n" + output->errors.toUtf8();
    }
    work.exitCode = output->cut ? std::nullopt : std::optional(output->exitCode);
    work.isCut = output->cut && output->cut->code == ErrorCode::OutputTooLarge;
    if (output->duration) {
        work.took = std::chrono::duration_cast<std::chrono::microseconds>(*output->duration);
    }
}

/// What a task is made of; the rest says where and for whom it runs.
CustomCommand essenceOf(CustomCommand command)
{
    command.id = {};
    command.description.clear();
    command.isImported = false;
    command.targets = {};
    command.tags.clear();
    command.servers.clear();
    return command;
}

bool runsOtherwise(const CustomCommand& before, const CustomCommand& now)
{
    CustomCommand same = essenceOf(before);
    same.interval = now.interval;
    return same != essenceOf(now);
}

const CustomCommand* namedIn(const std::vector<CustomCommand>& commands, const QString& name)
{
    const auto found = std::ranges::find(commands, name, &CustomCommand::name);
    return found == commands.end() ? nullptr : &*found;
}

/// A fixed way for each server and command.
milliseconds spreadOf(const CustomCommand& command, ServerId server)
{
    const qint64 place = server.value * 997 + command.id.value * 1499;
    return milliseconds{place % commandSpread.count()};
}

/// A command may do more than to look: never before its time, also after a miss.
SlowSchedule::Rhythm rhythmOf(const CustomCommand& command, MonotonicTime first)
{
    return {.interval = command.interval, .first = first, .retry = command.interval};
}

} // namespace

SlowTask taskOf(const CustomCommand& command)
{
    return {.name = commandProbe(command.name),
            .shown = shownOf(command),
            .timeout = command.timeout + answerMargin,
            .line = [command](const QByteArray& nonce) { return commandRequest(command, nonce); },
            .read = [command](SlowInput& input) -> Result<SlowOutput> {
                const auto output = readCommandAnswer(input.text, command);
                if (!output) {
                    return fail(output.error());
                }
                if (output->cut) {
                    return fail(*output->cut); // values of a part would be other values
                }
                return outputOf(command, *output);
            },
            .show
            = [command](const SlowAnswer& answer, Work& work) { showRun(command, answer, work); }};
}

std::vector<CustomCommand> commandsFor(const std::vector<CustomCommand>& commands,
                                       const Server& server)
{
    std::vector<CustomCommand> chosen;
    if (server.access == ServerAccess::FixedProbe) {
        return chosen;
    }
    std::ranges::copy_if(
        commands, std::back_inserter(chosen), [&server](const CustomCommand& command) {
            return command.isEnabled && appliesTo(command, server);
        });
    return chosen;
}

void addCommands(SlowLane& lane, const ServerContext& context, MonotonicTime now)
{
    for (const CustomCommand& command : context.commands) {
        const MonotonicTime first = now + restAfterLogin + spreadOf(command, context.server.id);
        lane.add(taskOf(command),
                 resumed(rhythmOf(command, first), commandProbe(command.name), context.slowTimes));
    }
}

void changeCommands(SlowLane& lane,
                    ServerContext& context,
                    const std::vector<CustomCommand>& commands,
                    MonotonicTime now)
{
    for (const CustomCommand& before : context.commands) {
        const CustomCommand* const after = namedIn(commands, before.name);
        if (after == nullptr || runsOtherwise(before, *after)) {
            lane.remove(commandProbe(before.name));
        }
    }
    for (const CustomCommand& command : commands) {
        const CustomCommand* const before = namedIn(context.commands, command.name);
        if (before == nullptr || essenceOf(*before) != essenceOf(command)) {
            const MonotonicTime first = now + spreadOf(command, context.server.id);
            lane.add(taskOf(command), rhythmOf(command, first));
        }
    }
    context.commands = commands;
}

CommandTrial
trialOf(const CustomCommand& command, ServerId server, const Result<SlowAnswer>& answer)
{
    CommandTrial trial;
    trial.server = server;
    if (!answer) {
        trial.error = answer.error();
        return trial;
    }
    const auto output = outputIn(*answer, command);
    if (!output) {
        trial.error = answer->isCancelled ? Error{ErrorCode::Cancelled, {}} : output.error();
        return trial;
    }
    trial.output = output->text;
    trial.errors = output->errors.toUtf8();
    if (output->duration) {
        trial.duration = output->duration->count();
    }
    const bool isCancelled = answer->isCancelled && output->exitCode == killedExitCode;
    if (isCancelled || output->cut) {
        trial.error = isCancelled ? Error{ErrorCode::Cancelled, {}} : output->cut;
        return trial;
    }
    trial.exitCode = output->exitCode;
    SlowOutput read = outputOf(command, *output);
    trial.units = std::move(read.units);
    trial.samples = std::move(read.samples);
    if (auto* const summary = std::get_if<CommandSummary>(&read.details)) {
        trial.text = std::move(summary->text);
    }
    trial.error = std::move(read.gap);
    return trial;
}

} // namespace vedette::collect
