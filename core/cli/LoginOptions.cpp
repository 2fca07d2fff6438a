// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/LoginOptions.h"

#include "core/cli/VaultOptions.h"
#include "core/engine/WholeFile.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

/// InvalidConfig with the field's name when the options can't be.
Result<Credential>
applyLoginOptions(const VerbParser& parser, const Console& console, Server& server)
{
    // Who has said “strict” has said it for good: the refusal tells that.
    if (parser.isSet(u"accept-new"_s) && server.hostKeyPolicy != HostKeyPolicy::Strict) {
        server.hostKeyPolicy = HostKeyPolicy::AcceptNew;
    }
    if (parser.isSet(u"identity"_s)) {
        const QString named = parser.value(u"identity"_s);
        server.auth = named.isEmpty() ? AuthMethod::Automatic : AuthMethod::KeyFile;
        server.identityFile = named.isEmpty() ? QString() : engine::absolutePath(named);
        server.certificateFile.clear(); // that of another key
    }
    if (parser.isSet(u"jump"_s)) {
        server.proxyJump = parser.value(u"jump"_s).trimmed();
        if (!server.proxyJump.isEmpty()) { // instead of it
            server.proxyCommand.clear();
        }
    }
    if (const auto valid = validate(server); !valid) {
        return fail(valid.error());
    }
    return parser.isSet(u"password-stdin"_s) ? readCredential(console, server) : Credential();
}

/// Adds what `desk` keeps, if there is one: the login's own secret, unless one was given, and those
/// of its jump hosts.
Result<LoginTarget> withKept(engine::SecretDesk* desk, LoginTarget login)
{
    const Server& server = login.target.server;
    if (desk != nullptr && login.credential.isEmpty() && !server.id.isNull()) {
        auto kept = desk->read(server);
        if (!kept) {
            return fail(kept.error());
        }
        login.credential = *std::move(kept);
    }
    auto hops = engine::hopsOf({server, login.credential}, login.target.servers, desk);
    if (!hops) {
        return fail(hops.error());
    }
    login.hops = *std::move(hops);
    return login;
}

Result<std::vector<LoginTarget>> resolveTargets(const VerbParser& parser,
                                                const Console& console,
                                                const QStringList& names,
                                                engine::Configuration* configuration)
{
    std::vector<LoginTarget> logins;
    logins.reserve(static_cast<std::size_t>(names.size()));
    for (const QString& name : names) {
        auto target = resolveTarget(name, configuration);
        if (!target) {
            return fail(target.error());
        }
        auto credential = applyLoginOptions(parser, console, target->server);
        if (!credential) {
            return fail(credential.error());
        }
        logins.push_back({*std::move(target), *std::move(credential), {}});
    }
    std::unique_ptr<engine::SecretDesk> desk;
    if (configuration != nullptr) {
        auto opened = openSecretDesk(parser, console, *configuration);
        if (!opened) {
            return fail(opened.error());
        }
        desk = *std::move(opened);
    }
    for (LoginTarget& login : logins) {
        auto whole = withKept(desk.get(), std::move(login));
        if (!whole) {
            return fail(whole.error());
        }
        login = *std::move(whole);
    }
    return logins;
}

} // namespace

Credential readCredential(const Console& console, Server& server)
{
    Credential credential;
    if (server.auth == AuthMethod::KeyFile) {
        credential.passphrase = readSecret(console, u"Passphrase of the key"_s);
    } else {
        server.auth = AuthMethod::Password;
        credential.password = readSecret(console, u"Password"_s);
    }
    return credential;
}

void addLoginOptions(VerbParser& parser)
{
    parser.addOption(u"timeout"_s, u"DURATION"_s, u"For connecting and logging in: 20s."_s);
    parser.addOption(u"identity"_s,
                     u"FILE"_s,
                     u"The private key to log in with; \"\" for the agent and the usual keys."_s);
    parser.addOption(u"jump"_s,
                     u"HOPS"_s,
                     u"Jump hosts, nearest first: user@host:port,second. \"\" for none."_s);
    parser.addFlag(u"accept-new"_s,
                   u"Accepts host keys never seen before, of jump hosts too, and keeps them; not "
                   "under the policy strict."_s);
    parser.addFlag(u"password-stdin"_s,
                   u"Reads the password, or with --identity the key's passphrase, from the first "
                   "line of the standard input."_s);
    addVaultOptions(parser);
}

OrExit<LoginTarget> readLoginTarget(const VerbParser& parser, const Console& console)
{
    return readLoginTargets(parser, console, {parser.positional(0)})
        .map([](std::vector<LoginTarget> logins) { return std::move(logins.front()); });
}

OrExit<std::vector<LoginTarget>>
readLoginTargets(const VerbParser& parser, const Console& console, const QStringList& targets)
{
    const auto configuration = openIfPresent(parser.dataFolder());
    if (!configuration) {
        return tl::unexpected(parser.reportDataFolder(console, configuration.error()));
    }
    return resolveTargets(parser, console, targets, configuration->get())
        .map_error([&](const Error& error) { return parser.report(console, error); });
}

void keepNewPins(const engine::ProbeSession& session,
                 const VerbParser& parser,
                 const Console& console)
{
    keepNewPins(session.report().newPins, parser, console);
}

void keepNewPins(const HostKeyPins& pins, const VerbParser& parser, const Console& console)
{
    for (const HostKeyPin& pin : pins) {
        if (const auto kept = rememberPin(pin, parser.dataFolder()); !kept) {
            report(console, kept.error().in(u"the host key is accepted but not kept"));
        } else if (pin.source == acceptedAsNew) {
            complain(console,
                     u"From now on the key %1 %2 is trusted for %3."_s.arg(
                         pin.key.type, fingerprint(pin.key), addressOf(pin)));
        }
    }
}

} // namespace vedette::cli
