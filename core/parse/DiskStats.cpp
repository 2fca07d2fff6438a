// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/DiskStats.h"

#include "core/base/PlainText.h"
#include "core/parse/Scanner.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

struct DeviceRow
{
    QByteArrayView name;
    DiskCounters counters;
};

/// Fills in one counter; false when the column is missing or no number.
bool read(Scanner& fields, quint64& counter)
{
    const auto value = fields.nextCount();
    counter = value.value_or(0);
    return value.has_value();
}

/// A discard or flush group of `length` columns, of which the first counts the requests.
std::optional<quint64> readGroup(Scanner& fields, int length)
{
    const auto ops = fields.nextCount();
    fields.skipFields(length - 1);
    return ops;
}

/// Nothing for the seven columns that a 2.6 kernel before 2.6.25 prints for a partition.
std::optional<DeviceRow> readDevice(QByteArrayView line)
{
    Scanner fields(line);
    fields.skipFields(2); // major and minor number
    DeviceRow row;
    row.name = fields.nextField().value_or(QByteArrayView());
    DiskCounters& counters = row.counters;
    quint64 ignored = 0; // requests merged, requests under way
    const bool isWhole = read(fields, counters.readOps) && read(fields, ignored)
        && read(fields, counters.readSectors) && read(fields, counters.readMs)
        && read(fields, counters.writeOps) && read(fields, ignored)
        && read(fields, counters.writeSectors) && read(fields, counters.writeMs)
        && read(fields, ignored) && read(fields, counters.busyMs) && read(fields, counters.queueMs);
    if (!isWhole) {
        return std::nullopt;
    }
    counters.discardOps = readGroup(fields, 4);
    counters.flushOps = readGroup(fields, 2);
    return row;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// "sda1" is part of "sda", "nvme0n1p2" of "nvme0n1", if there is one.
bool isPartition(QByteArrayView name, const QSet<QByteArrayView>& names)
{
    QByteArrayView parent = name;
    while (!parent.isEmpty() && isDigit(parent.back())) {
        parent.chop(1);
    }
    if (parent.size() == name.size() || parent.isEmpty()) {
        return false;
    }
    if (names.contains(parent)) {
        return true;
    }
    return parent.size() > 1 && parent.endsWith('p') && isDigit(parent[parent.size() - 2])
        && names.contains(parent.chopped(1));
}

} // namespace

Result<std::vector<DiskCounters>> parseDiskStats(QByteArrayView text)
{
    std::vector<DeviceRow> rows;
    QSet<QByteArrayView> names;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        auto row = readDevice(*line);
        if (row && !names.contains(row->name)) {
            names.insert(row->name);
            rows.push_back(*std::move(row));
        }
    }
    if (rows.empty()) {
        return fail(ErrorCode::Malformed, u"/proc/diskstats has no device"_s);
    }
    std::vector<DiskCounters> disks;
    for (DeviceRow& row : rows) {
        if (disks.size() == maxEntities) {
            break;
        }
        if (!isPseudoDevice(row.name) && !isPartition(row.name, names)) {
            row.counters.device = plainText(row.name);
            disks.push_back(std::move(row.counters));
        }
    }
    return disks;
}

bool isPseudoDevice(QByteArrayView name)
{
    return name.startsWith("loop") || name.startsWith("ram") || name.startsWith("zram");
}

} // namespace vedette::parse
