// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/SnapshotJson.h"

#include "core/base/PlainText.h"
#include "core/text/ErrorText.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

constexpr qsizetype maxMetricName = 512;

void insertText(QJsonObject& json, QLatin1StringView key, const QString& text)
{
    if (!text.isEmpty()) {
        json.insert(key, plainText(text, maxMessageLength));
    }
}

} // namespace

QString isoTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(toMsecs(time), Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject errorJson(const Error& error)
{
    QJsonObject json{
        {"code"_L1, errorName(error.code).toString()},
        {"message"_L1, text::words(error).sentence()},
    };
    insertText(json, "jumpHost"_L1, error.jumpHost);
    if (error.cause) {
        json.insert("cause"_L1, errorName(*error.cause).toString());
    }
    insertText(json, "detail"_L1, error.detail);
    return json;
}

QJsonObject failureJson(const Error& error)
{
    return {{"ok"_L1, false}, {"error"_L1, errorJson(error)}};
}

QJsonObject factsJson(const Facts& facts)
{
    QJsonObject json;
    insertText(json, "hostName"_L1, facts.hostName);
    insertText(json, "operatingSystem"_L1, facts.operatingSystem);
    insertText(json, "kernel"_L1, facts.kernel);
    insertText(json, "architecture"_L1, facts.architecture);
    insertText(json, "cpuModel"_L1, facts.cpuModel);
    insertText(json, "bootId"_L1, facts.bootId);
    insertText(json, "sshServer"_L1, facts.sshServer);
    insertText(json, "sshAlgorithms"_L1, facts.sshAlgorithms);
    insertText(json, "hostKeyType"_L1, facts.hostKeyType);
    if (facts.cpuCount) {
        json.insert("cpuCount"_L1, *facts.cpuCount);
    }
    if (facts.memoryTotal) {
        json.insert("memoryTotal"_L1, *facts.memoryTotal);
    }
    return json;
}

QJsonObject snapshotJson(const QString& server, const Snapshot& snapshot)
{
    QJsonObject metrics;
    for (const Sample& sample : snapshot.samples) {
        metrics.insert(plainText(toString(sample.metric), maxMetricName), sample.value);
    }
    QJsonObject unavailable;
    for (const Unavailable& probe : snapshot.unavailable) {
        unavailable.insert(probe.probe, text::words(probe.why).summary);
    }
    return {
        {"server"_L1, plainText(server)},
        {"collectedAt"_L1, isoTime(snapshot.collectedAt)},
        {"roundTripMs"_L1, static_cast<double>(snapshot.roundTrip.count()) / 1000.0},
        {"metrics"_L1, metrics},
        {"unavailable"_L1, unavailable},
    };
}

} // namespace vedette::cli
