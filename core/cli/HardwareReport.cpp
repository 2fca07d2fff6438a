// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/HardwareReport.h"

#include "core/base/PlainText.h"
#include "core/cli/SnapshotJson.h"
#include "core/cli/TextWidth.h"
#include "core/model/HardwareJson.h"
#include "core/text/HardwareText.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

Hardware hardwareOf(const Snapshot& snapshot)
{
    const auto* hardware = std::get_if<Hardware>(&snapshot.details);
    return hardware == nullptr ? Hardware{} : *hardware;
}

QStringList partLines(const Hardware& hardware)
{
    QString group;
    std::vector<QStringList> table{{u"GROUP"_s, u"PART"_s, u"VALUE"_s}};
    const auto rows = text::hardwareRows(hardware);
    for (const text::HardwareRow& row : rows) {
        const bool isNewGroup = row.group != group; // told once
        table.push_back({isNewGroup ? row.group : QString(), row.label, row.value});
        group = row.group;
    }
    return tableLines(table);
}

void insertValue(QJsonObject& object, QLatin1StringView key, const HardwareValue& value)
{
    if (const auto* text = std::get_if<QString>(&value)) {
        object.insert(key, *text);
    } else if (const auto* number = std::get_if<double>(&value)) {
        object.insert(key, *number);
    }
}

QJsonObject eventJson(const HardwareEvent& event)
{
    QJsonObject object{{"at"_L1, isoTime(event.at)},
                       {"part"_L1, hardwarePartName(event.change.what)}};
    if (!event.change.name.isEmpty()) {
        object.insert("name"_L1, event.change.name);
    }
    insertValue(object, "before"_L1, event.change.before);
    insertValue(object, "after"_L1, event.change.after);
    return object;
}

} // namespace

QJsonObject hardwareJson(const QString& label, const Snapshot& snapshot)
{
    return {
        {"server"_L1, plainText(label)},
        {"collectedAt"_L1, isoTime(snapshot.collectedAt)},
        {"roundTripMs"_L1, static_cast<double>(snapshot.roundTrip.count()) / 1000.0},
        {"hardware"_L1, toJson(hardwareOf(snapshot))},
    };
}

QStringList hardwareLines(const QString& label, const Snapshot& snapshot)
{
    return QStringList{label + u"  "_s + isoTime(snapshot.collectedAt)}
    + partLines(hardwareOf(snapshot));
}

QJsonObject historyJson(const QString& label, const HardwareHistory& history)
{
    QJsonArray changes;
    for (const HardwareEvent& event : history.changes) {
        changes += eventJson(event);
    }
    QJsonObject json{{"server"_L1, plainText(label)}, {"changes"_L1, changes}};
    if (history.newest) {
        json.insert("since"_L1, isoTime(history.since));
        json.insert("at"_L1, isoTime(history.at));
        json.insert("hardware"_L1, toJson(*history.newest));
    }
    return json;
}

QStringList historyLines(const QString& label, const HardwareHistory& history)
{
    if (!history.newest) {
        return {label
                + u": nothing is stored of its hardware. It is kept once the server was "
                  "watched by “vedette collect” or the window."_s};
    }
    QStringList lines{label + u"  "_s + isoTime(history.at)};
    lines += partLines(*history.newest);
    lines += QString();
    if (history.changes.empty()) {
        lines += u"No change since "_s + isoTime(history.since);
        return lines;
    }
    std::vector<QStringList> table{{u"NOTICED"_s, u"CHANGE"_s}};
    for (const HardwareEvent& event : history.changes) {
        table.push_back({isoTime(event.at), text::changeSentence(event.change)});
    }
    return lines + tableLines(table);
}

} // namespace vedette::cli
