// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/GpuProbe.h"

#include "core/parse/DrmCards.h"
#include "core/parse/NvidiaSmi.h"
#include "core/parse/SampleList.h"

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

/// vd_limit ends what hangs with SIGKILL: 128 and its number, in ksh93 256 and its number.
bool wasNvidiaKilled(const PollText& text)
{
    const QByteArrayView status = text.section("nvidiaExit").value_or(QByteArrayView()).trimmed();
    return status == QByteArrayView("137") || status == QByteArrayView("265");
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
        } else if (output.samples.empty()) {
            return wasNvidiaKilled(input.text)
                ? fail(ErrorCode::Timeout, u"nvidia-smi did not end within 10 s"_s)
                : fail(nvidia.error());
        }
    }
    if (output.samples.empty()) {
        return fail(ErrorCode::NotAvailable, u"no GPU tells of itself"_s);
    }
    return output;
}

} // namespace vedette::collect
