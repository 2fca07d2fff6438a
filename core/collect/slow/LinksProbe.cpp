// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/LinksProbe.h"

#include "core/collect/Ending.h"
#include "core/collect/slow/SlowMemory.h"

using namespace Qt::StringLiterals;

namespace vedette::collect {

Result<SlowOutput> readLinks(SlowInput& input)
{
    input.memory.links.clear();
    auto gap = endingOf(input.text, "linksExit", u"grep"_s);
    auto links = parse::parseNetworkLinks(input.text.section("links").value_or(QByteArrayView()));
    if (!links) {
        return fail(gap ? *std::move(gap) : links.error());
    }
    if (links->empty() && !gap) {
        return fail(ErrorCode::NotAvailable, u"no network interface"_s);
    }
    SlowOutput output;
    output.samples = samplesOf(*links);
    output.gap = std::move(gap);
    input.memory.links = *std::move(links);
    return output;
}

} // namespace vedette::collect
