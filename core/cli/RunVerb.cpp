// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/RunVerb.h"

#include "core/base/ShellWord.h"
#include "core/cli/CommandOptions.h"
#include "core/cli/LoginOptions.h"
#include "core/cli/ManyRuns.h"
#include "core/cli/TerminalPerson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

constexpr int mostTargets = 5000;
constexpr seconds scriptLimit{60};

void addRunOptions(VerbParser& parser)
{
    parser.addFlag(u"json"_s,
                   u"Prints one JSON object per server and line; of a failure one with "
                   "\"error\"."_s);
    addLoginOptions(parser);
}

/// The same for all: a secret that is read once is that of one login.
Result<void> checkTargets(const VerbParser& parser, const QStringList& targets)
{
    if (targets.size() > 1 && parser.isSet(u"password-stdin"_s)) {
        return fail(ErrorCode::InvalidConfig, u"--password-stdin is for one TARGET alone"_s);
    }
    return {};
}

ExitCode worseOf(ExitCode one, ExitCode other)
{
    if (one == ExitCode::Ok || other == ExitCode::Ok || one == other) {
        return one == ExitCode::Ok ? other : one;
    }
    return ExitCode::Failed;
}

bool isCancelled(const RunOutcome& outcome)
{
    const auto& error = outcome.trial ? outcome.trial->error : outcome.report.error;
    return error && error->code == ErrorCode::Cancelled;
}

ExitCode runOnAll(const VerbParser& parser,
                  const Console& console,
                  const QStringList& targets,
                  const CustomCommand& command,
                  RunStyle style)
{
    const auto timeout = parser.duration(u"timeout"_s, defaultLoginTimeout);
    if (!timeout) {
        return parser.reportUsage(console, timeout.error().detail);
    }
    if (const auto checked = checkTargets(parser, targets); !checked) {
        return parser.reportUsage(console, checked.error().detail);
    }
    if (const auto valid = validate(command); !valid) {
        return parser.report(console, valid.error());
    }
    QStringList once = targets;
    once.removeDuplicates();
    const auto logins = readLoginTargets(parser, console, once);
    if (!logins) {
        return logins.error();
    }
    style.isJson = parser.isSet(u"json"_s);
    style.isOneOfMany = logins->size() > 1;
    ExitCode code = ExitCode::Ok;
    std::size_t cancelled = 0;
    const auto tell = [&](std::size_t server, const RunOutcome& outcome) {
        keepNewPins(outcome.report.newPins, parser, console);
        const ProbeTarget& target = (*logins)[server].target;
        code = worseOf(code, tellRun(console, style, target, command, outcome));
        cancelled += isCancelled(outcome) ? 1 : 0;
    };
    ManyRuns runs(*logins, command, *timeout, style.isOneOfMany ? AskPerson{} : personAt(console));
    const bool isInterrupted = runs.run(tell);
    if (cancelled > 0) {
        complain(console,
                 u"Cancelled on %1 of %2 %3; what ran there was ended."_s.arg(
                     QString::number(cancelled),
                     QString::number(logins->size()),
                     style.isOneOfMany ? u"servers"_s : u"server"_s));
    }
    return isInterrupted ? ExitCode::Interrupted : code;
}

OrExit<CustomCommand> storedCommand(const VerbParser& parser, const Console& console)
{
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return tl::unexpected(configuration.error());
    }
    return findCommand(**configuration, parser.positional(0)).map_error([&](const Error& error) {
        return parser.report(console, error);
    });
}

/// What is run once, and of which nothing is read but how it ended.
Result<CustomCommand> adHoc(const VerbParser& parser, const QString& script)
{
    const auto limit
        = parser.duration(u"time-limit"_s, scriptLimit, {minCommandTimeout, maxCommandTimeout});
    if (!limit) {
        return fail(limit.error());
    }
    CustomCommand command;
    command.name = u"run"_s;
    command.script = script;
    command.runAs = parser.value(u"run-as"_s);
    command.timeout = std::chrono::ceil<seconds>(*limit);
    command.interval = maxCommandInterval; // it has none
    return command;
}

/// One argument is a script; several are the words of one command, and stay apart on the server.
QString scriptOf(const QStringList& arguments)
{
    if (arguments.size() == 1) {
        return arguments.front();
    }
    QStringList words;
    for (const QString& argument : arguments) {
        words += typedWord(argument);
    }
    return words.join(u' ');
}

} // namespace

ExitCode runScript(const QStringList& arguments, const Console& console)
{
    // What stands behind "--" is no argument of ours.
    const qsizetype end = arguments.indexOf(u"--"_s);
    const QString script = end < 0 ? QString() : scriptOf(arguments.mid(end + 1));
    VerbParser parser(
        {u"run"_s,
         u"TARGET… [options] -- SCRIPT"_s,
         u"Runs a script once on one or many servers, for sh, and keeps nothing. "
         "TARGET: as with probe.\nSCRIPT: one argument as it stands, or the words of one command, "
         "which stay as they are.\nOf several servers each line begins with the "
         "server's name, as the answers come. 0: it ended\nwith 0 on all of them. "
         "Of a server's output the first 256 KiB are shown."_s,
         u"run db1 -- uptime\n"
         "run web1 web2 web3 --json -- 'df -P / | tail -n 1'\n"
         "run deploy@db1.example.net --run-as postgres -- psql -c 'select 1'\n"_s});
    addRunOptions(parser);
    parser.addOption(u"time-limit"_s,
                     u"DURATION"_s,
                     u"How long the script may run before it is killed: 1s to 10m; 60s."_s);
    parser.addOption(
        u"run-as"_s, u"ACCOUNT"_s, u"An account of the server, through \"sudo -n\"."_s);
    parser.setPositionals(1, mostTargets);
    if (const auto done = parser.parse(end < 0 ? arguments : arguments.first(end), console)) {
        return *done;
    }
    if (script.trimmed().isEmpty()) {
        return parser.reportUsage(console, u"The script is missing; it stands behind “--”."_s);
    }
    const auto command = adHoc(parser, script);
    if (!command) {
        return parser.reportUsage(console, command.error().detail);
    }
    return runOnAll(parser, console, parser.positionals(), *command, {});
}

ExitCode runCommandTry(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"command try"_s,
                       u"NAME TARGET… [options]"_s,
                       u"Runs a command of the list once, also one that is off, and shows what it "
                       "prints and what is\nread of it; nothing is kept. TARGET: as with probe."_s,
                       u"command try queue mail1\ncommand try queue mail1 mail2 --json\n"_s});
    addRunOptions(parser);
    parser.setPositionals(2, mostTargets);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto command = storedCommand(parser, console);
    if (!command) {
        return command.error();
    }
    return runOnAll(parser, console, parser.positionals().mid(1), *command, {.showsValues = true});
}

} // namespace vedette::cli
