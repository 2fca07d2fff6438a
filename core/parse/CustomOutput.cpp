// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/CustomOutput.h"

#include "core/parse/JsonOutput.h"
#include "core/parse/KeyValueOutput.h"
#include "core/parse/NagiosOutput.h"
#include "core/parse/NumberOutput.h"
#include "core/parse/RegexOutput.h"
#include "core/parse/TableOutput.h"

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

MetricId metricOf(const QString& command, const CustomValue& value)
{
    const QString instance = value.instance.isEmpty() ? command : command + u'/' + value.instance;
    return {u"command"_s, value.field, instance};
}

} // namespace

Result<CustomValues> readOutput(const OutputReading& reading, const CommandOutput& output)
{
    if (output.text.size() > maxCommandOutput) {
        return fail(ErrorCode::OutputTooLarge, u"the output is larger than 256 KiB"_s);
    }
    switch (reading.format) {
    case OutputFormat::Number:
        return readNumber(reading, output.text);
    case OutputFormat::Regex:
        return readRegex(reading, output.text);
    case OutputFormat::JsonPointer:
        return readJson(reading, output.text);
    case OutputFormat::Table:
        return readTable(reading, output.text);
    case OutputFormat::KeyValue:
        return readKeyValues(reading, output.text);
    case OutputFormat::Nagios:
        return readNagios(reading, output);
    case OutputFormat::ExitCode:
        return CustomValues{};
    }
    return fail(ErrorCode::Internal, u"an output format without a reader"_s);
}

QHash<MetricId, Unit> unitsOf(const QString& command, const CustomValues& values)
{
    QHash<MetricId, Unit> units;
    for (const CustomValue& value : values.values) {
        if (value.unit != Unit::None) {
            units.insert(metricOf(command, value), value.unit);
        }
    }
    return units;
}

std::vector<Sample>
samplesOf(const QString& command, const CommandOutput& output, const CustomValues& values)
{
    const QString type = u"command"_s;
    std::vector<Sample> samples;
    samples.reserve(values.values.size() + 2);
    samples.push_back({{type, u"exitCode"_s, command}, static_cast<double>(output.exitCode)});
    if (output.duration) {
        samples.push_back({{type, u"duration"_s, command}, output.duration->count()});
    }
    for (const CustomValue& value : values.values) {
        samples.push_back({metricOf(command, value), value.value});
    }
    return samples;
}

} // namespace vedette::parse
