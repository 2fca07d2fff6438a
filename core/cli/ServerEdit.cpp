// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ServerEdit.h"

#include "core/cli/ServerOptions.h"
#include "core/engine/Configuration.h"

using namespace Qt::StringLiterals;

namespace vedette::cli {

using engine::Configuration;

namespace {

/// A server of that name, else the address that the text is.
Result<Server> addressNamed(Configuration& configuration, const QString& text)
{
    const auto named = configuration.find(text);
    return named || named.error().code != ErrorCode::NotFound ? named : parseTarget(text);
}

/// "host:22", whose keys are forgotten. NotFound when none was trusted.
Result<QString> forget(Configuration& configuration, const Server& target)
{
    QString address = u"%1:%2"_s.arg(target.host, QString::number(target.port));
    const auto pins = configuration.pins();
    if (!pins) {
        return fail(pins.error());
    }
    if (target.kind == ServerKind::Local || pinsOf(*pins, target.host, target.port).empty()) {
        return fail(ErrorCode::NotFound, u"no key is trusted for "_s + address);
    }
    if (const auto forgotten = configuration.forgetHostKeys(target); !forgotten) {
        return fail(forgotten.error());
    }
    return address;
}

} // namespace

ExitCode runAdd(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"server add"_s,
                       u"TARGET [options]"_s,
                       u"Adds a server. TARGET: host, user@host, user@host:port, user@[v6]:port or "
                       "local.\nNo secret is kept: with a password login the window asks for it."_s,
                       u"server add deploy@db1.example.net --group Databases --tag prod\n"
                       "server add root@10.0.0.5:2222 --name router --identity ~/.ssh/id_ed25519\n"
                       "server add web1 --host-key-policy accept-new --status-interval 5s\n"_s});
    addServerOptions(parser);
    parser.addFlag(u"paused"_s, u"Doesn't begin to watch it yet."_s);
    parser.setPositionals(1, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    auto target = parseTarget(parser.positional(0));
    if (!target) {
        return report(console, target.error());
    }
    if (target->kind == ServerKind::Ssh) {
        target->statusInterval = console.settings.statusInterval;
    }
    target->metricsInterval = console.settings.metricsInterval;
    target->isMonitored = !parser.isSet(u"paused"_s);
    const auto server = withOptions(parser, *target);
    if (!server) {
        return report(console, server.error());
    }
    const auto configuration = Configuration::open(parser.dataFolder());
    if (!configuration) {
        return reportDataFolder(console, parser.dataFolder(), configuration.error());
    }
    const auto added = (*configuration)->add({*server});
    if (!added) {
        return report(console, added.error());
    }
    say(console, u"Added “%1” (%2)."_s.arg(server->name, addressOf(*server)));
    return ExitCode::Ok;
}

ExitCode runEdit(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"server edit"_s,
                       u"NAME [options]"_s,
                       u"Changes what the options name and leaves the rest as it is."_s,
                       u"server edit db1 --name db-main --metrics-interval 1m\n"_s});
    addServerOptions(parser);
    parser.setPositionals(1, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto configuration = Configuration::open(parser.dataFolder());
    if (!configuration) {
        return reportDataFolder(console, parser.dataFolder(), configuration.error());
    }
    const auto found = (*configuration)->find(parser.positional(0));
    const auto changed
        = found.and_then([&](const Server& server) { return withOptions(parser, server); });
    if (!changed) {
        return report(console, changed.error());
    }
    const auto updated = *changed == *found ? Result<void>{} : (*configuration)->update(*changed);
    if (!updated) {
        return report(console, updated.error());
    }
    say(console, u"Changed “%1” (%2)."_s.arg(changed->name, addressOf(*changed)));
    return ExitCode::Ok;
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
    const auto configuration = Configuration::open(parser.dataFolder());
    if (!configuration) {
        return reportDataFolder(console, parser.dataFolder(), configuration.error());
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
