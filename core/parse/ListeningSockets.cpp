// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/ListeningSockets.h"

#include "core/base/PlainText.h"
#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"

#include <QStringList>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <tuple>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr std::ptrdiff_t maxPorts = 1000;
constexpr qsizetype maxPortProcesses = 3; ///< named of one socket
constexpr quint64 lastPort = 65'535;
constexpr QByteArrayView endOfSockets("end 0");

using PortList = std::vector<ListeningPort>;

/// `users:(("nginx",pid=7,fd=6),("nginx",pid=8,fd=6))`, in old versions `(("nginx",7,6))`.
QString processesOf(QByteArrayView users)
{
    constexpr QByteArrayView nameBegin("(\"");
    constexpr QByteArrayView nameEnd("\",");
    QStringList names;
    qsizetype at = users.indexOf(nameBegin);
    while (at >= 0 && names.size() < maxPortProcesses) {
        const qsizetype begin = at + nameBegin.size();
        const qsizetype end = users.indexOf(nameEnd, begin);
        if (end < 0) {
            break;
        }
        const QString name = plainText(users.sliced(begin, end - begin));
        if (!name.isEmpty() && !names.contains(name)) {
            names += name;
        }
        at = users.indexOf(nameBegin, end);
    }
    return names.join(u", "_s);
}

/// "tcp LISTEN 0 128 [::1]:25 [::]:* users:…"
std::optional<ListeningPort> readSsRow(QByteArrayView line)
{
    Scanner fields(line);
    const QByteArrayView protocol = fields.nextField().value_or(QByteArrayView());
    if (protocol != QByteArrayView("tcp") && protocol != QByteArrayView("udp")) {
        return std::nullopt;
    }
    fields.skipFields(3); // state and queues
    const QByteArrayView local = fields.nextField().value_or(QByteArrayView());
    const qsizetype colon = local.lastIndexOf(':');
    const auto port = colon > 0 ? toCount(local.sliced(colon + 1)) : std::nullopt;
    if (!port || *port == 0 || *port > lastPort) {
        return std::nullopt;
    }
    QByteArrayView address = local.first(colon);
    if (address.startsWith('[') && address.endsWith(']')) {
        address = address.sliced(1).chopped(1);
    }
    const QByteArrayView rest = fields.rest();
    const qsizetype users = rest.indexOf("users:(");
    return ListeningPort{.protocol = QString::fromLatin1(protocol),
                         .address = plainText(address),
                         .port = static_cast<int>(*port),
                         .process = users < 0 ? QString() : processesOf(rest.sliced(users))};
}

std::optional<int> hexPort(QByteArrayView hex)
{
    quint16 port = 0;
    const auto [end, error] = std::from_chars(hex.begin(), hex.end(), port, 16);
    const bool isPort = error == std::errc() && end == hex.end() && port != 0;
    return isPort ? std::optional<int>(port) : std::nullopt;
}

/// "/proc/net/tcp6:   0: 0000…:0016 0000…:0000 0A …"
std::optional<ListeningPort> readNetRow(QByteArrayView line, ByteOrder order)
{
    constexpr QByteArrayView folder("/proc/net/");
    const qsizetype nameEnd = line.indexOf(':');
    if (!line.startsWith(folder) || nameEnd < 0) {
        return std::nullopt;
    }
    const bool isTcp = line.sliced(folder.size()).startsWith("tcp");
    Scanner fields(line.sliced(nameEnd + 1));
    fields.skipFields(1);
    const QByteArrayView local = fields.nextField().value_or(QByteArrayView());
    fields.skipFields(1);
    // include/net/tcp_states.h: TCP_LISTEN, TCP_CLOSE
    if (fields.nextField() != QByteArrayView(isTcp ? "0A" : "07")) {
        return std::nullopt;
    }
    const qsizetype colon = local.indexOf(':');
    const auto address = addressFromProc(local.first(std::max<qsizetype>(colon, 0)), order);
    const auto port = hexPort(local.sliced(colon + 1));
    if (!address || !port) {
        return std::nullopt;
    }
    return ListeningPort{isTcp ? u"tcp"_s : u"udp"_s, *address, *port, {}};
}

auto placeOf(const ListeningPort& socket)
{
    return std::tie(socket.port, socket.protocol, socket.address);
}

/// Several sockets may share one place (SO_REUSEPORT): the one whose process is known stands for
/// all.
ListeningSockets sorted(PortList ports, bool isComplete)
{
    std::ranges::sort(ports, [](const ListeningPort& left, const ListeningPort& right) {
        return placeOf(left) != placeOf(right) ? placeOf(left) < placeOf(right)
                                               : left.process > right.process;
    });
    // Not of std::ranges: clang 14 rejects what that returns.
    const auto isSamePlace = [](const ListeningPort& left, const ListeningPort& right) {
        return placeOf(left) == placeOf(right);
    };
    ports.erase(std::unique(ports.begin(), ports.end(), isSamePlace), ports.end());
    ListeningSockets sockets;
    sockets.total = static_cast<int>(ports.size());
    sockets.isComplete = isComplete;
    const auto kept = std::min(std::ssize(ports), maxPorts);
    sockets.table.ports = QList<ListeningPort>(ports.begin(), ports.begin() + kept);
    return sockets;
}

} // namespace

Result<ListeningSockets> parseSocketList(QByteArrayView text)
{
    PortList ports;
    bool hasHeading = false;
    bool hasEnd = false;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        if (auto port = readSsRow(*line)) {
            ports.push_back(*std::move(port));
        }
        hasHeading = hasHeading || line->startsWith("Netid");
        hasEnd = *line == endOfSockets;
    }
    if (ports.empty() && !hasHeading) {
        return fail(ErrorCode::Malformed, u"ss has no socket and no heading"_s);
    }
    return sorted(std::move(ports), hasEnd);
}

Result<ListeningSockets> parseNetSockets(QByteArrayView text, ByteOrder order)
{
    PortList ports;
    bool hasEnd = false;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        if (auto port = readNetRow(*line, order)) {
            ports.push_back(*std::move(port));
        }
        hasEnd = *line == endOfSockets;
    }
    if (ports.empty() && !hasEnd) {
        return fail(ErrorCode::Malformed, u"/proc/net has no socket that waits"_s);
    }
    return sorted(std::move(ports), hasEnd);
}

std::optional<ByteOrder> parseByteOrder(QByteArrayView text)
{
    Scanner fields(text);
    fields.skipFields(1); // the offset
    const QByteArrayView word = fields.nextField().value_or(QByteArrayView()).trimmed();
    if (word.startsWith("0001")) {
        return ByteOrder::LittleEndian;
    }
    return word.startsWith("0100") ? std::optional(ByteOrder::BigEndian) : std::nullopt;
}

std::vector<Sample> samplesOf(const ListeningSockets& sockets)
{
    SampleList list(u"ports"_s);
    if (sockets.isComplete) {
        list.add(u"listening"_s, std::optional(static_cast<double>(sockets.total)));
    }
    return list.take();
}

} // namespace vedette::parse
