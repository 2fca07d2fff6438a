// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Uptime.h"

#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr double maxUptime = 1e10; // three centuries

} // namespace

Result<Uptime> parseUptime(QByteArrayView text)
{
    Scanner lines(text);
    Scanner fields(lines.nextLine().value_or(QByteArrayView()));
    const auto up = fields.nextDecimal();
    if (!up || *up > maxUptime) {
        return fail(ErrorCode::Malformed, u"/proc/uptime has no time"_s);
    }
    return Uptime{.seconds = *up, .idle = fields.nextDecimal()};
}

std::vector<Sample> samplesOf(const Uptime& uptime)
{
    SampleList list(u"uptime"_s);
    list.add(u"seconds"_s, std::optional(uptime.seconds));
    return list.take();
}

} // namespace vedette::parse
