// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/PowerSupplies.h"

#include "core/base/PlainText.h"
#include "core/parse/ClassFiles.h"
#include "core/parse/SampleList.h"

#include <QMap>
#include <QSet>

#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr qsizetype maxSupplies = 32;

using Variables = QMap<QByteArray, QByteArrayView>; ///< by name, of one supply
using Supplies = QMap<QByteArray, Variables>;

struct Battery
{
    QString name;
    std::optional<double> percent;
    std::optional<bool> isCharging;
    std::optional<bool> hasMains;
    std::optional<double> watts;
    std::optional<double> volts;
};

std::optional<double> asFact(std::optional<bool> fact)
{
    return fact ? std::optional(*fact ? 1.0 : 0.0) : std::nullopt;
}

std::optional<double> within(std::optional<double> value, double highest)
{
    return value && *value >= 0 && *value <= highest ? value : std::nullopt;
}

std::vector<Sample> batterySamples(const Battery& battery)
{
    constexpr double mostWatts = 1e6;
    constexpr double mostVolts = 1000;
    SampleList list(u"battery"_s, battery.name);
    list.add(u"percent"_s, within(battery.percent, 100));
    list.add(u"charging"_s, asFact(battery.isCharging));
    list.add(u"mains"_s, asFact(battery.hasMains));
    SampleList power(u"power"_s, battery.name);
    power.add(u"watts"_s, within(battery.watts, mostWatts));
    SampleList voltage(u"voltage"_s, battery.name);
    voltage.add(u"volts"_s, within(battery.volts, mostVolts));
    std::vector<Sample> samples = list.take();
    append(samples, power.take());
    append(samples, voltage.take());
    return samples;
}

std::optional<double> micro(const Variables& supply, const char* name)
{
    const auto count = toCount(supply.value(name));
    return count ? std::optional(static_cast<double>(*count) / 1e6) : std::nullopt;
}

/// "capacity" where the battery tells it, else what is left of what fits in.
std::optional<double> fillOf(const Variables& supply)
{
    if (const auto percent = toCount(supply.value("capacity"))) {
        return static_cast<double>(*percent);
    }
    for (const bool isEnergy : {true, false}) {
        const auto now = micro(supply, isEnergy ? "energy_now" : "charge_now");
        const auto full = micro(supply, isEnergy ? "energy_full" : "charge_full");
        if (now && full) {
            return percentOf(*now, *full);
        }
    }
    return std::nullopt;
}

/// Nothing for "Unknown".
std::optional<bool> chargingIn(QByteArrayView status)
{
    if (status == QByteArrayView("Charging")) {
        return true;
    }
    const bool isKnown = status == QByteArrayView("Discharging")
        || status == QByteArrayView("Not charging") || status == QByteArrayView("Full");
    return isKnown ? std::optional(false) : std::nullopt;
}

bool isBattery(const Variables& supply)
{
    const QByteArrayView type = supply.value("type");
    const bool isKind = type == QByteArrayView("Battery") || type == QByteArrayView("UPS");
    return isKind && supply.value("scope") != QByteArrayView("Device");
}

/// Whether any of the feeds that are no battery is on; nothing where none is known.
std::optional<bool> mainsOf(const Supplies& supplies)
{
    std::optional<bool> mains;
    for (const Variables& supply : supplies) {
        const QByteArrayView online = supply.value("online");
        const bool isFeed = !isBattery(supply) && supply.value("scope") != QByteArrayView("Device");
        if (isFeed && !online.isEmpty()) {
            mains = mains.value_or(false) || online != QByteArrayView("0");
        }
    }
    return mains;
}

/// Words that NUT's developer guide lists for ups.status.
void readUpsStatus(QByteArrayView status, Battery& ups)
{
    Scanner words(status);
    while (const auto word = words.nextField()) {
        if (*word == QByteArrayView("OL")) {
            ups.hasMains = true;
            ups.isCharging = ups.isCharging.value_or(false);
        } else if (*word == QByteArrayView("OB")) {
            ups.hasMains = false;
            ups.isCharging = ups.isCharging.value_or(false);
        } else if (*word == QByteArrayView("CHRG")) {
            ups.isCharging = true;
        }
    }
}

void readUpsVariable(QByteArrayView line, Battery& ups)
{
    const qsizetype colon = line.indexOf(": ");
    if (colon < 0) {
        return;
    }
    const QByteArrayView name = line.first(colon);
    const QByteArrayView value = line.sliced(colon + 2).trimmed();
    if (name == QByteArrayView("ups.status")) {
        readUpsStatus(value, ups);
    } else if (name == QByteArrayView("battery.charge")) {
        ups.percent = toDecimal(value);
    } else if (name == QByteArrayView("ups.realpower")) {
        ups.watts = toDecimal(value);
    } else if (name == QByteArrayView("input.voltage")) {
        ups.volts = toDecimal(value);
    }
}

} // namespace

std::vector<Sample> powerSupplySamples(QByteArrayView files)
{
    Supplies supplies;
    ClassFiles lines(files, "/sys/class/power_supply/");
    while (const auto file = lines.next()) {
        supplies[file->device.toByteArray()].insert(file->attribute.toByteArray(),
                                                    file->value.trimmed());
    }
    const auto mains = mainsOf(supplies);
    std::vector<Sample> samples;
    QSet<QString> names;
    for (auto supply = supplies.cbegin(); supply != supplies.cend(); ++supply) {
        const QString name = plainText(supply.key());
        if (isBattery(*supply) && names.size() < maxSupplies && !names.contains(name)) {
            names.insert(name);
            append(samples,
                   batterySamples({.name = name,
                                   .percent = fillOf(*supply),
                                   .isCharging = chargingIn(supply->value("status")),
                                   .hasMains = mains,
                                   .watts = micro(*supply, "power_now"),
                                   .volts = micro(*supply, "voltage_now")}));
        }
    }
    return samples;
}

std::vector<Sample> upsSamples(QByteArrayView text)
{
    QMap<QString, Battery> all;
    Battery* ups = nullptr;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        const bool isName = line->size() > 2 && line->startsWith('[') && line->endsWith(']');
        if (isName && all.size() < maxSupplies) {
            const QString name = plainText(line->sliced(1).chopped(1));
            ups = &all[name];
            ups->name = name;
        } else if (ups != nullptr) {
            readUpsVariable(*line, *ups);
        }
    }
    std::vector<Sample> samples;
    for (const Battery& one : std::as_const(all)) {
        if (one.hasMains) { // else its driver has lost it, and the rest is old
            append(samples, batterySamples(one));
        }
    }
    return samples;
}

} // namespace vedette::parse
