// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/ServerRow.h"

#include "core/model/ServerNames.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

/// The table's CHECK lets no other name in.
template <class E, std::size_t N>
E valueOf(const Names<E, N>& names, const QString& text)
{
    return valueNamed(names, text).value_or(names.front().first);
}

QString textOf(const QStringList& list)
{
    const QJsonDocument document(QJsonArray::fromStringList(list));
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

QStringList listIn(const QString& text)
{
    QStringList list;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const auto& entry : array) {
        list << entry.toString();
    }
    return list;
}

QVariant dayCount(const std::optional<std::chrono::days>& days)
{
    return days ? QVariant(static_cast<qint64>(days->count())) : QVariant();
}

std::optional<std::chrono::days> daysIn(const Statement& row, int column)
{
    return row.isNull(column)
        ? std::nullopt
        : std::optional(std::chrono::days{static_cast<int>(row.integer(column))});
}

} // namespace

QVariantList toRow(const Server& server)
{
    return {nameOf(serverKindNames, server.kind),
            server.name,
            nameKey(server.name),
            server.host,
            server.port,
            server.user,
            nameOf(authMethodNames, server.auth),
            server.identityFile,
            server.certificateFile,
            server.identityAgent,
            server.proxyJump,
            server.proxyCommand,
            server.runsProxyCommand ? 1 : 0,
            nameOf(serverAccessNames, server.access),
            nameOf(hostKeyPolicyNames, server.hostKeyPolicy),
            server.hostKeyAlias,
            textOf(server.knownHostsFiles),
            server.group,
            textOf(server.tags),
            server.isMonitored ? 1 : 0,
            server.usesSudo ? 1 : 0,
            server.pollsByShell ? 1 : 0,
            textOf(server.watchedCertificates),
            static_cast<qint64>(server.statusInterval.count()),
            static_cast<qint64>(server.metricsInterval.count()),
            dayCount(server.retention.measured),
            dayCount(server.retention.averages)};
}

Server serverFromRow(const Statement& row)
{
    int column = 0;
    Server server;
    server.id = ServerId{row.integer(column++)};
    server.position = static_cast<int>(row.integer(column++));
    server.kind = valueOf(serverKindNames, row.text(column++));
    server.name = row.text(column++);
    ++column; // name_key
    server.host = row.text(column++);
    server.port = static_cast<quint16>(row.integer(column++));
    server.user = row.text(column++);
    server.auth = valueOf(authMethodNames, row.text(column++));
    server.identityFile = row.text(column++);
    server.certificateFile = row.text(column++);
    server.identityAgent = row.text(column++);
    server.proxyJump = row.text(column++);
    server.proxyCommand = row.text(column++);
    server.runsProxyCommand = row.integer(column++) != 0;
    server.access = valueOf(serverAccessNames, row.text(column++));
    server.hostKeyPolicy = valueOf(hostKeyPolicyNames, row.text(column++));
    server.hostKeyAlias = row.text(column++);
    server.knownHostsFiles = listIn(row.text(column++));
    server.group = row.text(column++);
    server.tags = listIn(row.text(column++));
    server.isMonitored = row.integer(column++) != 0;
    server.usesSudo = row.integer(column++) != 0;
    server.pollsByShell = row.integer(column++) != 0;
    server.watchedCertificates = listIn(row.text(column++));
    server.statusInterval = seconds{row.integer(column++)};
    server.metricsInterval = seconds{row.integer(column++)};
    server.retention.measured = daysIn(row, column++);
    server.retention.averages = daysIn(row, column++);
    return server;
}

} // namespace vedette::store
