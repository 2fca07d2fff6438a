// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/AccessKitVerb.h"

#include "core/cli/LoginFailure.h"
#include "core/cli/OpenConfiguration.h"
#include "core/cli/SnapshotJson.h"
#include "core/cli/VaultOptions.h"
#include "core/cli/VerbParser.h"
#include "core/engine/AccessKits.h"
#include "core/engine/KitFiles.h"
#include "core/engine/KitVerifier.h"
#include "core/text/AccessText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

using engine::AccessKits;
using engine::Configuration;
using engine::SecretDesk;

constexpr milliseconds defaultVerifyTimeout{60'000}; ///< two logins, and what a server lets wait

/// What the verb works with: the folder's configuration, its secrets, and one server of the list.
struct KitDesk
{
    std::unique_ptr<Configuration> configuration;
    std::unique_ptr<SecretDesk> secrets;
    std::unique_ptr<AccessKits> kits;
    Server server;
};

OrExit<KitDesk> openKitDesk(const VerbParser& parser, const Console& console)
{
    KitDesk desk;
    auto configuration = openConfiguration(parser, console);
    if (!configuration) {
        return tl::unexpected(configuration.error());
    }
    desk.configuration = *std::move(configuration);
    auto server = findServer(*desk.configuration, parser.positional(0));
    if (!server) {
        return tl::unexpected(parser.report(console, server.error()));
    }
    desk.server = *std::move(server);
    auto secrets = openSecretDesk(parser, console, *desk.configuration);
    if (!secrets) {
        return tl::unexpected(parser.report(console, secrets.error()));
    }
    desk.secrets = *std::move(secrets);
    desk.kits
        = std::make_unique<AccessKits>(*desk.configuration, *desk.secrets, parser.dataFolder());
    return desk;
}

/// The kit that is there, or a new one where that is allowed.
Result<AccessKit> takeKit(const VerbParser& parser, KitDesk& desk)
{
    const bool isNew = parser.isSet(u"new"_s);
    if (auto kit = isNew ? std::nullopt : desk.kits->find(desk.server)) {
        return *std::move(kit);
    }
    if (parser.isSet(u"verify"_s) || parser.isSet(u"use"_s)) {
        return fail(ErrorCode::NotFound,
                    u"there is no key to verify yet: vedette access-kit makes one"_s);
    }
    return desk.kits->make(desk.server);
}

QJsonArray otherKeysJson(const AccessKit& kit)
{
    QJsonArray keys;
    for (const OtherKey& key : kit.otherKeys) {
        keys += QJsonObject{{"publicKey"_L1, key.publicKey}, {"inUse"_L1, key.isInUse}};
    }
    return keys;
}

QJsonObject kitJson(const AccessKit& kit)
{
    return {{"server"_L1, kit.server.name},
            {"keyFile"_L1, kit.server.identityFile},
            {"publicKey"_L1, kit.publicKey},
            {"inUse"_L1, kit.isInUse},
            {"probeVersion"_L1, kit.probeVersion},
            {"authorizedKeys"_L1, kit.authorizedKeys},
            {"authorizedKeysOlder"_L1, kit.authorizedKeysOlder},
            {"sudoers"_L1, QJsonArray::fromStringList(kit.sudoers)},
            {"otherKeys"_L1, otherKeysJson(kit)}};
}

ExitCode printKit(const VerbParser& parser, const Console& console, KitDesk& desk)
{
    auto taken = takeKit(parser, desk);
    if (!taken) {
        return parser.report(console, taken.error());
    }
    if (parser.isSet(u"json"_s)) {
        say(console, QJsonDocument(kitJson(*taken)));
        return ExitCode::Ok;
    }
    AccessKit kit = *std::move(taken);
    if (parser.isSet(u"older"_s)) {
        kit.authorizedKeys = kit.authorizedKeysOlder;
    }
    const QStringList lines = text::accessKitLines(kit, placeWords(desk.secrets->status().place));
    std::ranges::for_each(lines, [&console](const QString& line) { say(console, line); });
    return ExitCode::Ok;
}

void printReport(const Console& console, const AccessKit& kit, const AccessReport& report)
{
    say(console, text::accessHeading(kit.server));
    const QStringList lines = text::accessLines(report)
        + (report.hostKey ? hostKeyLines(*report.hostKey) : QStringList());
    std::ranges::for_each(lines, [&console](const QString& line) { say(console, line); });
}

QJsonObject reportJson(const AccessKit& kit, const AccessReport& report)
{
    QJsonArray checks;
    for (const AccessCheck& check : report.checks) {
        checks += QJsonObject{{"trial"_L1, accessTrialName(check.trial)},
                              {"verdict"_L1, accessVerdictName(check.verdict)},
                              {"detail"_L1, check.detail}};
    }
    QJsonObject json{{"server"_L1, kit.server.name},
                     {"keyFile"_L1, kit.server.identityFile},
                     {"ok"_L1, report.isRight()},
                     {"used"_L1, kit.isInUse},
                     {"otherKeys"_L1, otherKeysJson(kit)},
                     {"checks"_L1, checks}};
    if (report.error) {
        json.insert("error"_L1, errorJson(*report.error));
    }
    if (report.hostKey) {
        json.insert("hostKey"_L1, hostKeyJson(*report.hostKey));
        json.insert("advice"_L1, QJsonArray::fromStringList(hostKeyLines(*report.hostKey)));
    }
    return json;
}

/// The kit once the server is monitored with it.
AccessKit asUsed(AccessKit kit)
{
    kit.isInUse = true;
    std::ranges::for_each(kit.otherKeys, [](OtherKey& key) { key.isInUse = false; });
    return kit;
}

void printUse(const Console& console, const AccessKit& kit, bool isNew)
{
    if (isNew) {
        say(console, u"“%1” is monitored with this key from now on."_s.arg(kit.server.name));
    }
    const QStringList others = kit.isInUse ? text::otherKeyLines(kit) : QStringList();
    std::ranges::for_each(others, [&console](const QString& line) { say(console, line); });
}

Result<AccessReport>
verifyKit(const VerbParser& parser, KitDesk& desk, const AccessKit& kit, milliseconds timeout)
{
    const auto credential = desk.kits->credentialOf(kit);
    const auto pins = desk.configuration->pins();
    const auto servers = desk.configuration->servers();
    if (!credential || !pins || !servers) {
        return fail(!credential ? credential.error() : !pins ? pins.error() : servers.error());
    }
    Server server = kit.server;
    if (parser.isSet(u"accept-new"_s) && server.hostKeyPolicy != HostKeyPolicy::Strict) {
        server.hostKeyPolicy = HostKeyPolicy::AcceptNew;
    }
    const auto hops = engine::hopsOf({server, *credential}, *servers, desk.secrets.get());
    if (!hops) {
        return fail(hops.error());
    }
    AccessReport report = engine::verifyAccess({server, *credential, *pins, *hops}, timeout);
    for (const HostKeyPin& pin : report.newPins) {
        if (const auto kept = desk.configuration->addPin(pin); !kept) {
            return fail(kept.error().in(u"the host key is accepted but not kept"_s));
        }
    }
    return report;
}

ExitCode runVerify(const VerbParser& parser, const Console& console, KitDesk& desk)
{
    const auto timeout = parser.duration(u"timeout"_s, defaultVerifyTimeout);
    if (!timeout) {
        return parser.reportUsage(console, timeout.error().detail);
    }
    const auto kit = takeKit(parser, desk);
    const auto verified = kit.and_then(
        [&](const AccessKit& taken) { return verifyKit(parser, desk, taken, *timeout); });
    if (!verified) {
        return parser.report(console, verified.error());
    }
    const bool isUsed = verified->isRight() && parser.isSet(u"use"_s);
    if (isUsed) {
        if (const auto used = desk.kits->use(*kit); !used) {
            return parser.report(console, used.error());
        }
    }
    const AccessKit now = isUsed ? asUsed(*kit) : *kit;
    if (parser.isSet(u"json"_s)) {
        say(console, QJsonDocument(reportJson(now, *verified)));
    } else {
        printReport(console, now, *verified);
        printUse(console, now, isUsed);
    }
    if (verified->error) {
        return exitCode(*verified->error);
    }
    return verified->isRight() ? ExitCode::Ok : ExitCode::Failed;
}

void addKitOptions(VerbParser& parser)
{
    parser.addFlag(u"verify"_s,
                   u"Logs in with the key and tries what it must not be able to do, and what it "
                   "must. Any excess is an error (exit code 1)."_s);
    parser.addFlag(u"use"_s,
                   u"Verifies, and monitors the server with this key when all is right."_s);
    parser.addFlag(u"new"_s,
                   u"Makes another key where there is one already, and names the older ones, whose "
                   "lines must go."_s);
    parser.addFlag(u"older"_s,
                   u"Prints the line for servers that don't know “restrict”: OpenSSH before 7.2, "
                   "old dropbear."_s);
    parser.addFlag(u"show-probe"_s, u"Prints the script that the line holds, readable."_s);
    parser.addFlag(u"json"_s, u"Prints one JSON object."_s);
    parser.addFlag(u"accept-new"_s, u"Accepts a host key never seen before, and keeps it."_s);
    parser.addOption(u"timeout"_s, u"DURATION"_s, u"For the whole verification: 1m."_s);
    addVaultOptions(parser);
}

} // namespace

ExitCode runAccessKit(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"access-kit"_s,
                       u"SERVER [options]"_s,
                       u"Makes a key for one server of the list that can do nothing but be "
                       "monitored: prints the line for\nauthorized_keys, which forces the fixed "
                       "probe and forbids all else, and the lines for sudoers that\nthe probes "
                       "need. The server's entry stays as it is until --use. The private key is "
                       "kept in the\ndata folder, its passphrase in the keychain or the vault."_s,
                       u"access-kit db1\n"
                       "access-kit db1 --verify\n"
                       "access-kit db1 --use\n"
                       "access-kit db1 --json\n"_s});
    addKitOptions(parser);
    parser.setPositionals(1, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    if (parser.isSet(u"show-probe"_s)) {
        console.out << engine::fixedProbeScript();
        console.out.flush();
        return ExitCode::Ok;
    }
    auto desk = openKitDesk(parser, console);
    if (!desk) {
        return desk.error();
    }
    const bool isVerified = parser.isSet(u"verify"_s) || parser.isSet(u"use"_s);
    return isVerified ? runVerify(parser, console, *desk) : printKit(parser, console, *desk);
}

} // namespace vedette::cli
