// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/PortsProbe.h"

#include "core/parse/ListeningSockets.h"

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

Result<parse::ListeningSockets> readListening(const SlowInput& input)
{
    if (const auto list = input.text.section("ss")) {
        return parse::parseSocketList(*list);
    }
    const auto files = input.text.section("net");
    if (!files) {
        return fail(ErrorCode::NotAvailable, u"/proc/net/tcp"_s);
    }
    auto order = parse::parseByteOrder(input.text.section("order").value_or(QByteArrayView()));
    if (!order) {
        order = parse::byteOrderOf(input.facts.architecture);
    }
    if (!order) {
        return fail(ErrorCode::NotAvailable, u"the byte order of the machine is not known"_s);
    }
    return parse::parseNetSockets(*files, *order);
}

} // namespace

Result<SlowOutput> readPorts(SlowInput& input)
{
    auto sockets = readListening(input);
    if (!sockets) {
        return fail(sockets.error());
    }
    SlowOutput output;
    output.samples = samplesOf(*sockets);
    output.details = std::move(sockets->table);
    return output;
}

} // namespace vedette::collect
