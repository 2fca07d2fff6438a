// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/VaultVerb.h"

#include "core/cli/OpenConfiguration.h"
#include "core/cli/SubVerb.h"
#include "core/cli/VaultOptions.h"
#include "core/engine/Configuration.h"
#include "core/engine/MasterPassword.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

using engine::Configuration;
using engine::SecretDesk;

/// The folder's configuration and its secrets, for one verb.
struct OpenedVault
{
    std::unique_ptr<Configuration> configuration;
    std::unique_ptr<SecretDesk> desk;
};

/// Without a master password: each verb asks for it in its own way.
Result<OpenedVault> openVault(const VerbParser& parser, const Console& console)
{
    auto configuration = Configuration::open(parser.dataFolder());
    if (!configuration) {
        return fail(configuration.error());
    }
    OpenedVault opened{*std::move(configuration), nullptr};
    opened.desk
        = std::make_unique<SecretDesk>(*opened.configuration, parser.dataFolder(), console.secrets);
    if (const auto ready = opened.desk->open({}); !ready) {
        return fail(ready.error());
    }
    return opened;
}

QString wordOf(SecretPlace place)
{
    switch (place) {
    case SecretPlace::Keychain:
        return u"keychain"_s;
    case SecretPlace::VaultFile:
        return u"vault"_s;
    case SecretPlace::MemoryOnly:
        return u"memory"_s;
    case SecretPlace::Undecided:
        return u"undecided"_s;
    }
    return {};
}

ExitCode runStatus(const QStringList& arguments, const Console& console)
{
    VerbParser parser(
        {u"vault status"_s,
         u"[--json]"_s,
         u"Tells where passwords and passphrases are kept, and of how many servers."_s,
         u"vault status\nvault status --json\n"_s});
    parser.addFlag(u"json"_s, u"Prints one JSON object."_s);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto opened = openVault(parser, console);
    if (!opened) {
        return parser.reportDataFolder(console, opened.error());
    }
    const SecretsStatus status = opened->desk->status();
    const bool hasVault = status.vault != VaultState::Missing;
    const auto count = static_cast<qint64>(status.kept.size());
    if (parser.isSet(u"json"_s)) {
        say(console,
            QJsonDocument(QJsonObject{{"place"_L1, wordOf(status.place)},
                                      {"vaultFile"_L1, hasVault},
                                      {"kept"_L1, count}}));
        return ExitCode::Ok;
    }
    say(console, u"Secrets are kept %1."_s.arg(placeWords(status.place)));
    say(console, u"Servers with a kept secret: %1"_s.arg(count));
    say(console, u"Vault file: %1"_s.arg(hasVault ? u"yes"_s : u"no"_s));
    return ExitCode::Ok;
}

/// The key that the options give, else what is typed, or stands in the input.
Result<Secret> askMaster(const VerbParser& parser, const Console& console, const QString& prompt)
{
    const auto given = readVaultKey(parser);
    if (!given) {
        return fail(given.error());
    }
    return *given ? **given : readSecret(console, prompt);
}

void hintAtLength(const Console& console, const Secret& master)
{
    if (engine::isShortMaster(master)) {
        complain(console,
                 u"The master password has fewer than %1 characters: whoever gets the vault file "
                 "can find it by trying. “vedette vault change-password” takes a longer one."_s.arg(
                     engine::fairMasterLength));
    }
}

ExitCode runCreate(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"vault create"_s,
                       u"[options]"_s,
                       u"Makes the vault file that keeps secrets under a master password, where "
                       "there is no keychain.\nThe master password is asked for, or read from the "
                       "first line of the standard input."_s,
                       u"vault create\nvault create --vault-key-file /etc/vedette/key\n"_s});
    addVaultOptions(parser);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto opened = openVault(parser, console);
    if (!opened) {
        return parser.reportDataFolder(console, opened.error());
    }
    if (opened->desk->status().vault != VaultState::Missing) {
        complain(console,
                 u"There is a vault already: “vedette vault change-password” changes its master "
                 "password, “vedette vault forget --all” removes it with all that it keeps."_s);
        return ExitCode::Usage;
    }
    const auto given = readVaultKey(parser);
    if (!given) {
        return report(console, given.error());
    }
    const auto master
        = *given ? Result<Secret>(**given) : readNewSecret(console, u"New master password"_s);
    const auto created = master.and_then(
        [&opened](const Secret& chosen) { return opened->desk->createVault(chosen); });
    if (!created) {
        return report(console, created.error());
    }
    say(console, u"The vault is ready. Nobody can open it without the master password."_s);
    hintAtLength(console, *master);
    return ExitCode::Ok;
}

ExitCode runChangePassword(const QStringList& arguments, const Console& console)
{
    VerbParser parser(
        {u"vault change-password"_s,
         u"[options]"_s,
         u"Changes the vault's master password. The current one comes from the options, else it "
         "is asked for,\nthen the new one; or both are the first lines of the standard input."_s,
         u"vault change-password\nvault change-password --vault-key-file old < new\n"_s});
    addVaultOptions(parser);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto opened = openVault(parser, console);
    if (!opened) {
        return parser.reportDataFolder(console, opened.error());
    }
    if (opened->desk->status().vault == VaultState::Missing) {
        return report(console, {ErrorCode::VaultMissing, {}, 0});
    }
    const auto current = askMaster(parser, console, u"Current master password"_s);
    if (!current) {
        return report(console, current.error());
    }
    const auto next = readNewSecret(console, u"New master password"_s);
    const auto changed = next.and_then([&opened, &current](const Secret& chosen) {
        return opened->desk->changeMaster(*current, chosen);
    });
    if (!changed) {
        return report(console, changed.error());
    }
    say(console, u"The master password is another one now."_s);
    hintAtLength(console, *next);
    return ExitCode::Ok;
}

ExitCode forgetNamed(const VerbParser& parser, const Console& console, const OpenedVault& opened)
{
    std::vector<Server> chosen;
    const QStringList names = parser.positionals();
    for (const QString& name : names) { // all are looked up before the first is forgotten
        const auto server = findServer(*opened.configuration, name);
        if (!server) {
            return report(console, server.error());
        }
        chosen.push_back(*server);
    }
    for (const Server& server : chosen) {
        const auto forgotten = opened.desk->forget(server.id);
        if (!forgotten && forgotten.error().code == ErrorCode::VaultLocked) {
            say(console,
                u"What is kept for “%1” is used no more; it stays encrypted in the vault, which is "
                "locked."_s.arg(server.name));
            continue;
        }
        if (!forgotten) {
            return report(console, forgotten.error().in(server.name));
        }
        say(console, u"Nothing is kept for “%1”."_s.arg(server.name));
    }
    return ExitCode::Ok;
}

ExitCode runForget(const QStringList& arguments, const Console& console)
{
    constexpr int anyNumberOfNames = 10'000;
    VerbParser parser({u"vault forget"_s,
                       u"NAME… | --all"_s,
                       u"Removes the kept secrets of servers. With --all every one, and the vault "
                       "file: also when its\nmaster password is lost."_s,
                       u"vault forget db1\nvault forget --all\n"_s});
    parser.addFlag(u"all"_s, u"Of all servers."_s);
    addVaultOptions(parser);
    parser.setPositionals(0, anyNumberOfNames);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const bool isAll = parser.isSet(u"all"_s);
    if (isAll != parser.positionals().isEmpty()) {
        return parser.reportUsage(console, u"Name the servers, or say --all."_s);
    }
    auto opened = openVault(parser, console);
    if (!opened) {
        return parser.reportDataFolder(console, opened.error());
    }
    if (!isAll) {
        auto desk = openSecretDesk(parser, console, *opened->configuration);
        if (!desk) {
            return report(console, desk.error());
        }
        opened->desk = *std::move(desk);
        return forgetNamed(parser, console, *opened);
    }
    if (const auto forgotten = opened->desk->forgetAll(); !forgotten) {
        return report(console, forgotten.error());
    }
    say(console, u"No secret is kept any more."_s);
    return ExitCode::Ok;
}

constexpr std::array vaultVerbs{
    SubVerb{"status"_L1, "[--json]"_L1, "where secrets are kept"_L1, runStatus},
    SubVerb{"create"_L1, "[options]"_L1, "make the vault file"_L1, runCreate},
    SubVerb{
        "change-password"_L1, "[options]"_L1, "change the master password"_L1, runChangePassword},
    SubVerb{"forget"_L1, "NAME ... | --all"_L1, "remove kept secrets"_L1, runForget},
};

} // namespace

ExitCode runVault(const QStringList& arguments, const Console& console)
{
    return runSubVerb({.verb = u"vault"_s,
                       .subVerbs = vaultVerbs,
                       .missing = u"What should happen to the vault is missing."_s},
                      arguments,
                      console);
}

} // namespace vedette::cli
