// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/CpuTopology.h"

#include "core/base/PlainText.h"
#include "core/parse/HardwareValues.h"
#include "core/parse/KeyedRows.h"
#include "core/parse/Scanner.h"

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr int maxCacheIndexes = 16;

/// "L1d", "L1i", "L2".
QString cacheName(const KeyedRow& row)
{
    const auto level = pieces(row.at("level"));
    if (!level || *level > 9) {
        return {};
    }
    const QByteArrayView type = row.at("type");
    const QString suffix = type == "Data"_L1 ? u"d"_s
        : type == "Instruction"_L1           ? u"i"_s
                                             : QString();
    return u"L%1%2"_s.arg(*level).arg(suffix);
}

std::optional<CpuCache> readCache(const KeyedRow& row, int threads)
{
    const QString name = cacheName(row);
    const auto size = sizeOf(row.at("size"));
    const auto sharing = listedCount(row.at("shared_cpu_list"));
    if (name.isEmpty() || !size || !sharing || threads % *sharing != 0) {
        return std::nullopt;
    }
    return CpuCache{name, *size * (threads / *sharing)};
}

} // namespace

Result<Processor> parseCpuTopology(QByteArrayView topology, QByteArrayView caches)
{
    const KeyedRow row = keyedRow(topology);
    Processor processor;
    processor.threads = listedCount(row.at("online"));
    processor.cores = pieces(row.at("cores"));
    processor.sockets = pieces(row.at("packages"));
    processor.numaNodes = listedCount(row.at("nodeonline"));
    if (const auto kilohertz = toCount(row.at("maxFrequency")); kilohertz && *kilohertz > 0) {
        const double hertz = static_cast<double>(*kilohertz) * 1e3;
        processor.frequencyMax = hertz <= 1e11 ? std::optional(hertz) : std::nullopt;
    }
    const auto rows = keyedRows(caches);
    for (const KeyedRow& cache : rows) {
        const auto read = processor.threads ? readCache(cache, *processor.threads) : std::nullopt;
        if (read && processor.caches.size() < maxCacheIndexes) {
            processor.caches += *read;
        }
    }
    if (processor == Processor{}) {
        return fail(ErrorCode::Malformed, u"/sys/devices/system/cpu tells nothing"_s);
    }
    return processor;
}

} // namespace vedette::parse
