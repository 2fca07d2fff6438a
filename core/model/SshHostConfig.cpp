// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/SshHostConfig.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace vedette {

QJsonObject toJson(const SshHostConfig& config)
{
    const QStringList& known = config.userKnownHostsFiles;
    QJsonObject json{
        {"hostname"_L1, config.hostName},
        {"user"_L1, config.user},
        {"port"_L1, QString::number(config.port)},
        {"identityfile"_L1, QJsonArray::fromStringList(config.identityFiles)},
        {"certificatefile"_L1, QJsonArray::fromStringList(config.certificateFiles)},
        {"userknownhostsfile"_L1, known.isEmpty() ? u"none"_s : known.join(u' ')},
        {"stricthostkeychecking"_L1, config.strictHostKeyChecking},
        {"identitiesonly"_L1, config.identitiesOnly ? u"yes"_s : u"no"_s},
        {"connecttimeout"_L1,
         config.connectTimeout ? QString::number(*config.connectTimeout) : u"none"_s},
    };
    const auto add = [&json](QLatin1StringView key, const std::optional<QString>& value) {
        if (value) {
            json[key] = *value;
        }
    };
    add("identityagent"_L1, config.identityAgent);
    add("proxyjump"_L1, config.proxyJump);
    add("proxycommand"_L1, config.proxyCommand);
    add("hostkeyalias"_L1, config.hostKeyAlias);
    return json;
}

} // namespace vedette
