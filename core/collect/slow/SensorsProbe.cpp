// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/SensorsProbe.h"

#include "core/parse/CpuFrequency.h"
#include "core/parse/PowerSupplies.h"
#include "core/parse/SampleList.h"
#include "core/parse/Sensors.h"

using namespace Qt::StringLiterals;

namespace vedette::collect {

Result<SlowOutput> readSensors(SlowInput& input)
{
    const auto files = input.text.section("sysfs");
    if (!files) {
        return fail(ErrorCode::Malformed, u"the answer has no files of sysfs"_s);
    }
    const auto chips = input.text.section("chips").value_or(QByteArrayView());
    SlowOutput output;
    output.samples = parse::sensorSamples(*files, chips);
    parse::append(output.samples, parse::powerSupplySamples(*files));
    const auto ups = input.text.section("ups").value_or(QByteArrayView());
    parse::append(output.samples, parse::upsSamples(ups));
    parse::append(output.samples, parse::cpuFrequencySamples(*files));
    if (output.samples.empty()) {
        return fail(ErrorCode::NotAvailable, u"no sensor"_s);
    }
    return output;
}

} // namespace vedette::collect
