// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/HardwareReport.h"

#include "core/base/PlainText.h"
#include "core/cli/SnapshotJson.h"
#include "core/cli/TextWidth.h"
#include "core/model/HardwareJson.h"
#include "core/text/HardwareText.h"

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

Hardware hardwareOf(const Snapshot& snapshot)
{
    const auto* hardware = std::get_if<Hardware>(&snapshot.details);
    return hardware == nullptr ? Hardware{} : *hardware;
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
    QString group;
    std::vector<QStringList> table{{u"GROUP"_s, u"PART"_s, u"VALUE"_s}};
    const auto rows = text::hardwareRows(hardwareOf(snapshot));
    for (const text::HardwareRow& row : rows) {
        const bool isNewGroup = row.group != group; // told once
        table.push_back({isNewGroup ? row.group : QString(), row.label, row.value});
        group = row.group;
    }
    return QStringList{label + u"  "_s + isoTime(snapshot.collectedAt)} + tableLines(table);
}

} // namespace vedette::cli
