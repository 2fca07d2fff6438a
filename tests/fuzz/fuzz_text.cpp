// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Text of servers and users: bounded and free of control characters; names and addresses survive
// being written and read.
#include "core/base/PlainText.h"
#include "core/model/JumpHosts.h"
#include "core/model/Metric.h"
#include "core/model/Server.h"
#include "tests/fuzz/Fuzz.h"

#include <algorithm>
#include <iterator>

using namespace vedette;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const QString safe = plainText(bytes);
    fuzz::require(safe.size() <= maxNameLength);
    fuzz::require(std::ranges::none_of(safe, [](QChar c) {
        return c.unicode() < 0x20 || (c.unicode() >= 0x7F && c.unicode() <= 0x9F);
    }));
    const QString lines = plainLines(bytes);
    fuzz::require(lines.size() <= maxMessageLength && lines.count(u'\n') <= 24);
    fuzz::require(std::ranges::none_of(lines, [](QChar c) {
        return (c.unicode() < 0x20 && c != u'\n') || (c.unicode() >= 0x7F && c.unicode() <= 0x9F);
    }));
    const QString text = QString::fromUtf8(bytes);
    if (const auto metric = parseMetricId(text)) {
        const auto again = parseMetricId(toString(*metric));
        fuzz::require(again && *again == *metric);
    }
    if (const auto target = parseTarget(text)) {
        fuzz::require(validate(*target).has_value());
        const auto again = parseTarget(addressOf(*target));
        fuzz::require(again && again->host == target->host && again->port == target->port
                      && again->user == target->user);
    }
    if (const auto hops = parseJumpHosts(text)) {
        QStringList addresses;
        std::ranges::transform(
            *hops, std::back_inserter(addresses), [](const Server& hop) { return addressOf(hop); });
        const auto again = parseJumpHosts(addresses.join(u','));
        fuzz::require(again && again->size() == hops->size()
                      && std::ranges::equal(*again, *hops, isSameLogin));
    }
    return 0;
}
