// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ServerSwitches.h"

#include "core/cli/ServerOptions.h"
#include "core/cli/TextWidth.h"
#include "core/model/ServerJson.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

/// A flag, and the one that takes it back.
struct ProbeSwitch
{
    QLatin1StringView on;
    QLatin1StringView off;
    QLatin1StringView field; ///< of the server's JSON form
    QLatin1StringView description;
    bool isOfSsh; ///< says nothing about this computer
};

constexpr std::array probeSwitches{
    ProbeSwitch{
        "sudo"_L1,
        "no-sudo"_L1,
        "usesSudo"_L1,
        "Reads what only root may (SMART, memory modules, LVM) by sudo -n. Each use, and each "
        "refusal, is a line in the server's log."_L1,
        false},
    ProbeSwitch{"shell-only"_L1,
                "no-shell-only"_L1,
                "pollsByShell"_L1,
                "Never polls by SFTP: where that writes a line into the server's log for each file "
                "that is read."_L1,
                true},
};

bool isThisComputer(const QJsonObject& json)
{
    return json["kind"_L1].toString() == "local"_L1;
}

Result<void> setSwitch(const VerbParser& parser, const ProbeSwitch& known, QJsonObject& json)
{
    const bool isOn = parser.isSet(known.on.toString());
    const bool isOff = parser.isSet(known.off.toString());
    if (isOn && isOff) {
        return fail(ErrorCode::InvalidConfig,
                    u"--%1 and --%2 exclude each other"_s.arg(known.on, known.off));
    }
    if (!isOn && !isOff) {
        return {};
    }
    if (known.isOfSsh && isThisComputer(json)) {
        return fail(ErrorCode::InvalidConfig,
                    u"--%1 says nothing about this computer, which is watched without SSH"_s.arg(
                        isOn ? known.on : known.off));
    }
    json[known.field] = isOn;
    return {};
}

} // namespace

void addProbeSwitches(VerbParser& parser)
{
    for (const ProbeSwitch& known : probeSwitches) {
        parser.addFlag(known.on.toString(), known.description.toString());
        parser.addFlag(known.off.toString(), u"Takes --%1 back."_s.arg(known.on));
    }
    parser.addOption(u"watch-certificate"_s,
                     u"PATH"_s,
                     u"A certificate (PEM) on the server whose expiry is watched; may be given "
                     "several times, instead of those before. \"\" for none."_s);
}

bool hasProbeSwitches(const VerbParser& parser)
{
    const auto isSwitched = [&parser](const ProbeSwitch& known) {
        return parser.isSet(known.on.toString()) || parser.isSet(known.off.toString());
    };
    return parser.isSet(u"watch-certificate"_s) || std::ranges::any_of(probeSwitches, isSwitched);
}

QStringList probeSwitchLines(const Server& server)
{
    const QJsonObject json = toJson(server);
    QStringList lines;
    for (const ProbeSwitch& known : probeSwitches) {
        if (!known.isOfSsh || server.kind == ServerKind::Ssh) {
            lines += fitted(known.on.toString(), optionWidth)
                + (json[known.field].toBool() ? u"yes"_s : u"no"_s);
        }
    }
    lines += fitted(u"watch-certificate"_s, optionWidth) + server.watchedCertificates.join(u", "_s);
    return lines;
}

Result<void> setProbeSwitches(const VerbParser& parser, QJsonObject& json)
{
    for (const ProbeSwitch& known : probeSwitches) {
        if (auto isSet = setSwitch(parser, known, json); !isSet) {
            return isSet;
        }
    }
    if (parser.isSet(u"watch-certificate"_s)) {
        QStringList paths = parser.values(u"watch-certificate"_s);
        paths.removeAll(QString());
        json["watchedCertificates"_L1] = QJsonArray::fromStringList(paths);
    }
    return {};
}

} // namespace vedette::cli
