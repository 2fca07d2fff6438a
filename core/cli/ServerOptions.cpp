// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ServerOptions.h"

#include "core/model/ServerJson.h"

#include <QFileInfo>
#include <QJsonArray>

#include <array>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

/// An option and the field of the server's JSON form that it sets.
struct TextOption
{
    QLatin1StringView option;
    QLatin1StringView field;
    QLatin1StringView valueName;
    QLatin1StringView description;
};

constexpr std::array textOptions{
    TextOption{"name"_L1, "name"_L1, "NAME"_L1, "What it is called; the address unless given."_L1},
    TextOption{"group"_L1, "group"_L1, "GROUP"_L1, "The group it is shown in."_L1},
    TextOption{"user"_L1, "user"_L1, "USER"_L1, "The login name."_L1},
    TextOption{"host"_L1, "host"_L1, "HOST"_L1, "Name or address of the machine."_L1},
};

/// "accept-new" on the command line is "acceptNew" in JSON.
QString camelBack(const QString& text)
{
    QString result;
    bool isUpper = false;
    for (const QChar c : text) {
        if (c == u'-') {
            isUpper = true;
            continue;
        }
        result += isUpper ? c.toUpper() : c;
        isUpper = false;
    }
    return result;
}

Result<void> setInterval(const VerbParser& parser, const QString& option, QJsonObject& json)
{
    if (!parser.isSet(option)) {
        return {};
    }
    const auto duration = parseDuration(parser.value(option));
    if (!duration) {
        return fail(duration.error());
    }
    if (*duration % seconds{1} != milliseconds::zero()) {
        return fail(ErrorCode::InvalidConfig, u"--%1 takes whole seconds"_s.arg(option));
    }
    json[camelBack(option)] = static_cast<qint64>(duration_cast<seconds>(*duration).count());
    return {};
}

Result<void> setPort(const VerbParser& parser, QJsonObject& json)
{
    if (!parser.isSet(u"port"_s)) {
        return {};
    }
    bool isNumber = false;
    const int port = parser.value(u"port"_s).toInt(&isNumber);
    if (!isNumber) {
        return fail(ErrorCode::InvalidConfig, u"port"_s);
    }
    json["port"_L1] = port;
    return {};
}

void setLogin(const VerbParser& parser, QJsonObject& json)
{
    if (parser.isSet(u"identity"_s)) {
        json["identityFile"_L1] = QFileInfo(parser.value(u"identity"_s)).absoluteFilePath();
        json["auth"_L1] = u"keyFile"_s;
    }
    if (parser.isSet(u"auth"_s)) {
        json["auth"_L1] = camelBack(parser.value(u"auth"_s));
    }
    if (parser.isSet(u"host-key-policy"_s)) {
        json["hostKeyPolicy"_L1] = camelBack(parser.value(u"host-key-policy"_s));
    }
}

void setTexts(const VerbParser& parser, QJsonObject& json)
{
    for (const TextOption& text : textOptions) {
        if (parser.isSet(text.option.toString())) {
            json[text.field] = parser.value(text.option.toString());
        }
    }
    if (parser.isSet(u"tag"_s)) {
        QStringList tags = parser.values(u"tag"_s);
        tags.removeAll(QString());
        json["tags"_L1] = QJsonArray::fromStringList(tags);
    }
}

} // namespace

void addServerOptions(VerbParser& parser)
{
    for (const TextOption& text : textOptions) {
        parser.addOption(
            text.option.toString(), text.valueName.toString(), text.description.toString());
    }
    parser.addOption(u"port"_s, u"PORT"_s, u"The port of its SSH server."_s);
    parser.addOption(u"tag"_s, u"TAG"_s, u"A tag; may be given several times. \"\" removes all."_s);
    parser.addOption(u"identity"_s, u"FILE"_s, u"The private key to log in with."_s);
    parser.addOption(u"auth"_s, u"METHOD"_s, u"automatic, key-file or password."_s);
    parser.addOption(u"host-key-policy"_s,
                     u"POLICY"_s,
                     u"For a host key never seen: ask, accept-new or strict."_s);
    parser.addOption(u"status-interval"_s, u"DURATION"_s, u"Between two status polls: 10s."_s);
    parser.addOption(u"metrics-interval"_s, u"DURATION"_s, u"Between two full polls: 30s."_s);
}

Result<Server> withOptions(const VerbParser& parser, const Server& server)
{
    QJsonObject json = toJson(server);
    setTexts(parser, json);
    setLogin(parser, json);
    for (const QString& option : {u"status-interval"_s, u"metrics-interval"_s}) {
        const auto isSet = setInterval(parser, option, json);
        if (!isSet) {
            return fail(isSet.error());
        }
    }
    const auto isPortSet = setPort(parser, json);
    if (!isPortSet) {
        return fail(isPortSet.error());
    }
    auto changed = serverFromJson(json);
    if (!changed) {
        return fail(changed.error());
    }
    changed->id = server.id;
    changed->position = server.position;
    return changed;
}

} // namespace vedette::cli
