// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/SmartReport.h"

#include "core/base/PlainText.h"
#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"
#include "core/parse/Temperature.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr qsizetype maxReport = qsizetype{256} * 1024;
constexpr qsizetype maxAttributes = 256;

/// Whole numbers that a double holds exactly, and none below 0.
std::optional<quint64> countIn(const QJsonValue& value)
{
    constexpr qint64 none = -1;
    constexpr qint64 most = qint64{1} << 53;
    const qint64 count = value.toInteger(none);
    return count >= 0 && count <= most ? std::optional(static_cast<quint64>(count)) : std::nullopt;
}

/// Attributes whose normalised value is what is left of the flash's life, in %. The same number
/// means other things in other disks: the name in smartctl's database tells.
struct LifeAttribute
{
    int id;
    QLatin1StringView name;
};

constexpr std::array lifeAttributes{
    LifeAttribute{169, "Remaining_Lifetime_Perc"_L1},
    LifeAttribute{177, "Wear_Leveling_Count"_L1},
    LifeAttribute{202, "Percent_Lifetime_Remain"_L1},
    LifeAttribute{202, "Percent_Lifetime_Used"_L1}, // its raw value counts up, this one down
    LifeAttribute{231, "SSD_Life_Left"_L1},
    LifeAttribute{233, "Media_Wearout_Indicator"_L1},
};

/// 100 % is the end of what the maker promises; NVMe counts on to 255.
std::optional<double> wearOf(std::optional<quint64> used)
{
    constexpr quint64 most = 255;
    constexpr quint64 full = 100;
    return used && *used <= most ? std::optional(static_cast<double>(std::min(*used, full)))
                                 : std::nullopt;
}

/// What smartctl makes of the raw bytes: "5 (Average 380)" starts with the count. The number itself
/// may hold more than one, or have all its 48 bits set.
std::optional<quint64> rawCount(const QJsonObject& attribute)
{
    constexpr quint64 most = 0xffff'ffff;
    const QJsonObject raw = attribute.value("raw"_L1).toObject();
    const QByteArray text = raw.value("string"_L1).toString().toLatin1();
    const auto count = Scanner(text).nextCount();
    return count && *count < most ? count : std::nullopt;
}

void takeLife(int id, const QJsonObject& attribute, SmartReport& report)
{
    constexpr quint64 full = 100;
    const QString name = attribute.value("name"_L1).toString();
    const auto left = countIn(attribute.value("value"_L1));
    const bool isLife = std::ranges::any_of(lifeAttributes, [&](const LifeAttribute& known) {
        return known.id == id && name == known.name;
    });
    if (isLife && left && *left <= full && !report.wear) {
        report.wear = static_cast<double>(full - *left);
    }
}

void takeAttribute(const QJsonObject& attribute, SmartReport& report)
{
    constexpr int reallocated = 5;
    constexpr int uncorrectable = 187; // Reported_Uncorrect
    constexpr int pending = 197;
    const int id = attribute.value("id"_L1).toInt();
    switch (id) {
    case reallocated:
        report.reallocated = rawCount(attribute);
        break;
    case uncorrectable:
        report.mediaErrors = rawCount(attribute);
        break;
    case pending:
        report.pending = rawCount(attribute);
        break;
    default:
        takeLife(id, attribute, report);
        break;
    }
}

void takeAta(const QJsonObject& json, SmartReport& report)
{
    const QJsonArray table = json.value("ata_smart_attributes"_L1).toObject()["table"_L1].toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(table.size(), maxAttributes); ++i) {
        takeAttribute(table.at(i).toObject(), report);
    }
}

void takeNvme(const QJsonObject& json, SmartReport& report)
{
    const QJsonObject log = json.value("nvme_smart_health_information_log"_L1).toObject();
    if (!log.isEmpty()) {
        report.wear = wearOf(countIn(log.value("percentage_used"_L1)));
        report.mediaErrors = countIn(log.value("media_errors"_L1));
    }
}

/// Of the counters of reads, writes and verifications.
std::optional<quint64> scsiErrors(const QJsonObject& json)
{
    const QJsonObject log = json.value("scsi_error_counter_log"_L1).toObject();
    std::optional<quint64> total;
    for (const QLatin1StringView kind : {"read"_L1, "write"_L1, "verify"_L1}) {
        const auto errors
            = countIn(log.value(kind).toObject().value("total_uncorrected_errors"_L1));
        if (errors) {
            total = total.value_or(0) + *errors;
        }
    }
    return total;
}

void takeScsi(const QJsonObject& json, SmartReport& report)
{
    if (const auto defects = countIn(json.value("scsi_grown_defect_list"_L1))) {
        report.reallocated = defects;
    }
    if (const auto errors = scsiErrors(json)) {
        report.mediaErrors = errors;
    }
    if (const auto used = countIn(json.value("scsi_percentage_used_endurance_indicator"_L1))) {
        report.wear = wearOf(used);
    }
}

/// Of every kind of disk.
void takeCommon(const QJsonObject& json, SmartReport& report)
{
    constexpr quint64 secondsPerHour = 3600;
    constexpr quint64 mostHours = 1'000'000; // some disks count minutes, or put bits on top
    const QJsonValue passed = json.value("smart_status"_L1).toObject().value("passed"_L1);
    if (passed.isBool()) {
        report.isHealthy = passed.toBool();
    }
    const QJsonValue degrees = json.value("temperature"_L1).toObject().value("current"_L1);
    if (degrees.isDouble()) {
        report.celsius = possibleCelsius(degrees.toDouble());
    }
    const auto hours = countIn(json.value("power_on_time"_L1).toObject().value("hours"_L1));
    if (hours && *hours <= mostHours) {
        report.powerOn = static_cast<double>(*hours * secondsPerHour);
    }
    const QJsonObject endurance = json.value("endurance_used"_L1).toObject();
    if (const auto used = countIn(endurance.value("current_percent"_L1))) { // smartctl 7.4
        report.wear = wearOf(used);
    }
}

/// "Device is in STANDBY mode, exit(2)", or "SLEEP".
bool tellsOfSleep(const QString& message)
{
    return message.startsWith("Device is in "_L1)
        && (message.contains("STANDBY"_L1) || message.contains("SLEEP"_L1));
}

void takeMessages(const QJsonObject& json, SmartReport& report)
{
    const QJsonArray messages = json.value("smartctl"_L1).toObject()["messages"_L1].toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(messages.size(), maxAttributes); ++i) {
        const QString text = plainText(messages.at(i).toObject().value("string"_L1).toString());
        report.isAsleep = report.isAsleep || tellsOfSleep(text);
        if (report.message.isEmpty()) {
            report.message = text;
        }
    }
}

} // namespace

Result<SmartReport> parseSmartReport(QByteArrayView text)
{
    const qsizetype end = text.indexOf('\n');
    const QByteArrayView line = end < 0 ? text : text.first(end);
    if (line.size() > maxReport) {
        return fail(ErrorCode::OutputTooLarge, u"smartctl's answer"_s);
    }
    const QJsonDocument document = QJsonDocument::fromJson(line.toByteArray());
    if (!document.isObject()) {
        return fail(ErrorCode::Malformed, u"smartctl: "_s + plainText(line));
    }
    const QJsonObject json = document.object();
    SmartReport report;
    takeAta(json, report);
    takeNvme(json, report);
    takeScsi(json, report);
    takeCommon(json, report);
    takeMessages(json, report);
    return report;
}

std::vector<Sample> samplesOf(const SmartReport& report, const QString& device)
{
    SampleList list(u"smart"_s, device);
    if (report.isHealthy) {
        list.add(u"healthy"_s, std::optional(*report.isHealthy ? 1.0 : 0.0));
    }
    list.add(u"temperature"_s, report.celsius);
    list.add(u"powerOnHours"_s, report.powerOn);
    list.add(u"reallocated"_s, report.reallocated);
    list.add(u"pending"_s, report.pending);
    list.add(u"wear"_s, report.wear);
    list.add(u"mediaErrors"_s, report.mediaErrors);
    return list.take();
}

} // namespace vedette::parse
