// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ServerEdit.h"

#include "core/cli/LoginOptions.h"
#include "core/cli/OpenConfiguration.h"
#include "core/cli/ServerOptions.h"
#include "core/cli/VaultOptions.h"
#include "core/model/HostKeyName.h"
#include "core/model/ProxyCommand.h"
#include "core/model/Sudoers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::cli {

using engine::Configuration;

namespace {

/// Word by word: quotes hide where an argument ends.
void sayProgram(const Console& console, const Server& server)
{
    const QStringList words = splitProxyCommand(server.proxyCommand).value_or(QStringList());
    if (!server.runsProxyCommand || words.isEmpty()) {
        return;
    }
    say(console, u"At each login this program is run, with these arguments:"_s);
    std::ranges::for_each(words,
                          [&console](const QString& word) { say(console, u"    "_s + word); });
}

/// What the server must allow first, when sudo has just been switched on.
void saySudoers(const VerbParser& parser, const Console& console, const Server& server)
{
    if (!parser.isSet(u"sudo"_s)) {
        return;
    }
    say(console,
        u"Where its account may not use sudo without a password yet, add these lines with visudo "
        "there:"_s);
    const QStringList lines = sudoersFor(server.user);
    std::ranges::for_each(lines,
                          [&console](const QString& line) { say(console, u"    "_s + line); });
}

/// What the target says and an option says otherwise.
Result<void> refuseContradiction(const VerbParser& parser, const Server& target)
{
    const auto differs = [&parser](const QString& option, const QString& said) {
        return parser.isSet(option) && !said.isEmpty() && parser.value(option) != said;
    };
    const QString port = target.port == 22 ? QString() : QString::number(target.port);
    for (const auto& [option, said] : {std::pair{u"port"_s, port},
                                       std::pair{u"user"_s, target.user},
                                       std::pair{u"host"_s, target.host}}) {
        if (target.kind == ServerKind::Ssh && differs(option, said)) {
            return fail(ErrorCode::InvalidConfig,
                        u"TARGET says %1, --%2 says %3"_s.arg(said, option, parser.value(option)));
        }
    }
    return {};
}

void addSecretOptions(VerbParser& parser)
{
    parser.addFlag(u"password-stdin"_s,
                   u"Reads the password, or with a key file its passphrase, from the first line of "
                   "the standard input, and keeps it in the keychain or the vault."_s);
    addVaultOptions(parser);
}

/// A secret that came with the verb, and the place that takes it.
struct GivenSecret
{
    Credential credential;
    std::unique_ptr<engine::SecretDesk> desk; ///< null when none was given
};

/// Before anything is changed: a secret that can't be kept is an error, and so is none.
Result<GivenSecret> readGivenSecret(const VerbParser& parser,
                                    const Console& console,
                                    Configuration& configuration,
                                    Server& server)
{
    GivenSecret given;
    if (!parser.isSet(u"password-stdin"_s)) {
        return given;
    }
    if (server.kind == ServerKind::Local) {
        return fail(ErrorCode::InvalidConfig, u"this computer needs no password"_s);
    }
    auto desk = openSecretDesk(parser, console, configuration);
    if (!desk) {
        return fail(desk.error());
    }
    given.desk = *std::move(desk);
    if (const auto ready = given.desk->prepare(); !ready) {
        return fail(ready.error());
    }
    given.credential = readCredential(console, server);
    if (given.credential.isEmpty()) {
        return fail(ErrorCode::AuthNeedsUser, u"the first line of the input is empty"_s);
    }
    return given;
}

/// Says where the secret is; the server itself is stored already.
ExitCode keepGiven(const Console& console, const GivenSecret& given, const Server& server)
{
    if (!given.desk) {
        return ExitCode::Ok;
    }
    const auto kept = given.desk->keep(server, given.credential);
    if (!kept) {
        return report(console, kept.error().in(u"the secret of %1 is not kept"_s.arg(server.name)));
    }
    say(console, u"Its secret is kept %1."_s.arg(placeWords(given.desk->status().place)));
    return ExitCode::Ok;
}

/// A server of that name, else the address that the text is.
Result<Server> addressNamed(Configuration& configuration, const QString& text)
{
    const auto named = configuration.find(text);
    return named || named.error().code != ErrorCode::NotFound ? named : parseTarget(text);
}

/// "host:22", whose keys are forgotten. NotFound when none was trusted.
Result<QString> forget(Configuration& configuration, const Server& target)
{
    const HostKeyName name = hostKeyNameOf(target);
    QString address = u"%1:%2"_s.arg(name.host, QString::number(name.port));
    const auto pins = configuration.pins();
    if (!pins) {
        return fail(pins.error());
    }
    if (target.kind == ServerKind::Local || pinsOf(*pins, target).empty()) {
        return fail(ErrorCode::NotFound, u"no key is trusted for "_s + address);
    }
    if (const auto forgotten = configuration.forgetHostKeys(target); !forgotten) {
        return fail(forgotten.error());
    }
    return address;
}

ExitCode storeNew(const VerbParser& parser, const Console& console, Server& server)
{
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return configuration.error();
    }
    const auto given = readGivenSecret(parser, console, **configuration, server);
    if (!given) {
        return report(console, given.error());
    }
    const auto added = (*configuration)->add({server});
    if (!added) {
        return report(console, added.error());
    }
    say(console, u"Added “%1” (%2)."_s.arg(server.name, addressOf(server)));
    sayProgram(console, server);
    saySudoers(parser, console, server);
    return keepGiven(console, *given, added->front());
}

} // namespace

ExitCode runAdd(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"server add"_s,
                       u"TARGET [options]"_s,
                       u"Adds a server. TARGET: host, user@host, user@host:port, user@[v6]:port or "
                       "local.\nIts name is TARGET unless --name is given."_s,
                       u"server add deploy@db1.example.net --group Databases --tag prod\n"
                       "server add root@10.0.0.5:2222 --name router --identity ~/.ssh/id_ed25519\n"
                       "server add web1 --host-key-policy accept-new --status-interval 5s\n"
                       "server add admin@nas --password-stdin < password-file\n"_s});
    addServerOptions(parser);
    addSecretOptions(parser);
    parser.addFlag(u"paused"_s, u"Doesn't begin to watch it yet."_s);
    parser.setPositionals(1, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    auto target = parseTarget(parser.positional(0));
    if (!target) {
        return report(console, target.error());
    }
    if (const auto agrees = refuseContradiction(parser, *target); !agrees) {
        return report(console, agrees.error());
    }
    if (target->kind == ServerKind::Ssh) {
        target->statusInterval = console.settings.statusInterval;
    }
    target->metricsInterval = console.settings.metricsInterval;
    target->isMonitored = !parser.isSet(u"paused"_s);
    auto server = withOptions(parser, *target);
    if (!server) {
        return report(console, server.error());
    }
    return storeNew(parser, console, *server);
}

ExitCode runEdit(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"server edit"_s,
                       u"NAME [options]"_s,
                       u"Changes what the options name and leaves the rest as it is."_s,
                       u"server edit db1 --name db-main --metrics-interval 1m\n"
                       "server edit db1 --password-stdin < password-file\n"_s});
    addServerOptions(parser);
    addSecretOptions(parser);
    parser.setPositionals(1, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    if (!hasServerOptions(parser) && !parser.isSet(u"password-stdin"_s)) {
        return parser.reportUsage(console, u"No option says what to change."_s);
    }
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return configuration.error();
    }
    const auto found = findServer(**configuration, parser.positional(0));
    auto changed
        = found.and_then([&](const Server& server) { return withOptions(parser, server); });
    if (!changed) {
        return report(console, changed.error());
    }
    const auto given = readGivenSecret(parser, console, **configuration, *changed);
    if (!given) {
        return report(console, given.error());
    }
    if (*changed == *found && !given->desk) {
        say(console, u"“%1” is like that already."_s.arg(found->name));
        return ExitCode::Ok;
    }
    if (const auto updated = (*configuration)->update(*changed); !updated) {
        return report(console, updated.error());
    }
    say(console, u"Changed “%1” (%2)."_s.arg(changed->name, addressOf(*changed)));
    sayProgram(console, *changed);
    saySudoers(parser, console, *changed);
    return keepGiven(console, *given, *changed);
}

ExitCode runForgetKey(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"server forget-key"_s,
                       u"TARGET"_s,
                       u"Forgets the trusted host keys of an address: after the server got a new "
                       "one.\nTARGET: the name of a server, or host, user@host, user@host:port."_s,
                       u"server forget-key db1\n"
                       "server forget-key 10.0.0.5:2222\n"_s});
    parser.setPositionals(1, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return configuration.error();
    }
    const auto forgotten = addressNamed(**configuration, parser.positional(0))
                               .and_then([&configuration](const Server& target) {
                                   return forget(**configuration, target);
                               });
    if (!forgotten) {
        return report(console, forgotten.error());
    }
    say(console, u"No key is trusted for %1 any more."_s.arg(*forgotten));
    return ExitCode::Ok;
}

} // namespace vedette::cli
