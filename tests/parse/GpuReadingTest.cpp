// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/GpuReading.h"

#include "core/parse/DrmCards.h"
#include "core/parse/NvidiaSmi.h"
#include "tests/parse/ParseSupport.h"

#include <QDir>

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

QByteArray card(const char* file, const char* value)
{
    return QByteArray("/sys/class/drm/card0/") + file + ':' + value + '\n';
}

/// The value below the heading of that name, without its unit.
QByteArray columnOf(const QList<QByteArray>& names, const QList<QByteArray>& row, const char* name)
{
    for (qsizetype i = 0; i < std::min(names.size(), row.size()); ++i) {
        if (names.at(i).trimmed().split(' ').front() == name) {
            const QByteArray value = row.at(i).trimmed();
            return value.startsWith('[') ? value : value.split(' ').front();
        }
    }
    FAIL("no column " << name);
    return {};
}

/// As our own query would have been answered.
QByteArray asAsked(const QByteArray& capture)
{
    const QList<QByteArray> lines = capture.trimmed().split('\n');
    REQUIRE(lines.size() > 1);
    const QList<QByteArray> names = lines.front().split(',');
    const QList<QByteArray> row = lines.at(1).split(',');
    QByteArrayList values;
    for (const char* name : {"index",
                             "utilization.gpu",
                             "memory.used",
                             "memory.total",
                             "temperature.gpu",
                             "power.draw",
                             "fan.speed",
                             "clocks.current.sm"}) {
        values.append(columnOf(names, row, name));
    }
    return values.join(", ") + '\n';
}

std::vector<Sample> captured(const QString& folder, const QString& state)
{
    const QString path = qEnvironmentVariable("VEDETTE_CORPUS")
        + u"/nvidia_gpu_exporter/sections/"_s + folder + u'/' + state
        + u"_query_gpu_csv_what_the_exporter_parses.txt"_s;
    QFile file(path);
    CAPTURE(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto samples = nvidiaSamples(asAsked(file.readAll()));
    REQUIRE(samples);
    return *samples;
}

} // namespace

TEST_CASE("nvidia-smi's row is read in the units of people")
{
    const auto samples = nvidiaSamples("0, 8, 819, 8192, 45, 111.50, 38, 2055\n"
                                       "1, 100, 32362, 143771, 52, 627.40, [N/A], 1980\n");
    REQUIRE(samples);

    CHECK(value(*samples, u"gpu[0].utilisation") == 8.0);
    CHECK(value(*samples, u"gpu[0].memoryUsed") == 819.0 * 1024 * 1024);
    CHECK(value(*samples, u"gpu[0].memoryTotal") == 8192.0 * 1024 * 1024);
    CHECK(value(*samples, u"gpu[0].temperature") == 45.0);
    CHECK(value(*samples, u"gpu[0].power") == 111.5);
    CHECK(value(*samples, u"gpu[0].fan") == 38.0);
    CHECK(value(*samples, u"gpu[0].clock") == 2.055e9);
    CHECK(value(*samples, u"gpu[1].utilisation") == 100.0);
    CHECK_FALSE(value(*samples, u"gpu[1].fan"));
}

TEST_CASE("What a GPU does not tell, or can't be, is absent")
{
    const char* const none
        = GENERATE("[N/A]", "[Not Supported]", "ERR!", "[Unknown Error]", "N/A", "", "-1", "1e99");
    const QByteArray cell(none);

    const auto samples = nvidiaSamples("3, " + cell + ", " + cell + ", " + cell + ", " + cell + ", "
                                       + cell + ", " + cell + ", " + cell + '\n');

    INFO(none);
    REQUIRE(samples);
    CHECK(samples->empty());
}

TEST_CASE("More than all of a GPU's memory is not in use, and its fan runs at most at full speed")
{
    const auto samples = nvidiaSamples("0, 101, 9000, 8192, 300, 111.50, 104, 2055\n");
    REQUIRE(samples);

    CHECK_FALSE(value(*samples, u"gpu[0].utilisation"));
    CHECK_FALSE(value(*samples, u"gpu[0].memoryUsed"));
    CHECK_FALSE(value(*samples, u"gpu[0].temperature"));
    CHECK(value(*samples, u"gpu[0].fan") == 100.0);
}

TEST_CASE("What nvidia-smi says instead of a GPU is the reason why there is none")
{
    const auto none = nvidiaSamples("No devices were found\n");
    const auto refused = nvidiaSamples("Field \"fan.speed\" is not a valid field to query.\n");

    CHECK(none.error().code == ErrorCode::CommandFailed);
    CHECK(none.error().detail.contains(u"No devices were found"_s));
    CHECK(refused.error().code == ErrorCode::CommandFailed);
    CHECK_FALSE(nvidiaSamples(""));
    CHECK_FALSE(nvidiaSamples("0, 1, 2\n"));
}

TEST_CASE("Public captures of nvidia-smi are read with the values that they show")
{
    if (qEnvironmentVariable("VEDETTE_CORPUS").isEmpty()) {
        WARN("skipped: VEDETTE_CORPUS is not set");
        return;
    }
    constexpr double mib = 1024.0 * 1024;

    const auto desk
        = captured(u"linux-x86_64__nvidia-geforce-rtx-2080-super__595.71.05"_s, u"load"_s);
    const auto rack = captured(u"linux-x86_64__nvidia-h200__590.48.01"_s, u"load"_s);
    const auto idle = captured(u"linux-x86_64__nvidia-h200__590.48.01"_s, u"idle"_s);

    CHECK(value(desk, u"gpu[0].utilisation") == 8.0);
    CHECK(value(desk, u"gpu[0].power") == 111.5);
    CHECK(value(desk, u"gpu[0].fan") == 38.0);
    CHECK(value(rack, u"gpu[0].utilisation") == 100.0);
    CHECK(value(rack, u"gpu[0].memoryUsed") == 32362 * mib);
    CHECK(value(rack, u"gpu[0].temperature") == 52.0);
    CHECK(value(rack, u"gpu[0].clock") == 1.98e9);
    CHECK_FALSE(value(rack, u"gpu[0].fan"));
    CHECK(value(idle, u"gpu[0].utilisation") == 0.0);
    CHECK(value(idle, u"gpu[0].memoryUsed") == 0.0);
    CHECK(value(idle, u"gpu[0].power") == 77.71);
}

TEST_CASE("AMD's cards are read from sysfs")
{
    const auto samples = drmSamples(card("device/gpu_busy_percent", "4")
                                    + card("device/mem_info_vram_used", "1490378752")
                                    + card("device/mem_info_vram_total", "8573157376")
                                    + card("device/hwmon/hwmon3/temp1_input", "51000")
                                    + card("device/hwmon/hwmon3/power1_average", "36000000")
                                    + card("device/hwmon/hwmon3/fan1_input", "825")
                                    + card("device/hwmon/hwmon3/fan1_max", "3300")
                                    + card("device/hwmon/hwmon3/freq1_input", "852000000"));

    CHECK(value(samples, u"gpu[card0].utilisation") == 4.0);
    CHECK(value(samples, u"gpu[card0].memoryUsed") == 1490378752.0);
    CHECK(value(samples, u"gpu[card0].memoryTotal") == 8573157376.0);
    CHECK(value(samples, u"gpu[card0].temperature") == Approx(51));
    CHECK(value(samples, u"gpu[card0].power") == Approx(36));
    CHECK(value(samples, u"gpu[card0].fan") == 25.0);
    CHECK(value(samples, u"gpu[card0].clock") == 852e6);
}

TEST_CASE("Intel's cards tell their clock, and a card that tells nothing is none")
{
    const auto samples = drmSamples("/sys/class/drm/card1/gt/gt0/rps_act_freq_mhz:350\n"
                                    "/sys/class/drm/card2/device/tile0/gt0/freq0/act_freq:1200\n"
                                    "/sys/class/drm/card3/device/vendor:0x1a03\n");

    CHECK(value(samples, u"gpu[card1].clock") == 350e6);
    CHECK(value(samples, u"gpu[card2].clock") == 1.2e9);
    CHECK(samples.size() == 2);
}
