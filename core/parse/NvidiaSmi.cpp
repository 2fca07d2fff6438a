// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/NvidiaSmi.h"

#include "core/base/PlainText.h"
#include "core/parse/GpuReading.h"
#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"

#include <QSet>

#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr std::size_t csvColumns = 8;
using CsvRow = std::array<QByteArrayView, csvColumns>;

/// Nothing when the line has another number of columns: a message, not a GPU.
std::optional<CsvRow> readCsvRow(QByteArrayView line)
{
    CsvRow row;
    for (std::size_t i = 0; i < csvColumns; ++i) {
        const qsizetype comma = line.indexOf(',');
        const bool isLast = i + 1 == csvColumns;
        if (isLast != (comma < 0)) {
            return std::nullopt;
        }
        row.at(i) = (isLast ? line : line.first(comma)).trimmed();
        line = isLast ? QByteArrayView() : line.sliced(comma + 1);
    }
    return row;
}

GpuReading gpuOf(const CsvRow& row, quint64 index)
{
    constexpr double mib = 1024.0 * 1024;
    constexpr double mega = 1e6;
    return {.name = QString::number(index),
            .utilisation = toDecimal(row[1]),
            .memoryUsed = scaled(toDecimal(row[2]), mib),
            .memoryTotal = scaled(toDecimal(row[3]), mib),
            .celsius = toDecimal(row[4]),
            .watts = toDecimal(row[5]),
            .fan = toDecimal(row[6]),
            .clock = scaled(toDecimal(row[7]), mega)};
}

} // namespace

Result<std::vector<Sample>> nvidiaSamples(QByteArrayView csv)
{
    std::vector<Sample> samples;
    QSet<quint64> seen;
    Scanner lines(csv);
    while (const auto line = lines.nextLine()) {
        const auto row = readCsvRow(*line);
        const auto index = row ? toCount(row->front()) : std::nullopt;
        if (index && *index < maxEntities && !seen.contains(*index)) {
            seen.insert(*index);
            append(samples, samplesOf(gpuOf(*row, *index)));
        }
    }
    if (seen.isEmpty()) {
        return fail(ErrorCode::CommandFailed, u"nvidia-smi: "_s + plainText(csv.trimmed()));
    }
    return samples;
}

} // namespace vedette::parse
