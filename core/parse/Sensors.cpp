// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Sensors.h"

#include "core/base/PlainText.h"
#include "core/parse/ClassFiles.h"
#include "core/parse/Temperature.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

using Attributes = QMap<QByteArray, QByteArrayView>; ///< by name, of one device
using Devices = QMap<QByteArray, Attributes>;

struct SensorChip
{
    QByteArray device; ///< "hwmon2"
    QByteArray path; ///< of the device that it belongs to, for the order
    QString name; ///< "nvme #2"
};

/// What one kind of input measures, and what it may say.
struct SensorKind
{
    QLatin1StringView prefix; ///< of its files: "temp1_input"
    QLatin1StringView type;
    QLatin1StringView field;
    double perUnit; ///< of what sysfs counts in
    std::optional<double> (*possible)(double value, bool hasLabel);
};

std::optional<double> possibleTemperature(double value, bool /*hasLabel*/)
{
    return possibleCelsius(value);
}

/// A fan that stands still says 0.
std::optional<double> possibleSpeed(double value, bool /*hasLabel*/)
{
    constexpr double fastest = 100'000;
    return value >= 0 && value <= fastest ? std::optional(value) : std::nullopt;
}

/// -12 V is a rail. An input without a label that says 0 is connected to nothing; one with a label
/// (PMBus: "vin") has lost its feed.
std::optional<double> possibleVoltage(double value, bool hasLabel)
{
    constexpr double highest = 1000;
    const bool isPossible = value >= -highest && value <= highest && (hasLabel || value != 0);
    return isPossible ? std::optional(value) : std::nullopt;
}

std::optional<double> possiblePower(double value, bool /*hasLabel*/)
{
    constexpr double highest = 100'000;
    return value >= 0 && value <= highest ? std::optional(value) : std::nullopt;
}

/// Units of sysfs: millidegrees, rpm, millivolts, microwatts.
constexpr std::array sensorKinds{
    SensorKind{"temp"_L1, "temperature"_L1, "celsius"_L1, 1e3, possibleTemperature},
    SensorKind{"fan"_L1, "fan"_L1, "rpm"_L1, 1, possibleSpeed},
    SensorKind{"in"_L1, "voltage"_L1, "volts"_L1, 1e3, possibleVoltage},
    SensorKind{"power"_L1, "power"_L1, "watts"_L1, 1e6, possiblePower},
};

Devices readDevices(QByteArrayView files, QByteArrayView folder)
{
    Devices devices;
    ClassFiles lines(files, folder);
    while (const auto file = lines.next()) {
        devices[file->device.toByteArray()].insert(file->attribute.toByteArray(),
                                                   file->value.trimmed());
    }
    return devices;
}

/// Without hwmon's own folder, whose number says nothing.
QByteArray devicePath(QByteArrayView path)
{
    const qsizetype end = path.lastIndexOf("/hwmon");
    return (end < 0 ? path : path.first(end)).toByteArray();
}

std::vector<SensorChip> readChips(QByteArrayView text, const Devices& devices)
{
    std::vector<SensorChip> chips;
    QSet<QByteArray> told;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        const qsizetype space = line->indexOf(' ');
        if (space <= 0 || chips.size() >= maxEntities) {
            continue;
        }
        QByteArray device = line->first(space).toByteArray();
        const QString name = plainText(devices.value(device).value("name"));
        if (!name.isEmpty() && !told.contains(device)) {
            told.insert(device);
            chips.push_back({std::move(device), devicePath(line->sliced(space + 1)), name});
        }
    }
    std::ranges::stable_sort(chips, {}, &SensorChip::path);
    QMap<QString, int> seen;
    for (SensorChip& chip : chips) {
        const int number = ++seen[chip.name];
        if (number > 1) {
            chip.name += u" #%1"_s.arg(number);
        }
    }
    return chips;
}

/// "1" of "temp1_input"; nothing when it is a file of another kind.
QByteArray sensorNumberOf(const QByteArray& file, QLatin1StringView prefix)
{
    const QByteArrayView start(prefix.data(), prefix.size());
    const qsizetype end = file.indexOf('_');
    if (!file.startsWith(start) || end <= start.size()) {
        return {};
    }
    QByteArray number = file.mid(start.size(), end - start.size());
    return toCount(number) && number.size() <= 4 ? number : QByteArray();
}

/// Collects what is told under names that occur once.
class SensorList
{
public:
    /// `spare` tells apart what would bear the same name.
    void add(const SensorKind& kind, QString name, const QString& spare, double value)
    {
        if (isFull()) {
            return;
        }
        if (m_names.contains({kind.type, name})) {
            name += u' ' + spare;
        }
        name = plainText(name);
        if (!m_names.contains({kind.type, name})) {
            m_names.insert({kind.type, name});
            m_samples.push_back({{kind.type.toString(), kind.field.toString(), name}, value});
        }
    }

    [[nodiscard]] bool isFull() const { return m_samples.size() >= maxEntities; }

    [[nodiscard]] std::vector<Sample> take() { return std::move(m_samples); }

private:
    QSet<QPair<QLatin1StringView, QString>> m_names;
    std::vector<Sample> m_samples;
};

/// The average where there is one: what a power meter shows between two answers varies.
std::optional<QByteArrayView> inputOf(const Attributes& attributes, const QByteArray& feature)
{
    for (const char* suffix : {"_average", "_input"}) {
        const auto found = attributes.constFind(feature + suffix);
        if (found != attributes.constEnd()) {
            return *found;
        }
    }
    return std::nullopt;
}

void addFeature(const SensorKind& kind,
                const SensorChip& chip,
                const QByteArray& feature,
                const Attributes& attributes,
                SensorList& list)
{
    const auto input = inputOf(attributes, feature);
    const auto raw = input ? toSigned(*input) : std::nullopt;
    constexpr double allOnes = 65535; // what a register holds that nobody has written
    const bool isFaulty = attributes.value(feature + "_fault") == QByteArrayView("1");
    if (!raw || *raw == allOnes || isFaulty) {
        return;
    }
    const QString label = plainText(attributes.value(feature + "_label"));
    const auto value = kind.possible(*raw / kind.perUnit, !label.isEmpty());
    if (value) {
        const QString number = QString::fromLatin1(feature);
        list.add(kind, chip.name + u' ' + (label.isEmpty() ? number : label), number, *value);
    }
}

void addKind(const SensorKind& kind,
             const SensorChip& chip,
             const Attributes& attributes,
             SensorList& list)
{
    QMap<quint64, QByteArray> features; // temp2 before temp10
    for (auto file = attributes.cbegin(); file != attributes.cend(); ++file) {
        const QByteArray number = sensorNumberOf(file.key(), kind.prefix);
        if (!number.isEmpty()) {
            features.insert(toCount(number).value_or(0),
                            QByteArray(kind.prefix.data(), kind.prefix.size()) + number);
        }
    }
    for (const QByteArray& feature : std::as_const(features)) {
        addFeature(kind, chip, feature, attributes, list);
    }
}

/// A zone that a chip tells of too: the kernel names that chip after the zone, with `_` for `-`;
/// x86_pkg_temp is the package of coretemp.
bool isTwin(const QString& zone, const QSet<QString>& chipNames)
{
    const QString chip = QString(zone).replace(u'-', u'_');
    return chipNames.contains(chip)
        || (zone == u"x86_pkg_temp"_s && chipNames.contains(u"coretemp"_s));
}

void addZones(QByteArrayView files, const std::vector<SensorChip>& chips, SensorList& list)
{
    QSet<QString> chipNames;
    for (const SensorChip& chip : chips) {
        chipNames.insert(chip.name);
    }
    QMap<quint64, Attributes> zones; // by number: firmware lists them in one order
    const Devices devices = readDevices(files, "/sys/class/thermal/");
    for (auto device = devices.cbegin(); device != devices.cend(); ++device) {
        constexpr QByteArrayView start("thermal_zone");
        const auto number = toCount(
            QByteArrayView(device.key())
                .sliced(device.key().startsWith(start) ? start.size() : device.key().size()));
        if (number) {
            zones.insert(*number, *device);
        }
    }
    QMap<QString, int> seen;
    for (const Attributes& zone : std::as_const(zones)) {
        const QString name = plainText(zone.value("type"));
        const auto raw = toSigned(zone.value("temp"));
        const auto value = raw ? possibleCelsius(*raw / 1000) : std::nullopt;
        const int number = ++seen[name];
        if (value && !name.isEmpty() && !isTwin(name, chipNames)) {
            list.add(sensorKinds.front(),
                     number > 1 ? u"%1 #%2"_s.arg(name).arg(number) : name,
                     u"zone"_s,
                     *value);
        }
    }
}

} // namespace

std::vector<Sample> sensorSamples(QByteArrayView files, QByteArrayView chips)
{
    const Devices devices = readDevices(files, "/sys/class/hwmon/");
    const std::vector<SensorChip> known = readChips(chips, devices);
    SensorList list;
    for (const SensorChip& chip : known) {
        const Attributes attributes = devices.value(chip.device);
        for (const SensorKind& kind : sensorKinds) {
            addKind(kind, chip, attributes, list);
        }
        if (list.isFull()) {
            break;
        }
    }
    addZones(files, known, list);
    return list.take();
}

} // namespace vedette::parse
