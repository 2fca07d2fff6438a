// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/overview/CurveSource.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

CurveSource::Part part(const QString& type, const QString& field, double factor = 1.0)
{
    return {{type, field, {}}, factor};
}

} // namespace

Series seriesOf(const CurveSource& source, const SeriesByMetric& known)
{
    std::vector<Term> terms;
    for (const CurveSource::Part& part : source.parts) {
        const auto found = known.find(part.metric);
        if (found != known.end() && !found->series().points.empty()) {
            terms.push_back({&found->series(), part.factor});
        } else if (source.needs == Needs::All) {
            return {};
        }
    }
    if (terms.size() == 1 && terms.front().factor == 1.0) {
        return *terms.front().series;
    }
    return sum(terms, source.needs);
}

std::optional<double> valueOf(const CurveSource& source, const Snapshot& snapshot)
{
    std::optional<double> total;
    for (const CurveSource::Part& part : source.parts) {
        const std::optional<double> value = vedette::valueOf(snapshot, part.metric);
        if (value) {
            total = total.value_or(0.0) + *value * part.factor;
        } else if (source.needs == Needs::All) {
            return std::nullopt;
        }
    }
    return total ? std::optional(std::max(*total, 0.0)) : std::nullopt;
}

std::vector<CurveSource> cpuSources()
{
    const QString cpu = u"cpu"_s;
    return {{{part(cpu, u"user"_s), part(cpu, u"nice"_s)}, Needs::Any},
            {{part(cpu, u"system"_s), part(cpu, u"irq"_s), part(cpu, u"softirq"_s)}, Needs::Any},
            {{part(cpu, u"iowait"_s)}, Needs::Any},
            {{part(cpu, u"steal"_s)}, Needs::Any}};
}

std::vector<CurveSource> memorySources(bool hasSwap)
{
    const QString memory = u"memory"_s;
    CurveSource swap;
    if (hasSwap) {
        swap.parts.push_back(part(u"swap"_s, u"used"_s));
    }
    return {{{part(memory, u"used"_s)}, Needs::Any},
            {{part(memory, u"available"_s), part(memory, u"free"_s, -1.0)}, Needs::All},
            swap};
}

std::vector<CurveSource> loadSources()
{
    const QString load = u"load"_s;
    return {{{part(load, u"load1"_s)}, Needs::Any},
            {{part(load, u"load5"_s)}, Needs::Any},
            {{part(load, u"load15"_s)}, Needs::Any}};
}

std::vector<CurveSource>
instanceSources(const QString& type, const QStringList& fields, const QStringList& instances)
{
    std::vector<CurveSource> sources;
    for (const QString& field : fields) {
        CurveSource source;
        for (const QString& instance : instances) {
            source.parts.push_back({{type, field, instance}, 1.0});
        }
        sources.push_back(std::move(source));
    }
    return sources;
}

} // namespace vedette::ui
