// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Sensors.h"

#include "core/parse/CpuFrequency.h"
#include "tests/parse/ParseSupport.h"

#include <QElapsedTimer>

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

/// A line of hwmon's chip of that number.
QByteArray hwmon(int number, const char* file, const char* value)
{
    return "/sys/class/hwmon/hwmon" + QByteArray::number(number) + '/' + file + ':' + value + '\n';
}

QByteArray zone(int number, const char* type, const char* temp)
{
    const QByteArray path = "/sys/class/thermal/thermal_zone" + QByteArray::number(number) + '/';
    return path + "type:" + type + '\n' + path + "temp:" + temp + '\n';
}

constexpr QByteArrayView boardChip = "hwmon0 /sys/devices/platform/nct6775.656/hwmon/hwmon0\n";

/// One chip, "boardChip", with the files of `lines`.
std::vector<Sample> boardSamples(const QByteArray& lines)
{
    return sensorSamples(hwmon(0, "name", "boardChip") + lines, boardChip);
}

} // namespace

TEST_CASE("A sensor bears the name of its chip and its label, in the units of people")
{
    const auto samples
        = boardSamples(hwmon(0, "temp1_input", "41500") + hwmon(0, "temp1_label", "CPU: die 0")
                       + hwmon(0, "temp2_input", "-5000") + hwmon(0, "fan1_input", "1250")
                       + hwmon(0, "in0_input", "1088") + hwmon(0, "in10_input", "-12040")
                       + hwmon(0, "power1_input", "5064000") + hwmon(0, "power2_input", "7000000")
                       + hwmon(0, "power2_average", "6500000"));

    CHECK(value(samples, u"temperature[boardChip CPU: die 0].celsius") == 41.5);
    CHECK(value(samples, u"temperature[boardChip temp2].celsius") == -5.0);
    CHECK(value(samples, u"fan[boardChip fan1].rpm") == 1250.0);
    CHECK(value(samples, u"voltage[boardChip in0].volts") == 1.088);
    CHECK(value(samples, u"voltage[boardChip in10].volts") == -12.04);
    CHECK(value(samples, u"power[boardChip power1].watts") == 5.064);
    CHECK(value(samples, u"power[boardChip power2].watts") == 6.5);
    CHECK(samples.size() == 7);
}

TEST_CASE("What a sensor can't measure, and what an open input says, is absent")
{
    const char* const fill = GENERATE(
        "-273000", "-274000", "251000", "0", "127000", "-128000", "65535", "255000", "x", "");

    const auto samples = boardSamples(hwmon(0, "temp1_input", fill));

    INFO(fill);
    CHECK(samples.empty());
}

TEST_CASE("A fan that stands still says so; one that is lost, or has failed, says nothing")
{
    const auto samples = boardSamples(hwmon(0, "fan1_input", "0") + hwmon(0, "fan2_input", "65535")
                                      + hwmon(0, "fan3_input", "900") + hwmon(0, "fan3_fault", "1")
                                      + hwmon(0, "fan4_input", "900") + hwmon(0, "fan4_fault", "0")
                                      + hwmon(0, "fan5_input", "-1"));

    CHECK(value(samples, u"fan[boardChip fan1].rpm") == 0.0);
    CHECK(value(samples, u"fan[boardChip fan4].rpm") == 900.0);
    CHECK(samples.size() == 2);
}

TEST_CASE("No volts are a reading where the input has a name, and an open pin where it has none")
{
    const auto samples = boardSamples(hwmon(0, "in0_input", "0") + hwmon(0, "in1_input", "0")
                                      + hwmon(0, "in1_label", "vin"));

    CHECK(value(samples, u"voltage[boardChip vin].volts") == 0.0);
    CHECK(samples.size() == 1);
}

TEST_CASE("A sensor keeps its name when hwmon's numbers change from one boot to the next")
{
    const auto disks = [](int first, int second) {
        const QByteArray one = QByteArray::number(first);
        const QByteArray two = QByteArray::number(second);
        return sensorSamples(
            hwmon(first, "name", "nvme") + hwmon(first, "temp1_input", "36850")
                + hwmon(first, "temp1_label", "Composite") + hwmon(second, "name", "nvme")
                + hwmon(second, "temp1_input", "40850") + hwmon(second, "temp1_label", "Composite"),
            "hwmon" + two + " /sys/devices/pci0000:00/0000:02:00.0/nvme/nvme1/hwmon" + two
                + "\nhwmon" + one + " /sys/devices/pci0000:00/0000:01:00.0/nvme/nvme0/hwmon" + one
                + '\n');
    };

    const auto before = disks(3, 4);
    const auto after = disks(12, 1);

    CHECK(value(before, u"temperature[nvme Composite].celsius") == 36.85);
    CHECK(value(before, u"temperature[nvme #2 Composite].celsius") == 40.85);
    CHECK(before == after);
}

TEST_CASE("Two inputs of one label are told apart")
{
    const auto samples
        = boardSamples(hwmon(0, "temp10_input", "43000") + hwmon(0, "temp10_label", "Tccd")
                       + hwmon(0, "temp2_input", "42000") + hwmon(0, "temp2_label", "Tccd"));

    CHECK(value(samples, u"temperature[boardChip Tccd].celsius") == 42.0);
    CHECK(value(samples, u"temperature[boardChip Tccd temp10].celsius") == 43.0);
}

TEST_CASE("A thermal zone is told of unless a chip tells the same")
{
    const auto samples
        = sensorSamples(hwmon(0, "name", "coretemp") + hwmon(0, "temp1_input", "41000")
                            + hwmon(1, "name", "cpu_thermal") + hwmon(1, "temp1_input", "49925")
                            + zone(0, "x86_pkg_temp", "41000") + zone(1, "cpu-thermal", "49925")
                            + zone(2, "acpitz", "27800") + zone(3, "acpitz", "29800")
                            + zone(4, "pch_cannonlake", "-274000"),
                        "hwmon0 /sys/devices/platform/coretemp.0/hwmon/hwmon0\n"
                        "hwmon1 /sys/devices/virtual/thermal/thermal_zone1/hwmon1\n");

    CHECK(value(samples, u"temperature[coretemp temp1].celsius") == 41.0);
    CHECK(value(samples, u"temperature[cpu_thermal temp1].celsius") == 49.925);
    CHECK(value(samples, u"temperature[acpitz].celsius") == 27.8);
    CHECK(value(samples, u"temperature[acpitz #2].celsius") == 29.8);
    CHECK(samples.size() == 4);
}

TEST_CASE("A chip that was left out is not told of")
{
    const auto samples = sensorSamples(hwmon(0, "name", "boardChip") + hwmon(7, "name", "drivetemp")
                                           + hwmon(7, "temp1_input", "30000"),
                                       boardChip);

    CHECK(samples.empty());
}

TEST_CASE("A chip that is listed again and again is read once")
{
    QByteArray lines = hwmon(0, "name", "boardChip") + hwmon(0, "temp1_input", "41500");
    for (int i = 2; i < 4900; ++i) { // none of them a reading: the list never fills
        lines += hwmon(0, ("temp" + QByteArray::number(i) + "_input").constData(), "x");
    }
    QElapsedTimer time;
    time.start();

    const auto samples = sensorSamples(lines, boardChip.toByteArray().repeated(256));

    CHECK(samples.size() == 1);
    CHECK(value(samples, u"temperature[boardChip temp1].celsius") == 41.5);
    CHECK(time.elapsed() < 500);
}

TEST_CASE("No server has more sensors than are kept")
{
    QByteArray lines;
    for (int i = 1; i < 3000; ++i) {
        lines += hwmon(0, ("temp" + QByteArray::number(i) + "_input").constData(), "40000");
    }

    CHECK(boardSamples(lines).size() == 256);
}

TEST_CASE("The pace of each CPU is told in hertz, in order, and never as zero")
{
    const QByteArray cpu = "/sys/devices/system/cpu/cpu";
    const auto samples = cpuFrequencySamples(
        cpu + "10/cpufreq/scaling_cur_freq:3100000\n" + cpu + "2/cpufreq/scaling_cur_freq:800000\n"
        + cpu + "3/cpufreq/scaling_cur_freq:<unknown>\n" + cpu + "4/cpufreq/scaling_cur_freq:0\n"
        + cpu + "5/cpufreq/scaling_min_freq:800000\n" + cpu
        + "5000/cpufreq/scaling_cur_freq:800000\n");

    REQUIRE(samples.size() == 2);
    CHECK(toString(samples.front().metric) == u"cpu[2].frequency"_s);
    CHECK(value(samples, u"cpu[2].frequency") == 8e8);
    CHECK(value(samples, u"cpu[10].frequency") == 3.1e9);
}
