// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/ProcessCpu.h"

#include "core/parse/Scanner.h"

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr double ticksPerSecond = 100;
constexpr int fieldsBeforeTimes = 11; // behind the name: state … cmajflt
constexpr int times = 4;
constexpr double longestTime = 1e10; // three centuries, of one processor

} // namespace

Result<double> parseProcessCpu(QByteArrayView line)
{
    // The name may hold blanks and parentheses: what follows its last one counts.
    Scanner fields(line.sliced(line.lastIndexOf(')') + 1));
    fields.skipFields(fieldsBeforeTimes);
    double ticks = 0;
    for (int i = 0; i < times; ++i) {
        const auto time = fields.nextCount();
        if (!time) {
            return fail(ErrorCode::Malformed, u"/proc/[pid]/stat has no times"_s);
        }
        ticks += static_cast<double>(*time);
    }
    const double seconds = ticks / ticksPerSecond;
    if (seconds > longestTime) {
        return fail(ErrorCode::Malformed, u"/proc/[pid]/stat has impossible times"_s);
    }
    return seconds;
}

} // namespace vedette::parse
