// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/SocketStat.h"

#include "core/parse/Counter.h"
#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr CounterLimits segmentLimits{.possible = 1e10, .afterWrap = 1.5e6};

void takeSockets(QByteArrayView family,
                 QByteArrayView key,
                 std::optional<quint64> count,
                 SocketStat& sockets)
{
    if (family == QByteArrayView("sockets:") && key == QByteArrayView("used")) {
        sockets.used = count;
    } else if (family == QByteArrayView("TCP:") && key == QByteArrayView("orphan")) {
        sockets.orphans = count;
    } else if (family == QByteArrayView("TCP:") && key == QByteArrayView("tw")) {
        sockets.timeWait = count;
    }
}

/// "TCP: inuse 5 orphan 0 tw 2": a name, then its number.
void readSockets(QByteArrayView text, SocketStat& sockets)
{
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        Scanner fields(*line);
        const QByteArrayView family = fields.nextField().value_or(QByteArrayView());
        while (const auto key = fields.nextField()) {
            takeSockets(family, *key, fields.nextCount(), sockets);
        }
    }
}

void takeTcp(QByteArrayView name, std::optional<quint64> value, SocketStat& sockets)
{
    if (name == QByteArrayView("CurrEstab")) {
        sockets.established = value;
    } else if (name == QByteArrayView("RetransSegs")) {
        sockets.retransmits = value;
    } else if (name == QByteArrayView("OutRsts")) {
        sockets.resets = value;
    }
}

/// Two lines: the names, then the values in the same order.
void readTcp(QByteArrayView text, SocketStat& sockets)
{
    constexpr QByteArrayView start("Tcp: ");
    QByteArrayView names;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        if (!line->startsWith(start)) {
            continue;
        }
        if (names.isEmpty()) {
            names = line->sliced(start.size());
            continue;
        }
        Scanner keys(names);
        Scanner values(line->sliced(start.size()));
        while (const auto key = keys.nextField()) {
            const auto value = values.nextField(); // MaxConn may be -1: no count, yet a column
            takeTcp(*key, value ? toCount(*value) : std::nullopt, sockets);
        }
        return;
    }
}

} // namespace

Result<SocketStat> parseSocketStat(QByteArrayView sockstat, QByteArrayView snmp)
{
    SocketStat sockets;
    readSockets(sockstat, sockets);
    readTcp(snmp, sockets);
    if (sockets == SocketStat{}) {
        return fail(ErrorCode::Malformed, u"/proc/net has no number of sockets"_s);
    }
    return sockets;
}

std::vector<Sample> samplesOf(const SocketStat& sockets)
{
    SampleList list(u"sockets"_s);
    list.add(u"used"_s, sockets.used);
    SampleList tcp(u"tcp"_s);
    tcp.add(u"established"_s, sockets.established);
    tcp.add(u"timeWait"_s, sockets.timeWait);
    tcp.add(u"orphans"_s, sockets.orphans);
    std::vector<Sample> samples = list.take();
    append(samples, tcp.take());
    return samples;
}

std::vector<Sample> tcpRates(const SocketStat& before, const SocketStat& now, double seconds)
{
    SampleList tcp(u"tcp"_s);
    tcp.add(u"retransmits"_s, rateOf(before.retransmits, now.retransmits, seconds, segmentLimits));
    tcp.add(u"resets"_s, rateOf(before.resets, now.resets, seconds, segmentLimits));
    return tcp.take();
}

} // namespace vedette::parse
