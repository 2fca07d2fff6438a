// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/GpuProbe.h"

#include "core/collect/Ending.h"
#include "core/parse/DrmCards.h"
#include "core/parse/NvidiaSmi.h"
#include "core/parse/SampleList.h"

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

/// What nvidia-smi itself says of its failure is the better reason, unless it was ended.
std::optional<Error> nvidiaGap(const PollText& text, const Error& said)
{
    auto ending = endingOf(text, "nvidiaExit", u"nvidia-smi"_s);
    const bool hasWords = !text.section("nvidia").value_or(QByteArrayView()).trimmed().isEmpty();
    return ending && (ending->code == ErrorCode::Timeout || !hasWords) ? ending : said;
}

} // namespace

Result<SlowOutput> readGpu(SlowInput& input)
{
    SlowOutput output;
    const auto files = input.text.section("sysfs").value_or(QByteArrayView());
    output.samples = parse::drmSamples(files);
    if (const auto csv = input.text.section("nvidia")) {
        auto nvidia = parse::nvidiaSamples(*csv);
        if (nvidia) {
            parse::append(output.samples, *std::move(nvidia));
            output.gap = endingOf(input.text, "nvidiaExit", u"nvidia-smi"_s);
        } else {
            output.gap = nvidiaGap(input.text, nvidia.error());
        }
    }
    if (output.samples.empty()) {
        const Error none{ErrorCode::NotAvailable, u"no GPU tells of itself"_s};
        return fail(output.gap.value_or(none));
    }
    return output;
}

} // namespace vedette::collect
