// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/CpuFrequency.h"

#include "core/parse/ClassFiles.h"
#include "core/parse/SampleList.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace vedette::parse {

std::vector<Sample> cpuFrequencySamples(QByteArrayView files)
{
    constexpr QByteArrayView start("cpu");
    constexpr double fastest = 20e9;
    QMap<quint64, double> pace; ///< Hz, by CPU
    ClassFiles lines(files, "/sys/devices/system/cpu/");
    while (const auto file = lines.next()) {
        const bool isPace = file->device.startsWith(start)
            && file->attribute == QByteArrayView("cpufreq/scaling_cur_freq");
        const auto number = isPace ? toCount(file->device.sliced(start.size())) : std::nullopt;
        const auto kilohertz = toCount(file->value.trimmed()); // "<unknown>" of some drivers
        const double hertz = static_cast<double>(kilohertz.value_or(0)) * 1000;
        if (number && *number < maxCpus && hertz > 0 && hertz <= fastest) {
            pace.insert(*number, hertz);
        }
    }
    std::vector<Sample> samples;
    samples.reserve(static_cast<std::size_t>(pace.size()));
    for (auto cpu = pace.cbegin(); cpu != pace.cend(); ++cpu) {
        samples.push_back({{u"cpu"_s, u"frequency"_s, QString::number(cpu.key())}, *cpu});
    }
    return samples;
}

} // namespace vedette::parse
