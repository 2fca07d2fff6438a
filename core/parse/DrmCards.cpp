// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/DrmCards.h"

#include "core/base/PlainText.h"
#include "core/parse/ClassFiles.h"
#include "core/parse/GpuReading.h"
#include "core/parse/SampleList.h"

#include <QMap>

#include <array>

namespace vedette::parse {

namespace {

struct DrmCard
{
    GpuReading gpu;
    std::optional<double> fanSpeed; ///< rpm
    std::optional<double> fanMost; ///< rpm
};

/// Which reading a file gives, and what it counts in.
struct DrmFile
{
    QByteArrayView name; ///< without its folder, which differs between drivers
    std::optional<double> GpuReading::*reading;
    double unit;
};

constexpr std::array drmFiles{
    DrmFile{"gpu_busy_percent", &GpuReading::utilisation, 1},
    DrmFile{"mem_info_vram_used", &GpuReading::memoryUsed, 1},
    DrmFile{"mem_info_vram_total", &GpuReading::memoryTotal, 1},
    DrmFile{"temp1_input", &GpuReading::celsius, 1e-3},
    DrmFile{"power1_average", &GpuReading::watts, 1e-6},
    DrmFile{"power1_input", &GpuReading::watts, 1e-6}, // of newer chips, in place of the average
    DrmFile{"freq1_input", &GpuReading::clock, 1},
    DrmFile{"rps_act_freq_mhz", &GpuReading::clock, 1e6},
    DrmFile{"gt_act_freq_mhz", &GpuReading::clock, 1e6}, // i915 before Linux 5.18
    DrmFile{"act_freq", &GpuReading::clock, 1e6}, // xe
};

void takeDrmFile(QByteArrayView name, double value, DrmCard& card)
{
    if (name == QByteArrayView("fan1_input")) {
        card.fanSpeed = value;
    } else if (name == QByteArrayView("fan1_max")) {
        card.fanMost = value;
    }
    for (const DrmFile& file : drmFiles) {
        if (file.name == name && !(card.gpu.*file.reading)) {
            card.gpu.*file.reading = value * file.unit;
        }
    }
}

} // namespace

std::vector<Sample> drmSamples(QByteArrayView files)
{
    constexpr qsizetype maxCards = 64;
    QMap<QByteArray, DrmCard> cards;
    ClassFiles lines(files, "/sys/class/drm/");
    while (const auto file = lines.next()) {
        const auto value = toSigned(file->value.trimmed());
        const QByteArray device = file->device.toByteArray();
        if (value && (cards.size() < maxCards || cards.contains(device))) {
            const qsizetype slash = file->attribute.lastIndexOf('/');
            takeDrmFile(file->attribute.sliced(slash + 1), *value, cards[device]);
        }
    }
    std::vector<Sample> samples;
    for (auto card = cards.begin(); card != cards.end(); ++card) {
        card->gpu.name = plainText(card.key());
        if (card->fanSpeed && card->fanMost && *card->fanSpeed >= 0) {
            card->gpu.fan = percentOf(*card->fanSpeed, *card->fanMost);
        }
        append(samples, samplesOf(card->gpu));
    }
    return samples;
}

} // namespace vedette::parse
