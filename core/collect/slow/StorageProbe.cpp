// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/StorageProbe.h"

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

/// vd_limit ends what hangs with SIGKILL: 128 and its number, in ksh93 256 and its number.
bool wasZpoolKilled(const SlowInput& input)
{
    const QByteArrayView status = storageText(input, "zpoolExit").trimmed();
    return status == QByteArrayView("137") || status == QByteArrayView("265");
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
    if (output.samples.empty() && wasZpoolKilled(input)) {
        return fail(ErrorCode::Timeout, u"zpool did not end within 10 s"_s);
    }
    parse::append(output.samples, parse::zfsArcSamples(storageText(input, "arc")));
    if (!output.samples.empty()) {
        return output;
    }
    return fail(ErrorCode::NotAvailable, u"no array and no pool"_s);
}

} // namespace vedette::collect
