// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Disks.h"

#include "core/base/PlainText.h"
#include "core/parse/HardwareValues.h"
#include "core/parse/KeyedRows.h"
#include "core/parse/Scanner.h"

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr double blockSectorSize = 512; // of /sys/block, whatever the disk's own are

/// What lsblk tells of one device, by column in lower case.
using DiskColumns = QHash<QByteArray, QByteArray>;

bool isLeftOut(QByteArrayView name)
{
    constexpr std::array<QByteArrayView, 8> prefixes{
        "loop", "ram", "zram", "sr", "fd", "dm-", "md", "mtdblock"};
    return name.isEmpty() || std::ranges::any_of(prefixes, [name](QByteArrayView prefix) {
               return name.startsWith(prefix) && name.size() > prefix.size()
                   && (prefix.endsWith('-')
                       || (name[prefix.size()] >= '0' && name[prefix.size()] <= '9'));
           });
}

/// lsblk has it from udev, which not every system runs.
QString transportOf(QByteArrayView told, QByteArrayView name)
{
    const QString transport = makersText(told);
    if (!transport.isEmpty()) {
        return transport;
    }
    if (name.startsWith("nvme")) {
        return u"nvme"_s;
    }
    if (name.startsWith("vd")) {
        return u"virtio"_s;
    }
    return name.startsWith("mmcblk") ? u"mmc"_s : QString();
}

std::optional<bool> truthOf(QByteArrayView text)
{
    if (text == "1"_L1 || text == "true"_L1) {
        return true;
    }
    return text == "0"_L1 || text == "false"_L1 ? std::optional(false) : std::nullopt;
}

void addDisk(QList<Disk>& disks, Disk disk)
{
    // A size of zero is a drive without a medium; one that nobody tells is none.
    if (!isLeftOut(disk.name.toUtf8()) && disks.size() < static_cast<qsizetype>(maxEntities)) {
        disks += std::move(disk);
    }
}

void addColumns(QList<Disk>& disks, const DiskColumns& columns)
{
    const QByteArray type = columns.value("type");
    const QByteArray name = columns.value("name");
    const auto size = sizeOf(columns.value("size"));
    const bool isEmptyDrive = columns.contains("size") && !size;
    if ((type != "disk" && !type.isEmpty()) || isEmptyDrive) {
        return;
    }
    addDisk(disks,
            {plainText(name),
             makersText(columns.value("model")),
             makersText(columns.value("serial")),
             size,
             truthOf(columns.value("rota")),
             transportOf(columns.value("tran"), name)});
}

std::optional<char> hexByte(QByteArrayView digits)
{
    bool isNumber = false;
    const uint byte = digits.toUInt(&isNumber, 16);
    return isNumber ? std::optional(static_cast<char>(byte)) : std::nullopt;
}

/// The text up to the next quote; lsblk writes what is unsafe there as "\x20".
QByteArray quotedText(QByteArrayView& rest)
{
    QByteArray text;
    qsizetype i = 0;
    for (; i < rest.size() && rest[i] != '"'; ++i) {
        const bool isEscape = rest[i] == '\\' && i + 3 < rest.size() && rest[i + 1] == 'x';
        const auto byte = isEscape ? hexByte(rest.sliced(i + 2, 2)) : std::nullopt;
        text += byte.value_or(rest[i]);
        i += byte ? 3 : 0;
    }
    rest = rest.sliced(std::min(i + 1, rest.size()));
    return text;
}

/// NAME="sda" TYPE="disk" …
DiskColumns pairColumns(QByteArrayView line)
{
    DiskColumns columns;
    QByteArrayView rest = line;
    for (qsizetype sign = rest.indexOf("=\""); sign > 0; sign = rest.indexOf("=\"")) {
        const QByteArray key = rest.first(sign).trimmed().toByteArray().toLower();
        rest = rest.sliced(sign + 2);
        columns.insert(key, quotedText(rest));
    }
    return columns;
}

DiskColumns jsonColumns(const QJsonObject& object)
{
    DiskColumns columns;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it->isNull()) { // versions before 2.33 have all values as text
            columns.insert(it.key().toLower().toUtf8(), it->toVariant().toString().toUtf8());
        }
    }
    return columns;
}

} // namespace

Result<QList<Disk>> parseLsBlk(QByteArrayView json)
{
    const auto document = QJsonDocument::fromJson(json.toByteArray());
    const QJsonValue devices = document.object().value("blockdevices"_L1);
    if (!devices.isArray()) {
        return fail(ErrorCode::Malformed, u"lsblk gave no list"_s);
    }
    QList<Disk> disks;
    const QJsonArray entries = devices.toArray();
    for (const auto& entry : entries) {
        addColumns(disks, jsonColumns(entry.toObject()));
    }
    return disks;
}

Result<QList<Disk>> parseLsBlkPairs(QByteArrayView text)
{
    QList<Disk> disks;
    bool hasRow = false;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        const DiskColumns columns = pairColumns(*line);
        hasRow = hasRow || !columns.value("name").isEmpty();
        addColumns(disks, columns);
    }
    if (!hasRow) {
        return fail(ErrorCode::Malformed, u"lsblk gave no pair"_s);
    }
    return disks;
}

Result<QList<Disk>> parseSysBlock(QByteArrayView text)
{
    QList<Disk> disks;
    const auto rows = keyedRows(text);
    for (const KeyedRow& row : rows) {
        const QByteArrayView name = row.at("name");
        const auto sectors = toCount(row.at("size"));
        if (sectors && (*sectors == 0 || *sectors > 1'000'000'000'000'000)) {
            continue;
        }
        const QString vendor = makersText(row.at("device/vendor"));
        const QString model = makersText(row.at("device/model"));
        const QString serial = makersText(row.at("device/serial"));
        Disk disk;
        disk.name = plainText(name);
        // SATA disks all have the vendor "ATA", virtio ones a number.
        const bool isMaker = vendor != u"ATA"_s && !vendor.startsWith(u"0x"_s);
        disk.model
            = isMaker && !model.isEmpty() ? plainText((vendor + u' ' + model).trimmed()) : model;
        disk.serial = serial.isEmpty() ? makersText(row.at("serial")) : serial;
        if (sectors) {
            disk.size = static_cast<double>(*sectors) * blockSectorSize;
        }
        disk.isRotational = truthOf(row.at("queue/rotational"));
        disk.transport = transportOf({}, name);
        addDisk(disks, std::move(disk));
    }
    if (rows.empty()) {
        return fail(ErrorCode::Malformed, u"/sys/block has no disk"_s);
    }
    return disks;
}

} // namespace vedette::parse
