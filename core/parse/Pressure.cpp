// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Pressure.h"

#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr double maxPressure = 100;

/// "avg10=0.12".
std::optional<double> readAverage(Scanner& fields, QByteArrayView key)
{
    const QByteArrayView field = fields.nextField().value_or(QByteArrayView());
    if (!field.startsWith(key)) {
        return std::nullopt;
    }
    const auto value = toDecimal(field.sliced(key.size()));
    return value && *value <= maxPressure ? value : std::nullopt;
}

std::optional<PressureAverages> readAverages(Scanner& fields)
{
    const auto avg10 = readAverage(fields, "avg10=");
    const auto avg60 = readAverage(fields, "avg60=");
    const auto avg300 = readAverage(fields, "avg300=");
    if (!avg10 || !avg60 || !avg300) {
        return std::nullopt;
    }
    return PressureAverages{*avg10, *avg60, *avg300};
}

} // namespace

Result<Pressure> parsePressure(QByteArrayView text)
{
    if (text.trimmed().isEmpty()) {
        return fail(ErrorCode::NotAvailable, u"the kernel does not watch pressure (psi=0)"_s);
    }
    std::optional<PressureAverages> some;
    std::optional<PressureAverages> all;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        Scanner fields(*line);
        const auto kind = fields.nextField();
        if (kind == QByteArrayView("some")) {
            some = readAverages(fields);
        } else if (kind == QByteArrayView("full")) {
            all = readAverages(fields);
        }
    }
    if (!some) {
        return fail(ErrorCode::Malformed, u"no line “some” of three averages"_s);
    }
    return Pressure{*some, all};
}

std::vector<Sample> samplesOf(const Pressure& pressure, const QString& resource)
{
    SampleList list(u"pressure"_s, resource);
    list.add(u"someAvg10"_s, std::optional(pressure.some.avg10));
    list.add(u"someAvg60"_s, std::optional(pressure.some.avg60));
    list.add(u"someAvg300"_s, std::optional(pressure.some.avg300));
    if (pressure.full) {
        list.add(u"fullAvg10"_s, std::optional(pressure.full->avg10));
        list.add(u"fullAvg60"_s, std::optional(pressure.full->avg60));
        list.add(u"fullAvg300"_s, std::optional(pressure.full->avg300));
    }
    return list.take();
}

} // namespace vedette::parse
