// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/Footprint.h"

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

const MetricId cpuMetric{u"probe"_s, u"targetCpu"_s, {}};
const MetricId bytesMetric{u"probe"_s, u"bytes"_s, {}};

} // namespace

std::vector<Sample> Footprint::samples(std::optional<double> cpu, qint64 bytes)
{
    const bool isOfOthers = m_first && cpu && m_first->cpu && *cpu < *m_first->cpu;
    if (!m_first || isOfOthers) { // the processes that serve Vedette are not the same any more
        m_first = Totals{cpu, bytes, m_polls};
        return {};
    }
    std::vector<Sample> samples;
    const qint64 polls = m_polls - m_first->polls;
    if (polls <= 0) {
        return samples;
    }
    const auto mean
        = [polls](auto total) { return static_cast<double>(total) / static_cast<double>(polls); };
    if (cpu && m_first->cpu) {
        samples.push_back({cpuMetric, mean(*cpu - *m_first->cpu)});
    }
    samples.push_back({bytesMetric, mean(bytes - m_first->bytes)});
    return samples;
}

} // namespace vedette::collect
