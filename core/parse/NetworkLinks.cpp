// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/NetworkLinks.h"

#include "core/base/PlainText.h"
#include "core/parse/ClassFiles.h"
#include "core/parse/NetDev.h"
#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"

#include <algorithm>
#include <array>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr double bytesPerMegabit = 1e6 / 8;
constexpr quint64 mostMegabits = 10'000'000;
constexpr quint64 unknownMegabits = 65'535; // -1 of drivers that keep 16 bits

struct LinkFiles
{
    QByteArrayView name;
    QByteArrayView operstate{};
    QByteArrayView carrier{};
    QByteArrayView speed{};
    QByteArrayView duplex{};
    bool isTunnel = false; ///< of tun(4): the speed that it tells is made up
};

void keepFile(LinkFiles& link, const ClassFile& file)
{
    const QByteArrayView value = file.value.trimmed();
    if (file.attribute == QByteArrayView("operstate")) {
        link.operstate = value;
    } else if (file.attribute == QByteArrayView("carrier")) {
        link.carrier = value;
    } else if (file.attribute == QByteArrayView("speed")) {
        link.speed = value;
    } else if (file.attribute == QByteArrayView("duplex")) {
        link.duplex = value;
    } else if (file.attribute == QByteArrayView("tun_flags")) {
        link.isTunnel = true;
    }
}

/// RFC 2863's states by the names of the kernel's operstates.rst. Drivers that don't tell theirs
/// leave "unknown": then the carrier counts, which can't be read while the interface is down.
std::optional<bool> isLinkUp(const LinkFiles& link)
{
    constexpr std::array<QByteArrayView, 5> notUp{
        "down", "lowerlayerdown", "dormant", "testing", "notpresent"};
    if (link.operstate == QByteArrayView("up")) {
        return true;
    }
    if (std::ranges::find(notUp, link.operstate) != notUp.end()) {
        return false;
    }
    const auto carrier = toCount(link.carrier);
    return carrier && *carrier <= 1 ? std::optional(*carrier == 1) : std::nullopt;
}

NetworkLink linkOf(const LinkFiles& files)
{
    NetworkLink link{.name = plainText(files.name)};
    link.isUp = isLinkUp(files);
    if (!files.isTunnel) {
        link.speed = linkSpeed(files.speed);
    }
    link.isHalfDuplex = files.duplex == QByteArrayView("half");
    return link;
}

} // namespace

std::optional<double> linkSpeed(QByteArrayView megabits)
{
    const auto speed = toCount(megabits);
    if (!speed || *speed == 0 || *speed == unknownMegabits || *speed > mostMegabits) {
        return std::nullopt;
    }
    return static_cast<double>(*speed) * bytesPerMegabit;
}

Result<std::vector<NetworkLink>> parseNetworkLinks(QByteArrayView files)
{
    std::vector<LinkFiles> found;
    bool hasFile = false;
    ClassFiles lines(files, "/sys/class/net/");
    while (const auto file = lines.next()) {
        hasFile = true;
        if (isLoopback(file->device) || isVirtualInterface(file->device)) {
            continue;
        }
        auto link = std::ranges::find(found, file->device, &LinkFiles::name);
        if (link == found.end() && found.size() < maxEntities) {
            link = found.insert(found.end(), LinkFiles{.name = file->device});
        }
        if (link != found.end()) {
            keepFile(*link, *file);
        }
    }
    if (!hasFile) {
        return fail(ErrorCode::Malformed, u"/sys/class/net has no interface"_s);
    }
    std::vector<NetworkLink> links;
    links.reserve(found.size());
    std::ranges::transform(found, std::back_inserter(links), linkOf);
    return links;
}

std::vector<Sample> samplesOf(const std::vector<NetworkLink>& links)
{
    std::vector<Sample> samples;
    for (const NetworkLink& link : links) {
        SampleList network(u"network"_s, link.name);
        if (link.isUp) {
            network.add(u"up"_s, std::optional(*link.isUp ? 1.0 : 0.0));
        }
        network.add(u"speed"_s, link.speed);
        append(samples, network.take());
    }
    return samples;
}

} // namespace vedette::parse
