// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Sysstat.h"

#include "core/parse/BootRecords.h"
#include "core/parse/UtcTime.h"
#include "tests/parse/ParseSupport.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

constexpr double kibi = 1024;
constexpr double machineMemory = 24'684'092 * kibi; // of the machine that recorded the fixture

/// One record with that content beside its time.
QByteArray recordWith(const QByteArray& content, const QByteArray& stamp = {})
{
    const QByteArray usual
        = R"({"date": "2026-11-24", "time": "09:00:01", "utc": 1, "interval": 600})";
    return R"({"sysstat": {"hosts": [{"statistics": [{"timestamp": )"
        + (stamp.isEmpty() ? usual : stamp) + (content.isEmpty() ? "" : ", ") + content
        + R"(}], "restarts": []}]}})";
}

std::vector<Sample> samplesWith(const QByteArray& content, const SysstatScale& scale = {})
{
    const auto records = parseSysstat(recordWith(content), scale);
    REQUIRE(records);
    REQUIRE(records->size() == 1);
    return records->front().samples;
}

/// What every record needs to be one.
constexpr auto queueText = R"("queue": {"ldavg-1": 1.5, "plist-sz": 90})";

bool isSoundRecord(const SysstatRecord& record)
{
    return record.interval > seconds{0}
    && std::ranges::all_of(record.samples, [](const Sample& sample) {
               const bool isShare = unitOf(sample.metric) == Unit::Percent;
               return std::isfinite(sample.value) && sample.value >= 0
                   && (!isShare || sample.value <= 100);
           });
}

bool survivesSysstat(QByteArrayView text)
{
    const auto records = parseSysstat(text, {machineMemory, 4096});
    return !records || std::ranges::all_of(*records, isSoundRecord);
}

} // namespace

TEST_CASE("A day of sysstat is read as our own metrics, each with its time")
{
    const auto records
        = parseSysstat(fixture(u"sysstat/day.json"_s), {.memoryTotal = machineMemory});
    REQUIRE(records);
    REQUIRE(records->size() == 2);

    const SysstatRecord& record = records->back();

    CHECK(record.at == utcTime("2026-11-24", "09:06:57"));
    CHECK(record.interval == seconds{1});
    CHECK(value(record.samples, u"cpu.totalUsage") == 80.5);
    CHECK(value(record.samples, u"cpu.user") == 47.0);
    CHECK(value(record.samples, u"cpu.system") == 33.5);
    CHECK(value(record.samples, u"cpu.iowait") == 0.5);
    CHECK(value(record.samples, u"cpu.forks") == 25.0);
    CHECK(value(record.samples, u"cpu.contextSwitches") == 907.0);
    CHECK(value(record.samples, u"memory.total") == machineMemory);
    CHECK(value(record.samples, u"memory.available") == 23'968'792 * kibi);
    CHECK(value(record.samples, u"memory.used") == (24'684'092 - 23'968'792) * kibi);
    CHECK(value(record.samples, u"memory.cached") == 4'397'712 * kibi);
    CHECK(value(record.samples, u"swap.total") == 0.0);
    CHECK_FALSE(value(record.samples, u"swap.usedPercent"));
    CHECK_FALSE(value(record.samples, u"swap.inRate"));
    CHECK(value(record.samples, u"load.load15") == 1.48);
    CHECK(value(record.samples, u"process.total") == 107.0);
    CHECK(value(record.samples, u"network[eth0].rxRate") == 0.0);
    CHECK(value(record.samples, u"network[eth0].txErrors") == 0.0);
    CHECK_FALSE(value(record.samples, u"network[lo].rxRate"));
}

TEST_CASE("Disks of a day of sysstat are told in bytes, without what it counts otherwise")
{
    const auto records = parseSysstat(fixture(u"sysstat/day.json"_s));
    REQUIRE(records);

    const std::vector<Sample>& samples = records->front().samples;

    CHECK(value(samples, u"diskIo[vda].readRate") == 1424 * kibi);
    CHECK(value(samples, u"diskIo[vda].writeRate") == 260 * kibi);
    CHECK(value(samples, u"diskIo[vda].utilisation") == 2.0);
    CHECK(value(samples, u"diskIo[vda].queue") == 0.09);
    CHECK_FALSE(value(samples, u"diskIo[vda].readOps"));
    CHECK_FALSE(value(samples, u"diskIo[vda].readAwait"));
    CHECK_FALSE(value(samples, u"process.running"));
}

TEST_CASE("An older sysstat tells disks in sectors, and those without a name not at all")
{
    const auto samples = samplesWith(R"("disk": [
        {"disk-device": "sda", "rd_sec": 10.0, "wr_sec": 4.0, "avgqu-sz": 0.5},
        {"disk-device": "dev8-16", "rd_sec": 7.0}, {"disk-device": "loop3", "rd_sec": 7.0}])");

    CHECK(value(samples, u"diskIo[sda].readRate") == 5120.0);
    CHECK(value(samples, u"diskIo[sda].writeRate") == 2048.0);
    CHECK(value(samples, u"diskIo[sda].queue") == 0.5);
    CHECK(samples.size() == 3);
}

TEST_CASE("Memory that was used is told where sysstat's share fits the memory of today")
{
    const QByteArray memory
        = R"("memory": {"avail": 600, "memused": 350, "memused-percent": 35.00})";

    CHECK(value(samplesWith(memory, {.memoryTotal = 1000 * kibi}), u"memory.used") == 400 * kibi);
    CHECK(value(samplesWith(memory, {.memoryTotal = 1000 * kibi}), u"memory.usedPercent") == 40.0);
    CHECK_FALSE(value(samplesWith(memory, {.memoryTotal = 2000 * kibi}), u"memory.used"));
    CHECK_FALSE(value(samplesWith(memory), u"memory.total"));
    CHECK(value(samplesWith(memory), u"memory.available") == 600 * kibi);
}

TEST_CASE("Swapping of sysstat's pages is told in bytes where their size is known")
{
    const QByteArray pages = R"("swap-pages": {"pswpin": 2.5, "pswpout": 1.0},
        "memory": {"swpfree": 300, "swpused": 100})";

    const auto samples = samplesWith(pages, {.pageSize = 4096});

    CHECK(value(samples, u"swap.inRate") == 10'240.0);
    CHECK(value(samples, u"swap.outRate") == 4096.0);
    CHECK(value(samples, u"swap.total") == 400 * kibi);
    CHECK(value(samples, u"swap.usedPercent") == 25.0);
}

TEST_CASE("Shares of the CPU that are no whole, and impossible amounts, are absent")
{
    const auto zero = samplesWith(QByteArray(queueText)
                                  + R"(, "cpu-load": [{"cpu": "all", "usr": 0.00, "iowait": 0.00,
        "idle": 0.00}])");
    const auto odd = samplesWith(R"("queue": {"ldavg-1": 1e300, "ldavg-5": -1, "ldavg-15": "2",
        "plist-sz": 3}, "disk": [{"disk-device": "sda", "util-percent": 250.0, "rkB": 1.0}])");

    CHECK_FALSE(value(zero, u"cpu.totalUsage"));
    CHECK(value(zero, u"load.load1") == 1.5);
    CHECK(odd.size() == 2);
    CHECK(value(odd, u"diskIo[sda].readRate") == kibi);
}

TEST_CASE("A record of sysstat in another time zone, or of no length, is none")
{
    const QByteArray stamp
        = GENERATE(R"({"date": "2026-11-24", "time": "09:00:01", "utc": 0, "interval": 600})"_ba,
                   R"({"date": "2026-11-24", "time": "09:00:01", "interval": 600})"_ba,
                   R"({"date": "2026-11-24", "time": "09:00:01", "utc": 1, "interval": 0})"_ba,
                   R"({"date": "2026-02-30", "time": "09:00:01", "utc": 1, "interval": 600})"_ba,
                   R"({"date": "2026-11-24", "time": "24:00:01", "utc": 1, "interval": 600})"_ba,
                   R"({"date": "24/11/2026", "time": "09:00:01", "utc": 1, "interval": 600})"_ba);

    const auto records = parseSysstat(recordWith(queueText, stamp));

    REQUIRE_FALSE(records);
    CHECK(records.error().code == ErrorCode::Malformed);
}

TEST_CASE("A day of sysstat that is cut anywhere gives its whole records")
{
    const QByteArray day = fixture(u"sysstat/day.json"_s);
    const qsizetype behindFirst = day.lastIndexOf("\"timestamp\"");
    for (qsizetype length = 0; length <= day.size(); ++length) {
        INFO("cut to " << length);
        REQUIRE(survivesSysstat(QByteArrayView(day).first(length)));
    }

    CHECK(parseSysstat(QByteArrayView(day).first(behindFirst))->size() == 1);
    CHECK_FALSE(parseSysstat({}));
}

TEST_CASE("A day of sysstat of which the begin is missing gives its whole records")
{
    const QByteArray day = fixture(u"sysstat/day.json"_s).replace('\t', "");
    const QByteArray whole = QByteArray(day).replace("{\n\"timestamp\"", "{\"timestamp\"");
    const qsizetype first = whole.indexOf("{\"timestamp\"");
    for (qsizetype from = 0; from <= whole.size(); ++from) {
        INFO("cut before " << from);
        REQUIRE(survivesSysstat(QByteArrayView(whole).sliced(from)));
    }

    const auto all = parseSysstat(QByteArrayView(whole).sliced(first));
    const auto newest = parseSysstat(QByteArrayView(whole).sliced(first + 1));

    REQUIRE(all);
    CHECK(all->size() == 2);
    REQUIRE(newest);
    REQUIRE(newest->size() == 1);
    CHECK(newest->front() == all->back());
}

TEST_CASE("A day of sysstat survives random bytes")
{
    const QByteArray day = fixture(u"sysstat/day.json"_s);
    std::mt19937 random(20'261'124); // NOLINT: the same numbers in every run
    for (int round = 0; round < 2000; ++round) {
        QByteArray text = day;
        for (int i = 0; i < 6; ++i) {
            const auto at = static_cast<qsizetype>(random() % static_cast<quint32>(text.size()));
            text[at] = static_cast<char>(random() % 256);
        }
        INFO("round " << round);
        REQUIRE(survivesSysstat(text));
    }
}

TEST_CASE("Endless records of sysstat are bounded")
{
    const QByteArray head = R"({"sysstat": {"hosts": [{"statistics": [)";

    CHECK_FALSE(parseSysstat(head + QByteArray(1'000'000, '{')));
    CHECK_FALSE(parseSysstat(head + QByteArray("{},").repeated(300'000)));
    CHECK_FALSE(parseSysstat(head + QByteArray("[\"").repeated(300'000)));
}

TEST_CASE("Boots are read from the journal's list, but for the start of the oldest one")
{
    const auto json = parseJournalBoots(
        R"([{"index":-1,"boot_id":"9e2b06d5a2d44c5b8b4b8f0d1f6c7a10","first_entry":1795400000000000,)"
        R"("last_entry":1795430000123456},{"index":0,"boot_id":"0a2b06d5a2d44c5b8b4b8f0d1f6c7a11",)"
        R"("first_entry":1795430060000000,"last_entry":1795511749000000}])");
    const auto table = parseJournalBoots(
        "-1 9e2b06d5a2d44c5b8b4b8f0d1f6c7a10 Mon 2026-11-23 02:13:20 UTC\xe2\x80\x94Mon 2026-11-23 "
        "10:33:20 UTC\n"
        " 0 0a2b06d5a2d44c5b8b4b8f0d1f6c7a11 Mon 2026-11-23 10:34:20 UTC\xe2\x80\x94Tue 2026-11-24 "
        "09:15:49 UTC\n");
    const auto later = parseJournalBoots(
        "IDX BOOT ID                          FIRST ENTRY                 LAST ENTRY\n"
        " -1 9e2b06d5a2d44c5b8b4b8f0d1f6c7a10 Mon 2026-11-23 02:13:20 UTC Mon 2026-11-23 10:33:20 "
        "UTC\n"
        "  0 0a2b06d5a2d44c5b8b4b8f0d1f6c7a11 Mon 2026-11-23 10:34:20 UTC Tue 2026-11-24 09:15:49 "
        "UTC\n");

    const Timestamp start{seconds{1'795'430'060}};
    CHECK(json
          == std::vector<BootRecord>{
              {BootEvent::Stopped, BootSource::Journal, fromMsecs(1'795'430'000'123)},
              {BootEvent::Started, BootSource::Journal, start}});
    CHECK(table
          == std::vector<BootRecord>{
              {BootEvent::Stopped, BootSource::Journal, Timestamp{seconds{1'795'430'000}}},
              {BootEvent::Started, BootSource::Journal, start}});
    CHECK(later == table);
}

TEST_CASE("Boots in another time zone, and what is no list of them, are none")
{
    CHECK(parseJournalBoots("-1 9e2b06d5a2d44c5b8b4b8f0d1f6c7a10 Mon 2026-11-23 02:13:20 CET Mon "
                            "2026-11-23 10:33:20 CET\n")
              .empty());
    CHECK(parseJournalBoots("No journal files were found.\n").empty());
    CHECK(parseJournalBoots("[]").empty());
    CHECK(parseWtmpBoots("wtmp begins Tue May 20 00:00:00 2025\n").empty());
    CHECK(parseWtmpBoots("reboot   system boot  6.1.0 Tue May 20 10:00 - 11:00\n").empty());
    CHECK(parseWtmpBoots("last: invalid option -- 'x'\n").empty());
}

TEST_CASE("Boots are read from last, with the kernel or without")
{
    const auto boots = parseWtmpBoots(
        "reboot   system boot  6.1.0-18-amd64   Tue Nov 24 08:00:00 2026   still running\n"
        "shutdown system down  6.1.0-18-amd64   Mon Nov 23 22:00:00 2026 - Tue Nov 24 08:00:00 2026"
        "  (10:00)\n"
        "reboot   system boot                   Sun Nov  1 07:30:00 2026 - crash\n"
        "root     pts/0        192.0.2.1        Sun Nov  1 07:31:00 2026   still logged in\n");

    CHECK(boots
          == std::vector<BootRecord>{
              {BootEvent::Started, BootSource::Wtmp, *utcTime("2026-11-24", "08:00:00")},
              {BootEvent::Stopped, BootSource::Wtmp, *utcTime("2026-11-23", "22:00:00")},
              {BootEvent::Started, BootSource::Wtmp, *utcTime("2026-11-01", "07:30:00")}});
}

TEST_CASE("Lists of boots survive being cut anywhere, random bytes and endless rows")
{
    const QByteArray row = "-1 9e2b06d5a2d44c5b8b4b8f0d1f6c7a10 Mon 2026-11-23 02:13:20 UTC Mon "
                           "2026-11-23 10:33:20 UTC\n";
    const QByteArray json = R"([{"index":-1,"first_entry":1795400000000000,"last_entry":1}])";
    const QByteArray last = "reboot   system boot  6.1 Tue Nov 24 08:00:00 2026   still running\n";
    std::mt19937 random(7); // NOLINT: the same numbers in every run
    for (const QByteArray& text : {row, json, last}) {
        for (qsizetype length = 0; length <= text.size(); ++length) {
            QByteArray other = text.first(length);
            REQUIRE(parseJournalBoots(other).size() + parseWtmpBoots(other).size() <= 2);
            for (int i = 0; i < 3 && length > 0; ++i) {
                other[static_cast<qsizetype>(random() % static_cast<quint32>(length))]
                    = static_cast<char>(random() % 256);
            }
            REQUIRE(parseJournalBoots(other).size() + parseWtmpBoots(other).size() <= 4);
        }
    }

    CHECK(parseJournalBoots(row.repeated(10'000)).size() <= maxBootRecords);
    CHECK(parseWtmpBoots(last.repeated(10'000)).size() == maxBootRecords);
}
