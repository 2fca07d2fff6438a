// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/NetDev.h"

#include "core/base/PlainText.h"
#include "core/parse/Scanner.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr std::array<QByteArrayView, 4> virtualPrefixes{"veth", "docker", "br-", "virbr"};

/// Eight columns received, eight sent: bytes packets errors drops, and four that nobody asks for.
std::optional<NetworkCounters> readCounters(QByteArrayView columns)
{
    std::array<quint64, 16> values{};
    Scanner fields(columns);
    for (quint64& value : values) {
        const auto count = fields.nextCount();
        if (!count) {
            return std::nullopt;
        }
        value = *count;
    }
    NetworkCounters counters;
    counters.rxBytes = values[0];
    counters.rxPackets = values[1];
    counters.rxErrors = values[2];
    counters.rxDrops = values[3];
    counters.txBytes = values[8];
    counters.txPackets = values[9];
    counters.txErrors = values[10];
    counters.txDrops = values[11];
    return counters;
}

} // namespace

Result<std::vector<NetworkCounters>> parseNetDev(QByteArrayView text)
{
    std::vector<NetworkCounters> interfaces;
    bool hasRow = false;
    std::size_t ownCount = 0;
    std::size_t virtualCount = 0; // apart: a crowd of containers hides no interface of the machine
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        // The last colon: an alias has one in its name ("eth0:1"), and old kernels put no blank
        // behind it.
        const qsizetype colon = line->lastIndexOf(':');
        const QByteArrayView name = line->first(std::max<qsizetype>(colon, 0)).trimmed();
        auto counters = readCounters(line->sliced(colon + 1));
        if (name.isEmpty() || !counters) {
            continue;
        }
        hasRow = true;
        counters->isVirtual = isVirtualInterface(name);
        std::size_t& count = counters->isVirtual ? virtualCount : ownCount;
        if (!isLoopback(name) && count < maxEntities) {
            ++count;
            counters->name = plainText(name);
            interfaces.push_back(*std::move(counters));
        }
    }
    if (!hasRow) {
        return fail(ErrorCode::Malformed, u"/proc/net/dev has no interface"_s);
    }
    return interfaces;
}

bool isLoopback(QByteArrayView name)
{
    return name == QByteArrayView("lo");
}

bool isVirtualInterface(QByteArrayView name)
{
    return std::ranges::any_of(virtualPrefixes,
                               [name](QByteArrayView prefix) { return name.startsWith(prefix); });
}

} // namespace vedette::parse
