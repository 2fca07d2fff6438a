// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/SshConfigVerb.h"

#include "core/cli/TextWidth.h"
#include "core/cli/VerbParser.h"
#include "core/engine/SshHosts.h"

#include <QJsonDocument>

#include <algorithm>
#include <iterator>
#include <vector>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

constexpr int manyHosts = 5001; // the file itself and what is looked up in it

QString joined(const QStringList& values)
{
    return values.join(u", "_s);
}

/// The way to the host: over others, through a command, or direct.
QString wayOf(const SshHostConfig& config)
{
    if (config.proxyJump) {
        return *config.proxyJump;
    }
    return config.proxyCommand ? *config.proxyCommand : QString();
}

void sayHosts(const Console& console, const std::vector<SshHostAnswer>& answers)
{
    std::vector<QStringList> rows{
        {u"HOST"_s, u"ADDRESS"_s, u"PORT"_s, u"USER"_s, u"KEYS"_s, u"VIA"_s}};
    for (const SshHostAnswer& answer : answers) {
        if (answer.config) {
            rows.push_back({answer.host,
                            answer.config->hostName,
                            QString::number(answer.config->port),
                            answer.config->user,
                            joined(answer.config->identityFiles),
                            wayOf(*answer.config)});
        }
    }
    const QStringList lines = tableLines(rows);
    for (const QString& line : lines) {
        say(console, line);
    }
}

void sayJson(const Console& console, const std::vector<SshHostAnswer>& answers)
{
    QJsonObject hosts;
    for (const SshHostAnswer& answer : answers) {
        if (answer.config) {
            hosts[answer.host] = toJson(*answer.config);
        }
    }
    say(console, QJsonDocument(hosts));
}

/// What was left out, each once: many hosts meet the same line.
std::vector<SshConfigNote> notesOf(const std::vector<SshHostAnswer>& answers)
{
    std::vector<SshConfigNote> notes;
    for (const SshHostAnswer& answer : answers) {
        if (!answer.config) {
            continue;
        }
        std::ranges::copy_if(
            answer.config->notes, std::back_inserter(notes), [&notes](const SshConfigNote& note) {
                return std::ranges::find(notes, note) == notes.end();
            });
    }
    return notes;
}

void tellNotes(const Console& console, const std::vector<SshHostAnswer>& answers)
{
    for (const SshConfigNote& note : notesOf(answers)) {
        complain(console,
                 u"%1 line %2: %3"_s.arg(note.file, QString::number(note.line), note.text));
    }
}

ExitCode tellErrors(const Console& console, const std::vector<SshHostAnswer>& answers)
{
    ExitCode code = ExitCode::Ok;
    for (const SshHostAnswer& answer : answers) {
        if (!answer.config) {
            code = report(console, answer.config.error().in(answer.host));
        }
    }
    return code;
}

} // namespace

ExitCode runSshConfig(const QStringList& arguments, const Console& console)
{
    VerbParser parser(
        {u"ssh-config"_s,
         u"FILE [HOST…] [--json]"_s,
         u"Shows what an SSH client configuration (ssh_config) says of each HOST, as “ssh -G -F\n"
         "FILE HOST” does; without HOST, of every host that FILE names without wildcards.\n"
         "Nothing in it is run: a block of “Match exec” counts as not matching, and is told.\n"
         "With --json one object {HOST: {…}} with the keys hostname, user, port, identityagent,\n"
         "proxyjump, proxycommand, hostkeyalias, userknownhostsfile, stricthostkeychecking,\n"
         "identitiesonly and connecttimeout as text, identityfile and certificatefile as arrays;\n"
         "what “ssh -G” leaves out is left out. It leaves with 2 when ssh would refuse the file\n"
         "or a host in it; the other hosts are shown all the same."_s,
         u"ssh-config ~/.ssh/config\nssh-config ~/.ssh/config db1 --json\n"_s});
    parser.addFlag(u"json"_s, u"Prints one JSON object."_s);
    parser.setPositionals(1, manyHosts);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto answers = engine::readSshHosts(parser.positional(0), parser.positionals().mid(1));
    if (!answers) {
        return parser.report(console, answers.error());
    }
    if (parser.isSet(u"json"_s)) {
        sayJson(console, *answers);
    } else {
        sayHosts(console, *answers);
    }
    tellNotes(console, *answers);
    return tellErrors(console, *answers);
}

} // namespace vedette::cli
