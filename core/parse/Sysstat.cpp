// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Sysstat.h"

#include "core/base/PlainText.h"
#include "core/parse/DiskStats.h"
#include "core/parse/JsonObjects.h"
#include "core/parse/NetDev.h"
#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"
#include "core/parse/UtcTime.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr double kibibyte = 1024;
constexpr double sectorBytes = 512;
constexpr double mostAmount = 1e15; // of anything, in sysstat's units
constexpr double wholeShare = 100;
constexpr double shareRounding = 0.5; // ten shares of two decimals, and clocks that step
constexpr qint64 longestRecord = 86'400; // seconds; a day file goes no further

std::optional<double> amountIn(const QJsonObject& object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    const double amount = value.toDouble(-1);
    return value.isDouble() && amount >= 0 && amount <= mostAmount ? std::optional(amount)
                                                                   : std::nullopt;
}

std::optional<double> loadShare(const QJsonObject& object, QLatin1StringView key)
{
    const auto share = amountIn(object, key);
    return share && *share <= wholeShare + shareRounding
        ? std::optional(std::min(*share, wholeShare))
        : std::nullopt;
}

QJsonObject entryOfAllCpus(const QJsonObject& record)
{
    const QJsonArray plain = record.value("cpu-load"_L1).toArray();
    const QJsonArray rows = plain.isEmpty() ? record.value("cpu-load-all"_L1).toArray() : plain;
    for (const auto& row : rows) {
        if (row.toObject().value("cpu"_L1).toString() == "all"_L1) {
            return row.toObject();
        }
    }
    return {};
}

/// sar(1), -u ALL: guests are in none of the other shares, as here.
std::vector<Sample> cpuOf(const QJsonObject& record)
{
    const QJsonObject row = entryOfAllCpus(record);
    const auto idle = loadShare(row, "idle"_L1);
    const auto iowait = loadShare(row, "iowait"_L1);
    double sum = 0;
    for (const auto key : {"usr"_L1,
                           "nice"_L1,
                           "sys"_L1,
                           "iowait"_L1,
                           "steal"_L1,
                           "irq"_L1,
                           "soft"_L1,
                           "guest"_L1,
                           "gnice"_L1,
                           "idle"_L1}) {
        sum += loadShare(row, key).value_or(0);
    }
    if (!idle || !iowait || std::abs(sum - wholeShare) > shareRounding) {
        return {}; // all are zero where nothing was counted
    }
    SampleList cpu(u"cpu"_s);
    cpu.add(u"totalUsage"_s, percentOf(wholeShare - *idle - *iowait, wholeShare));
    cpu.add(u"user"_s, loadShare(row, "usr"_L1));
    cpu.add(u"nice"_s, loadShare(row, "nice"_L1));
    cpu.add(u"system"_s, loadShare(row, "sys"_L1));
    cpu.add(u"idle"_s, idle);
    cpu.add(u"iowait"_s, iowait);
    cpu.add(u"irq"_s, loadShare(row, "irq"_L1));
    cpu.add(u"softirq"_s, loadShare(row, "soft"_L1));
    cpu.add(u"steal"_s, loadShare(row, "steal"_L1));
    cpu.add(u"guest"_s, loadShare(row, "guest"_L1));
    return cpu.take();
}

std::vector<Sample> activityOf(const QJsonObject& record)
{
    const QJsonObject row = record.value("process-and-context-switch"_L1).toObject();
    SampleList cpu(u"cpu"_s);
    cpu.add(u"forks"_s, amountIn(row, "proc"_L1));
    cpu.add(u"contextSwitches"_s, amountIn(row, "cswch"_L1));
    return cpu.take();
}

/// sysstat tells no total: that of today is that of then where sysstat's own share (of two
/// decimals) comes of it.
std::optional<double> totalOf(const QJsonObject& memory, const SysstatScale& scale)
{
    constexpr double rounding = 0.0051;
    const auto used = scaled(amountIn(memory, "memused"_L1), kibibyte);
    const auto share = loadShare(memory, "memused-percent"_L1);
    if (!scale.memoryTotal || !(*scale.memoryTotal > 0) || !used || !share) {
        return std::nullopt;
    }
    const bool isSame = std::abs(wholeShare * *used / *scale.memoryTotal - *share) <= rounding;
    return isSame ? scale.memoryTotal : std::nullopt;
}

std::vector<Sample> memoryOf(const QJsonObject& record, const SysstatScale& scale)
{
    const QJsonObject row = record.value("memory"_L1).toObject();
    const auto bytes
        = [&row](QLatin1StringView key) { return scaled(amountIn(row, key), kibibyte); };
    const auto available = bytes("avail"_L1);
    const auto total = totalOf(row, scale);
    SampleList memory(u"memory"_s);
    if (total && available && *available <= *total) {
        memory.add(u"total"_s, total);
        memory.add(u"used"_s, std::optional(*total - *available));
        memory.add(u"usedPercent"_s, percentOf(*total - *available, *total));
    }
    memory.add(u"available"_s, available);
    memory.add(u"free"_s, bytes("memfree"_L1));
    memory.add(u"buffers"_s, bytes("buffers"_L1));
    memory.add(u"cached"_s, bytes("cached"_L1));
    memory.add(u"dirty"_s, bytes("dirty"_L1));
    memory.add(u"committed"_s, bytes("commit"_L1));
    return memory.take();
}

std::vector<Sample> swapOf(const QJsonObject& record, const SysstatScale& scale)
{
    const QJsonObject row = record.value("memory"_L1).toObject();
    const QJsonObject pages = record.value("swap-pages"_L1).toObject();
    const auto free = scaled(amountIn(row, "swpfree"_L1), kibibyte);
    const auto used = scaled(amountIn(row, "swpused"_L1), kibibyte);
    const auto rate = [&](QLatin1StringView key) {
        return scale.pageSize ? scaled(amountIn(pages, key), *scale.pageSize) : std::nullopt;
    };
    SampleList swap(u"swap"_s);
    if (free && used) {
        swap.add(u"total"_s, std::optional(*free + *used));
        swap.add(u"used"_s, used);
        swap.add(u"usedPercent"_s, percentOf(*used, *free + *used));
    }
    swap.add(u"inRate"_s, rate("pswpin"_L1));
    swap.add(u"outRate"_s, rate("pswpout"_L1));
    return swap.take();
}

std::vector<Sample> queueOf(const QJsonObject& record)
{
    const QJsonObject row = record.value("queue"_L1).toObject();
    SampleList load(u"load"_s);
    load.add(u"load1"_s, amountIn(row, "ldavg-1"_L1));
    load.add(u"load5"_s, amountIn(row, "ldavg-5"_L1));
    load.add(u"load15"_s, amountIn(row, "ldavg-15"_L1));
    SampleList process(u"process"_s);
    process.add(u"total"_s, amountIn(row, "plist-sz"_L1));
    process.add(u"blocked"_s, amountIn(row, "blocked"_L1));
    std::vector<Sample> samples = load.take();
    append(samples, process.take());
    return samples;
}

/// "dev8-0" of an older sysstat is a number of the kernel's, no name; nobody knows whose it was.
bool isShownDisk(QByteArrayView name)
{
    const bool isNumber = name.startsWith("dev") && name.size() > 3 && name[3] >= '0'
        && name[3] <= '9' && name.contains('-');
    return !name.isEmpty() && !isNumber && !isPseudoDevice(name);
}

std::vector<Sample> disksOf(const QJsonObject& record)
{
    std::vector<Sample> samples;
    std::size_t count = 0;
    const QJsonArray rows = record.value("disk"_L1).toArray();
    for (const auto& value : rows) {
        const QJsonObject row = value.toObject();
        const QString name = plainText(row.value("disk-device"_L1).toString());
        if (!isShownDisk(name.toUtf8()) || ++count > maxEntities) {
            continue;
        }
        const auto rate = [&row](QLatin1StringView inKib, QLatin1StringView inSectors) {
            const auto bytes = scaled(amountIn(row, inKib), kibibyte);
            return bytes ? bytes : scaled(amountIn(row, inSectors), sectorBytes);
        };
        const auto queue = amountIn(row, "aqu-sz"_L1);
        SampleList disk(u"diskIo"_s, name);
        disk.add(u"readRate"_s, rate("rkB"_L1, "rd_sec"_L1));
        disk.add(u"writeRate"_s, rate("wkB"_L1, "wr_sec"_L1));
        disk.add(u"utilisation"_s, loadShare(row, "util-percent"_L1));
        disk.add(u"queue"_s, queue ? queue : amountIn(row, "avgqu-sz"_L1));
        append(samples, disk.take());
    }
    return samples;
}

std::optional<QString> shownInterface(const QJsonObject& row)
{
    const QString name = plainText(row.value("iface"_L1).toString());
    const QByteArray bytes = name.toUtf8();
    const bool isShown = !name.isEmpty() && !isLoopback(bytes) && !isVirtualInterface(bytes);
    return isShown ? std::optional(name) : std::nullopt;
}

std::vector<Sample> trafficOf(const QJsonArray& rows)
{
    std::vector<Sample> samples;
    std::size_t count = 0;
    for (const auto& value : rows) {
        const QJsonObject row = value.toObject();
        const auto name = shownInterface(row);
        if (!name || ++count > maxEntities) {
            continue;
        }
        SampleList network(u"network"_s, *name);
        network.add(u"rxRate"_s, scaled(amountIn(row, "rxkB"_L1), kibibyte));
        network.add(u"txRate"_s, scaled(amountIn(row, "txkB"_L1), kibibyte));
        network.add(u"rxPackets"_s, amountIn(row, "rxpck"_L1));
        network.add(u"txPackets"_s, amountIn(row, "txpck"_L1));
        append(samples, network.take());
    }
    return samples;
}

std::vector<Sample> networkTroubleOf(const QJsonArray& rows)
{
    std::vector<Sample> samples;
    std::size_t count = 0;
    for (const auto& value : rows) {
        const QJsonObject row = value.toObject();
        const auto name = shownInterface(row);
        if (!name || ++count > maxEntities) {
            continue;
        }
        SampleList network(u"network"_s, *name);
        network.add(u"rxErrors"_s, amountIn(row, "rxerr"_L1));
        network.add(u"txErrors"_s, amountIn(row, "txerr"_L1));
        network.add(u"rxDrops"_s, amountIn(row, "rxdrop"_L1));
        network.add(u"txDrops"_s, amountIn(row, "txdrop"_L1));
        append(samples, network.take());
    }
    return samples;
}

/// Without samples where the time is not told, or not in UTC.
SysstatRecord recordOf(const QJsonObject& object, const SysstatScale& scale)
{
    const QJsonObject stamp = object.value("timestamp"_L1).toObject();
    const auto at = utcTime(stamp.value("date"_L1).toString().toLatin1(),
                            stamp.value("time"_L1).toString().toLatin1());
    const bool isUtc
        = stamp.value("utc"_L1).toInt(0) == 1 || stamp.value("tz"_L1).toString() == "UTC"_L1;
    const qint64 length = stamp.value("interval"_L1).toInteger(0);
    if (!at || !isUtc || length <= 0 || length > longestRecord) {
        return {};
    }
    SysstatRecord record{*at, seconds{length}, cpuOf(object)};
    append(record.samples, activityOf(object));
    append(record.samples, memoryOf(object, scale));
    append(record.samples, swapOf(object, scale));
    append(record.samples, queueOf(object));
    append(record.samples, disksOf(object));
    const QJsonObject network = object.value("network"_L1).toObject();
    append(record.samples, trafficOf(network.value("net-dev"_L1).toArray()));
    append(record.samples, networkTroubleOf(network.value("net-edev"_L1).toArray()));
    return record;
}

/// Behind the bracket that opens them; where the text begins later, its first whole record.
QByteArrayView recordsIn(QByteArrayView text)
{
    constexpr QByteArrayView key("\"statistics\"");
    const qsizetype begin = text.indexOf(key);
    const qsizetype open = begin < 0 ? -1 : text.indexOf('[', begin + key.size());
    if (open >= 0) {
        return text.sliced(open + 1);
    }
    const qsizetype record = text.indexOf("{\"timestamp\"");
    return record < 0 ? QByteArrayView() : text.sliced(record);
}

} // namespace

Result<std::vector<SysstatRecord>> parseSysstat(QByteArrayView text, const SysstatScale& scale)
{
    std::vector<SysstatRecord> records;
    JsonObjects objects(recordsIn(text));
    for (int count = 0; count < maxRows; ++count) {
        const auto object = objects.next();
        if (!object) {
            break;
        }
        SysstatRecord record = recordOf(*object, scale);
        if (!record.samples.empty()) {
            records.push_back(std::move(record));
        }
    }
    if (records.empty()) {
        return fail(ErrorCode::Malformed, u"sysstat tells of no time"_s);
    }
    return records;
}

} // namespace vedette::parse
