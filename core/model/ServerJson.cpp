// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/ServerJson.h"

#include "core/model/ListFile.h"
#include "core/model/ServerNames.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <optional>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

constexpr ListFormat serverList{.kind = "servers"_L1, .version = 1, .maxEntries = 5000};

template <class E, std::size_t N>
bool read(const QJsonObject& object, QLatin1StringView key, const Names<E, N>& names, E& value)
{
    if (!object.contains(key)) {
        return true;
    }
    const std::optional<E> named = valueNamed(names, object.value(key).toString());
    value = named.value_or(value);
    return named.has_value();
}

seconds readSeconds(const QJsonObject& object, QLatin1StringView key, seconds fallback)
{
    return seconds{object.value(key).toInteger(fallback.count())};
}

/// Nothing where it is not said, as "keepMeasuredDays": 30 would.
Result<void>
readDays(const QJsonObject& object, QLatin1StringView key, std::optional<std::chrono::days>& days)
{
    const QJsonValue value = object.value(key);
    if (value.isUndefined()) {
        return {};
    }
    const qint64 count = value.toInteger(-1); // also of what is no whole number
    if (count < 0 || count > longestRetention.count()) {
        return fail(ErrorCode::InvalidConfig, key.toString());
    }
    days = std::chrono::days{count};
    return {};
}

Result<void> readRetention(const QJsonObject& object, ServerRetention& retention)
{
    return readDays(object, "keepMeasuredDays"_L1, retention.measured).and_then([&] {
        return readDays(object, "keepAveragesDays"_L1, retention.averages);
    });
}

void addRetention(const ServerRetention& retention, QJsonObject& object)
{
    if (retention.measured) {
        object["keepMeasuredDays"_L1] = static_cast<qint64>(retention.measured->count());
    }
    if (retention.averages) {
        object["keepAveragesDays"_L1] = static_cast<qint64>(retention.averages->count());
    }
}

Result<void> readPort(const QJsonObject& object, Server& server)
{
    const qint64 port = object.value("port"_L1).toInteger(server.port);
    if (port < 1 || port > 65535) {
        return fail(ErrorCode::InvalidConfig, u"port"_s);
    }
    server.port = static_cast<quint16>(port);
    return {};
}

/// A text, or nothing at all.
Result<void> readText(const QJsonObject& object, QLatin1StringView key, QString& text)
{
    const QJsonValue value = object.value(key);
    if (!value.isUndefined() && !value.isString()) {
        return fail(ErrorCode::InvalidConfig, key.toString());
    }
    text = value.toString();
    return {};
}

/// Texts, or nothing at all.
Result<void> readTexts(const QJsonObject& object, QLatin1StringView key, QStringList& texts)
{
    const QJsonValue value = object.value(key);
    if (!value.isUndefined() && !value.isArray()) {
        return fail(ErrorCode::InvalidConfig, key.toString());
    }
    const QJsonArray array = value.toArray();
    for (const auto& text : array) {
        texts.append(text.toString()); // what is no text is empty, and refused as such
    }
    return {};
}

/// What must never be left out because it can't be read: a way would become the direct one, and
/// a key would be looked up elsewhere.
Result<void> readSafely(const QJsonObject& object, Server& server)
{
    return readText(object, "proxyJump"_L1, server.proxyJump)
        .and_then([&] { return readText(object, "proxyCommand"_L1, server.proxyCommand); })
        .and_then([&] { return readText(object, "hostKeyAlias"_L1, server.hostKeyAlias); })
        .and_then([&] { return readTexts(object, "knownHostsFiles"_L1, server.knownHostsFiles); });
}

Result<void> readChoices(const QJsonObject& object, Server& server)
{
    if (!read(object, "kind"_L1, serverKindNames, server.kind)) {
        return fail(ErrorCode::InvalidConfig, u"kind"_s);
    }
    if (!read(object, "auth"_L1, authMethodNames, server.auth)) {
        return fail(ErrorCode::InvalidConfig, u"auth"_s);
    }
    if (!read(object, "access"_L1, serverAccessNames, server.access)) {
        return fail(ErrorCode::InvalidConfig, u"access"_s);
    }
    if (!read(object, "hostKeyPolicy"_L1, hostKeyPolicyNames, server.hostKeyPolicy)) {
        return fail(ErrorCode::InvalidConfig, u"hostKeyPolicy"_s);
    }
    return {};
}

/// Nothing of it applies to this computer.
void forgetSsh(Server& server)
{
    const Server local = thisComputer();
    server.host = local.host;
    server.port = local.port;
    server.user.clear();
    server.auth = local.auth;
    server.identityFile.clear();
    server.certificateFile.clear();
    server.identityAgent.clear();
    server.proxyJump.clear();
    server.proxyCommand.clear();
    server.runsProxyCommand = false;
    server.access = local.access;
    server.hostKeyAlias.clear();
    server.knownHostsFiles.clear();
    server.pollsByShell = false;
}

/// Whom to trust, which programs to run and what to do as root is this user's choice, not a file's.
void leaveChoices(Server& server)
{
    if (server.hostKeyPolicy == HostKeyPolicy::AcceptNew) {
        server.hostKeyPolicy = HostKeyPolicy::Ask;
    }
    server.runsProxyCommand = false;
    server.usesSudo = false;
}

} // namespace

QJsonObject toJson(const Server& server)
{
    QJsonObject object{
        {"name"_L1, server.name},
        {"kind"_L1, nameOf(serverKindNames, server.kind)},
        {"host"_L1, server.host},
        {"port"_L1, server.port},
        {"user"_L1, server.user},
        {"auth"_L1, nameOf(authMethodNames, server.auth)},
        {"identityFile"_L1, server.identityFile},
        {"certificateFile"_L1, server.certificateFile},
        {"identityAgent"_L1, server.identityAgent},
        {"proxyJump"_L1, server.proxyJump},
        {"proxyCommand"_L1, server.proxyCommand},
        {"runsProxyCommand"_L1, server.runsProxyCommand},
        {"access"_L1, nameOf(serverAccessNames, server.access)},
        {"hostKeyPolicy"_L1, nameOf(hostKeyPolicyNames, server.hostKeyPolicy)},
        {"hostKeyAlias"_L1, server.hostKeyAlias},
        {"knownHostsFiles"_L1, QJsonArray::fromStringList(server.knownHostsFiles)},
        {"group"_L1, server.group},
        {"tags"_L1, QJsonArray::fromStringList(server.tags)},
        {"monitored"_L1, server.isMonitored},
        {"usesSudo"_L1, server.usesSudo},
        {"pollsByShell"_L1, server.pollsByShell},
        {"watchedCertificates"_L1, QJsonArray::fromStringList(server.watchedCertificates)},
        {"statusInterval"_L1, static_cast<qint64>(server.statusInterval.count())},
        {"metricsInterval"_L1, static_cast<qint64>(server.metricsInterval.count())},
    };
    addRetention(server.retention, object);
    return object;
}

Result<Server> serverFromJson(const QJsonObject& object)
{
    Server server;
    server.name = object.value("name"_L1).toString();
    server.host = object.value("host"_L1).toString();
    server.user = object.value("user"_L1).toString();
    server.identityFile = object.value("identityFile"_L1).toString();
    server.certificateFile = object.value("certificateFile"_L1).toString();
    server.identityAgent = object.value("identityAgent"_L1).toString();
    server.group = object.value("group"_L1).toString();
    server.runsProxyCommand = object.value("runsProxyCommand"_L1).toBool();
    server.usesSudo = object.value("usesSudo"_L1).toBool();
    server.pollsByShell = object.value("pollsByShell"_L1).toBool();
    const QJsonArray tags = object.value("tags"_L1).toArray();
    for (const auto& tag : tags) {
        server.tags.append(tag.toString());
    }
    server.isMonitored = object.value("monitored"_L1).toBool(true);
    server.statusInterval = readSeconds(object, "statusInterval"_L1, server.statusInterval);
    server.metricsInterval = readSeconds(object, "metricsInterval"_L1, server.metricsInterval);
    const auto isRead
        = readPort(object, server)
              .and_then([&] { return readSafely(object, server); })
              .and_then([&] {
                  return readTexts(object, "watchedCertificates"_L1, server.watchedCertificates);
              })
              .and_then([&] { return readRetention(object, server.retention); })
              .and_then([&] { return readChoices(object, server); });
    if (!isRead) {
        return fail(isRead.error());
    }
    if (server.kind == ServerKind::Local) {
        forgetSsh(server);
    }
    const auto valid = validate(server);
    if (!valid) {
        return fail(valid.error());
    }
    return server;
}

QByteArray exportServers(const std::vector<Server>& servers)
{
    QJsonArray array;
    for (const Server& server : servers) {
        array.append(toJson(server));
    }
    return writeListFile(serverList, array);
}

Result<std::vector<Server>> importServers(const QByteArray& json)
{
    const auto array = readListFile(serverList, json);
    if (!array) {
        return fail(array.error());
    }
    std::vector<Server> servers;
    servers.reserve(static_cast<std::size_t>(array->size()));
    for (qsizetype i = 0; i < array->size(); ++i) {
        auto server = serverFromJson(array->at(i).toObject());
        if (!server) {
            return fail(server.error().in(u"server %1"_s.arg(i + 1)));
        }
        leaveChoices(*server);
        servers.push_back(*std::move(server));
    }
    return servers;
}

} // namespace vedette
