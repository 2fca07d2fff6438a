// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/StorageProbe.h"

#include "core/collect/Ending.h"
#include "core/parse/MdStat.h"
#include "core/parse/SampleList.h"
#include "core/parse/StoragePools.h"

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

QByteArrayView storageText(const SlowInput& input, QByteArrayView section)
{
    return input.text.section(section).value_or(QByteArrayView());
}

} // namespace

Result<SlowOutput> readStorage(SlowInput& input)
{
    SlowOutput output;
    if (const auto arrays = parse::parseMdStat(storageText(input, "mdstat"))) {
        output.samples = parse::samplesOf(*arrays);
    }
    parse::append(output.samples, parse::zfsPoolSamples(storageText(input, "zpool")));
    parse::append(output.samples, parse::btrfsSamples(storageText(input, "btrfs")));
    parse::append(output.samples, parse::thinPoolSamples(storageText(input, "thin")));
    output.gap = endingOf(input.text, "zpoolExit", u"zpool"_s);
    if (output.samples.empty() && output.gap && output.gap->code == ErrorCode::Timeout) {
        return fail(*output.gap); // what was told before stays
    }
    parse::append(output.samples, parse::zfsArcSamples(storageText(input, "arc")));
    if (!output.samples.empty()) {
        return output;
    }
    const Error none{ErrorCode::NotAvailable, u"no array and no pool"_s};
    return fail(output.gap.value_or(none));
}

} // namespace vedette::collect
