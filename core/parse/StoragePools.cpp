// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/StoragePools.h"

#include "core/base/PlainText.h"
#include "core/parse/ClassFiles.h"
#include "core/parse/SampleList.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr qsizetype maxPools = maxEntities;

/// The text up to the next tab, which is taken off the line.
QByteArrayView takeColumn(QByteArrayView& line)
{
    const qsizetype tab = line.indexOf('\t');
    const QByteArrayView column = tab < 0 ? line : line.first(tab);
    line = tab < 0 ? QByteArrayView() : line.sliced(tab + 1);
    return column.trimmed();
}

/// Releases before 0.7 end it with a sign.
std::optional<double> percentIn(QByteArrayView text)
{
    constexpr double full = 100;
    const auto value = toDecimal(text.endsWith('%') ? text.chopped(1) : text);
    return value && *value <= full ? value : std::nullopt;
}

/// zpoolconcepts(7), "Device Failure and Recovery"; nothing for a word that is none of these.
std::optional<double> healthIn(QByteArrayView word)
{
    constexpr std::array<QByteArrayView, 6> ill{
        "DEGRADED", "FAULTED", "OFFLINE", "REMOVED", "SUSPENDED", "UNAVAIL"};
    if (word == QByteArrayView("ONLINE")) {
        return 1.0;
    }
    return std::ranges::find(ill, word) != ill.end() ? std::optional(0.0) : std::nullopt;
}

struct BtrfsVolume
{
    QString label;
    std::optional<quint64> errors;
    std::optional<quint64> missing;
};

using BtrfsVolumes = QMap<QByteArray, BtrfsVolume>; ///< by UUID

void addTo(std::optional<quint64>& sum, std::optional<quint64> count)
{
    const quint64 before = sum.value_or(0);
    if (count && *count <= std::numeric_limits<quint64>::max() - before) {
        sum = before + *count;
    }
}

/// "devinfo/1/error_stats" has a line for each kind: "write_errs 0".
void takeBtrfsFile(const ClassFile& file, BtrfsVolume& volume)
{
    if (file.attribute == QByteArrayView("label")) {
        volume.label = plainText(file.value.trimmed());
    } else if (file.attribute.endsWith("/error_stats")) {
        Scanner fields(file.value);
        fields.skipFields(1);
        addTo(volume.errors, fields.nextCount());
    } else if (file.attribute.endsWith("/missing")) {
        addTo(volume.missing, toCount(file.value.trimmed()));
    }
}

BtrfsVolumes readVolumes(QByteArrayView files)
{
    BtrfsVolumes volumes;
    ClassFiles lines(files, "/sys/fs/btrfs/");
    while (const auto file = lines.next()) {
        const QByteArray uuid = file->device.toByteArray();
        const bool isKnown = volumes.contains(uuid);
        if (isKnown || volumes.size() < maxPools) {
            takeBtrfsFile(*file, volumes[uuid]);
        }
    }
    return volumes;
}

/// 100 × the first of "12/1024"; nothing when it is no part of the second.
std::optional<double> shareIn(std::optional<QByteArrayView> text)
{
    const qsizetype slash = text ? text->indexOf('/') : -1;
    if (slash < 0) {
        return std::nullopt;
    }
    const auto used = toCount(text->first(slash));
    const auto total = toCount(text->sliced(slash + 1));
    if (!used || !total || *used > *total) {
        return std::nullopt;
    }
    return percentOf(static_cast<double>(*used), static_cast<double>(*total));
}

/// "vg/pool" for "vg-pool-tpool": device-mapper joins the two by a hyphen and doubles those within
/// (lvm(8), "Valid names").
QString thinPoolName(QByteArrayView device)
{
    constexpr QByteArrayView layer("-tpool");
    if (device.endsWith(layer)) {
        device.chop(layer.size());
    }
    QByteArray name;
    int joints = 0;
    for (qsizetype i = 0; i < device.size(); ++i) {
        const bool isHyphen = device[i] == '-';
        const bool isDouble = isHyphen && i + 1 < device.size() && device[i + 1] == '-';
        joints += isHyphen && !isDouble ? 1 : 0;
        name += isHyphen && !isDouble ? '/' : device[i];
        i += isDouble ? 1 : 0;
    }
    return plainText(joints == 1 ? QByteArrayView(name) : device);
}

} // namespace

std::vector<Sample> zfsPoolSamples(QByteArrayView text)
{
    std::vector<Sample> samples;
    QSet<QString> names;
    Scanner lines(text);
    while (auto line = lines.nextLine()) {
        const QString name = plainText(takeColumn(*line));
        const QByteArrayView capacity = takeColumn(*line);
        const QByteArrayView fragmentation = takeColumn(*line);
        const QByteArrayView health = takeColumn(*line);
        if (health.isEmpty() || names.contains(name) || names.size() >= maxPools) {
            continue;
        }
        names.insert(name);
        SampleList list(u"zfs"_s, name);
        list.add(u"healthy"_s, healthIn(health));
        list.add(u"usedPercent"_s, percentIn(capacity));
        list.add(u"fragmentation"_s, percentIn(fragmentation));
        append(samples, list.take());
    }
    return samples;
}

std::vector<Sample> zfsArcSamples(QByteArrayView text)
{
    SampleList memory(u"memory"_s);
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        Scanner fields(*line);
        if (fields.nextField() == QByteArrayView("size")) {
            fields.skipFields(1); // the kind of number
            memory.add(u"zfsArc"_s, fields.nextCount());
            break;
        }
    }
    return memory.take();
}

std::vector<Sample> btrfsSamples(QByteArrayView files)
{
    const BtrfsVolumes volumes = readVolumes(files);
    std::vector<Sample> samples;
    QSet<QString> names;
    for (auto volume = volumes.cbegin(); volume != volumes.cend(); ++volume) {
        const QString uuid = plainText(volume.key());
        const bool isFree = !volume->label.isEmpty() && !names.contains(volume->label);
        const QString name = isFree ? volume->label : uuid;
        if (names.contains(name)) {
            continue;
        }
        names.insert(name);
        SampleList list(u"btrfs"_s, name);
        list.add(u"errors"_s, volume->errors);
        list.add(u"missingDevices"_s, volume->missing);
        append(samples, list.take());
    }
    return samples;
}

std::vector<Sample> thinPoolSamples(QByteArrayView text)
{
    std::vector<Sample> samples;
    QSet<QString> names;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        const qsizetype colon = line->indexOf(": ");
        if (colon <= 0) {
            continue;
        }
        Scanner fields(line->sliced(colon + 2));
        fields.skipFields(2); // where it begins, and its length
        const bool isPool = fields.nextField() == QByteArrayView("thin-pool");
        const QString name = thinPoolName(line->first(colon));
        if (!isPool || names.contains(name) || names.size() >= maxPools) {
            continue;
        }
        names.insert(name);
        fields.skipFields(1); // the transaction
        SampleList list(u"lvm"_s, name);
        list.add(u"metadataPercent"_s, shareIn(fields.nextField()));
        list.add(u"dataPercent"_s, shareIn(fields.nextField()));
        append(samples, list.take());
    }
    return samples;
}

} // namespace vedette::parse
