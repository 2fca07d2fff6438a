// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/SmartReport.h"

#include "tests/parse/ParseSupport.h"

#include <QJsonDocument>

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

QByteArray attribute(int id, const char* name, int value, const char* raw)
{
    return R"({"id":)" + QByteArray::number(id) + R"(,"name":")" + name + R"(","value":)"
        + QByteArray::number(value) + R"(,"raw":{"value":99,"string":")" + raw + R"("}})";
}

QByteArray ataReport(const QByteArray& attributes)
{
    return R"({"smart_status":{"passed":true},"ata_smart_attributes":{"table":[)" + attributes
        + R"(]},"power_on_time":{"hours":1730},"temperature":{"current":32}})"
          "\n!0\n";
}

std::vector<Sample> samplesIn(const QByteArray& text)
{
    const auto report = parseSmartReport(text);
    REQUIRE(report);
    return samplesOf(*report, u"sda"_s);
}

} // namespace

TEST_CASE("An ATA disk tells its health, its age and its bad sectors")
{
    const auto samples
        = samplesIn(ataReport(attribute(5, "Reallocated_Sector_Ct", 100, "8 (3 5)") + ','
                              + attribute(187, "Reported_Uncorrect", 99, "1") + ','
                              + attribute(197, "Current_Pending_Sector", 100, "2")));

    CHECK(value(samples, u"smart[sda].healthy") == 1.0);
    CHECK(value(samples, u"smart[sda].temperature") == 32.0);
    CHECK(value(samples, u"smart[sda].powerOnHours") == 1730.0 * 3600);
    CHECK(value(samples, u"smart[sda].reallocated") == 8.0);
    CHECK(value(samples, u"smart[sda].pending") == 2.0);
    CHECK(value(samples, u"smart[sda].mediaErrors") == 1.0);
    CHECK_FALSE(value(samples, u"smart[sda].wear"));
}

TEST_CASE("Wear is what the disk's own attribute says, where its name is known")
{
    const auto [id, name, isWear] = GENERATE(table<int, const char*, bool>({
        {177, "Wear_Leveling_Count", true},
        {202, "Percent_Lifetime_Remain", true},
        {231, "SSD_Life_Left", true},
        {233, "Media_Wearout_Indicator", true},
        {202, "Data_Address_Mark_Errs", false}, // the same numbers in a disk that turns
        {231, "Temperature_Celsius", false},
        {177, "Unknown_Attribute", false},
    }));

    const auto samples = samplesIn(ataReport(attribute(id, name, 93, "7")));

    INFO(id << ' ' << name);
    CHECK((value(samples, u"smart[sda].wear") == 7.0) == isWear);
}

TEST_CASE("An NVMe disk tells its wear, and goes on beyond what was promised")
{
    const auto samples
        = samplesIn(R"({"smart_status":{"passed":false,"nvme":{"value":4}},)"
                    R"("nvme_smart_health_information_log":{"critical_warning":4,)"
                    R"("percentage_used":131,"media_errors":12},"temperature":{"current":36}})");

    CHECK(value(samples, u"smart[sda].healthy") == 0.0);
    CHECK(value(samples, u"smart[sda].wear") == 100.0);
    CHECK(value(samples, u"smart[sda].mediaErrors") == 12.0);
    CHECK(value(samples, u"smart[sda].temperature") == 36.0);
    CHECK_FALSE(value(samples, u"smart[sda].powerOnHours"));
}

TEST_CASE("A SCSI disk tells its grown defects and the errors of all its counters")
{
    const auto samples = samplesIn(
        R"({"smart_status":{"passed":true},"scsi_grown_defect_list":3,)"
        R"("scsi_percentage_used_endurance_indicator":4,"scsi_error_counter_log":{)"
        R"("read":{"total_uncorrected_errors":1},"write":{"total_uncorrected_errors":2}}})");

    CHECK(value(samples, u"smart[sda].reallocated") == 3.0);
    CHECK(value(samples, u"smart[sda].mediaErrors") == 3.0);
    CHECK(value(samples, u"smart[sda].wear") == 4.0);
}

TEST_CASE("A disk that sleeps has no values, and is known to sleep")
{
    const auto report = parseSmartReport(
        R"x({"smartctl":{"messages":[{"string":"Device is in STANDBY mode, exit(2)",)x"
        R"x("severity":"information"}],"exit_status":2}})x"
        "\n!2");
    REQUIRE(report);

    CHECK(report->isAsleep);
    CHECK(samplesOf(*report, u"sda"_s).empty());
}

TEST_CASE("A disk that can't be read says why")
{
    const auto report = parseSmartReport(
        R"({"smartctl":{"messages":[{"string":"/dev/sda: Unable to detect device type",)"
        R"("severity":"error"}],"exit_status":1}})");
    REQUIRE(report);

    CHECK_FALSE(report->isAsleep);
    CHECK(report->message == u"/dev/sda: Unable to detect device type"_s);
    CHECK(samplesOf(*report, u"sda"_s).empty());
}

TEST_CASE("Values that no disk can have are absent")
{
    const auto samples = samplesIn(
        R"({"power_on_time":{"hours":4294967295},"temperature":{"current":0},)"
        R"("nvme_smart_health_information_log":{"percentage_used":-1,"media_errors":1.5},)"
        R"("ata_smart_attributes":{"table":[)"
        + attribute(5, "Reallocated_Sector_Ct", 100, "281474976710655")
        + R"(,7,{"id":197},{"id":197,"raw":"8"}]}})");

    CHECK(samples.empty());
}

TEST_CASE("What is no report is malformed, and one without end is not read")
{
    CHECK(parseSmartReport("").error().code == ErrorCode::Malformed);
    CHECK(parseSmartReport("=======> UNRECOGNIZED OPTION: json=c\n").error().code
          == ErrorCode::Malformed);
    CHECK(parseSmartReport("[1,2]\n").error().code == ErrorCode::Malformed);
    CHECK(parseSmartReport(R"({"smart_status":{"passed":tr)").error().code == ErrorCode::Malformed);
    CHECK(parseSmartReport(QByteArray(1'000'000, '[')).error().code == ErrorCode::OutputTooLarge);
}

TEST_CASE("Public reports of disks are read with the values that they show")
{
    const QString corpus = qEnvironmentVariable("VEDETTE_CORPUS");
    if (corpus.isEmpty()) {
        WARN("skipped: VEDETTE_CORPUS is not set");
        return;
    }
    const auto captured = [&](const QString& name) {
        QFile file(corpus + u"/scrutiny/webapp/backend/pkg/models/testdata/"_s + name);
        REQUIRE(file.open(QIODevice::ReadOnly));
        return samplesIn(QJsonDocument::fromJson(file.readAll()).toJson(QJsonDocument::Compact));
    };

    const auto ata = captured(u"smart-ata.json"_s);
    const auto nvme = captured(u"smart-nvme.json"_s);

    CHECK(value(ata, u"smart[sda].healthy") == 1.0);
    CHECK(value(ata, u"smart[sda].temperature") == 32.0);
    CHECK(value(ata, u"smart[sda].powerOnHours") == 1730.0 * 3600);
    CHECK(value(ata, u"smart[sda].reallocated") == 0.0);
    CHECK(value(ata, u"smart[sda].pending") == 0.0);
    CHECK_FALSE(value(ata, u"smart[sda].wear"));
    CHECK(value(nvme, u"smart[sda].healthy") == 1.0);
    CHECK(value(nvme, u"smart[sda].temperature") == 36.0);
    CHECK(value(nvme, u"smart[sda].powerOnHours") == 2401.0 * 3600);
    CHECK(value(nvme, u"smart[sda].wear") == 0.0);
    CHECK(value(nvme, u"smart[sda].mediaErrors") == 0.0);
}
