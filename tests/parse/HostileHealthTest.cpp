// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// The parsers of machines' health, given what no machine would say.
#include "core/parse/CpuFrequency.h"
#include "core/parse/DrmCards.h"
#include "core/parse/MdStat.h"
#include "core/parse/NvidiaSmi.h"
#include "core/parse/PowerSupplies.h"
#include "core/parse/Sensors.h"
#include "core/parse/SmartReport.h"
#include "core/parse/StoragePools.h"
#include "tests/parse/ParseSupport.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

bool mayBeNegative(const Sample& sample)
{
    return sample.metric.type == u"temperature"_s || sample.metric.type == u"voltage"_s;
}

bool isSoundHealth(const std::vector<Sample>& samples)
{
    QSet<QString> names;
    return samples.size() <= 4096 && std::ranges::all_of(samples, [&](const Sample& sample) {
               const bool isNew = !names.contains(toString(sample.metric));
               names.insert(toString(sample.metric));
               const bool isShare = unitOf(sample.metric) == Unit::Percent;
               return isNew && std::isfinite(sample.value)
                   && findMetric(sample.metric.type, sample.metric.field) != nullptr
                   && (sample.value >= 0 || mayBeNegative(sample))
                   && (!isShare || sample.value <= 100) && sample.metric.instance.size() <= 128;
           });
}

bool survivesHealth(const QByteArray& text)
{
    const auto arrays = parseMdStat(text);
    const auto nvidia = nvidiaSamples(text);
    const auto disk = parseSmartReport(text);
    return isSoundHealth(sensorSamples(text, text)) && isSoundHealth(powerSupplySamples(text))
        && isSoundHealth(upsSamples(text)) && isSoundHealth(cpuFrequencySamples(text))
        && isSoundHealth(drmSamples(text)) && isSoundHealth(zfsPoolSamples(text))
        && isSoundHealth(zfsArcSamples(text)) && isSoundHealth(btrfsSamples(text))
        && isSoundHealth(thinPoolSamples(text)) && (!arrays || isSoundHealth(samplesOf(*arrays)))
        && (!nvidia || isSoundHealth(*nvidia))
        && (!disk || isSoundHealth(samplesOf(*disk, u"sda"_s)));
}

std::vector<QByteArray> healthTexts()
{
    return {
        "hwmon2 /sys/devices/platform/coretemp.0/hwmon/hwmon2\n"
        "/sys/class/hwmon/hwmon2/name:coretemp\n/sys/class/hwmon/hwmon2/temp1_input:41000\n"
        "/sys/class/hwmon/hwmon2/temp1_label:Package id 0\n"
        "/sys/class/hwmon/hwmon2/in3_input:-12040\n/sys/class/hwmon/hwmon2/power1_average:5000000\n"
        "/sys/class/thermal/thermal_zone0/type:acpitz\n/sys/class/thermal/thermal_zone0/"
        "temp:27800\n"
        "/sys/class/power_supply/BAT0/type:Battery\n/sys/class/power_supply/BAT0/energy_now:5\n"
        "/sys/class/power_supply/BAT0/energy_full:9\n"
        "/sys/devices/system/cpu/cpu3/cpufreq/scaling_cur_freq:2400000\n",
        "[office]\nbattery.charge: 100\nups.status: OL CHRG\ninput.voltage: 229.4\n",
        "0, 8, 819, 8192, 45, 111.50, 38, 2055\n1, [N/A], 0, 1, 28, 77.71, [N/A], 345\n",
        "/sys/class/drm/card0/device/gpu_busy_percent:4\n"
        "/sys/class/drm/card0/device/hwmon/hwmon3/fan1_input:825\n"
        "/sys/class/drm/card0/device/hwmon/hwmon3/fan1_max:3300\n",
        R"({"smart_status":{"passed":true},"temperature":{"current":32},"power_on_time":{"hours":17},)"
        R"("ata_smart_attributes":{"table":[{"id":5,"name":"Reallocated_Sector_Ct","value":100,)"
        R"("raw":{"value":0,"string":"0"}},{"id":231,"name":"SSD_Life_Left","value":93}]},)"
        R"("scsi_grown_defect_list":1,"nvme_smart_health_information_log":{"percentage_used":3}})",
        "Personalities : [raid1]\nmd6 : active raid1 sdb2[2](F) sda2[0]\n"
        "      195310144 blocks super 1.2 [2/1] [U_]\n"
        "      [=>....]  recovery =  8.5% (16775552/195310144) finish=17.0min\n\n"
        "unused devices: <none>\n",
        "rpool\t43\t12\tONLINE\nsize 4 1603939792\n/sys/fs/btrfs/a/label:data\n"
        "/sys/fs/btrfs/a/devinfo/1/error_stats:write_errs 1\n"
        "vg--a-pool-tpool: 0 2097152 thin-pool 1 12/1024 100/16384 - rw\n",
    };
}

QByteArray spoiled(QByteArray text, std::mt19937& random)
{
    constexpr std::array<const char*, 14> spices{"18446744073709551615",
                                                 "-",
                                                 "\n",
                                                 " ",
                                                 "\xff",
                                                 "nan",
                                                 "1e308",
                                                 "/",
                                                 "%",
                                                 ":",
                                                 "[",
                                                 "\"",
                                                 "]\n[",
                                                 "/sys/class/hwmon/hwmon2/"};
    const auto below = [&random](qsizetype bound) {
        return static_cast<qsizetype>(random()
                                      % static_cast<std::size_t>(std::max<qsizetype>(bound, 1)));
    };
    const qsizetype changes = 1 + below(6);
    for (qsizetype i = 0; i < changes && !text.isEmpty(); ++i) {
        const qsizetype at = below(text.size());
        if (random() % 2 == 0) {
            text[at] = static_cast<char>(below(256));
        } else if (random() % 2 == 0) {
            text.insert(at, spices.at(static_cast<std::size_t>(below(spices.size()))));
        } else {
            text.insert(below(text.size()), text.mid(at, below(80)));
        }
    }
    return text;
}

} // namespace

TEST_CASE("No parser of health stumbles over an answer that ends early")
{
    for (const QByteArray& text : healthTexts()) {
        for (qsizetype length = 0; length <= text.size(); ++length) {
            INFO(text.left(20).toStdString() << " cut to " << length);
            REQUIRE(survivesHealth(text.first(length)));
        }
    }
}

TEST_CASE("No parser of health stumbles over an answer that was changed at random")
{
    std::mt19937 random(20'260'202); // NOLINT: the same numbers in every run
    const std::vector<QByteArray> texts = healthTexts();
    for (int round = 0; round < 3000; ++round) {
        const QByteArray changed = spoiled(texts.at(random() % texts.size()), random);
        INFO("round " << round << ": " << changed.toStdString());
        REQUIRE(survivesHealth(changed));
    }
}

TEST_CASE("No parser of health stumbles over random bytes")
{
    std::mt19937 random(7); // NOLINT: the same numbers in every run
    for (int round = 0; round < 300; ++round) {
        QByteArray noise(static_cast<qsizetype>(random() % 2000), '\0');
        std::ranges::generate(noise, [&] { return static_cast<char>(random() % 256); });
        REQUIRE(survivesHealth(noise));
    }
}

TEST_CASE("Endless answers about health are bounded")
{
    for (const QByteArray& text : healthTexts()) {
        CHECK(survivesHealth(text.repeated(5000)));
    }
    CHECK(survivesHealth(QByteArray(2'000'000, '-')));
    CHECK(survivesHealth(QByteArray("x\t1\t1\tONLINE\n").append(QByteArray(2'000'000, '\t'))));
}
