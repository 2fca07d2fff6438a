// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// A file of known hosts, asked for the names that stand in it: what it trusts is one of its keys,
// and what it revokes it never trusts.
#include "core/ssh/KnownHosts.h"
#include "tests/fuzz/Fuzz.h"

#include <algorithm>

using namespace vedette;

namespace {

void checkHost(const ssh::KnownHosts& hosts, QByteArrayView name, quint16 port)
{
    const ssh::KnownHost host = hosts.find(name, port);
    for (const HostKey& key : host.trusted()) {
        fuzz::require(host.check(key).status == ssh::KnownHostStatus::Trusted);
        fuzz::require(host.check(key).line > 0);
    }
    for (const HostKey& key : host.known()) {
        const auto status = host.check(key).status;
        fuzz::require(status == ssh::KnownHostStatus::Trusted
                      || status == ssh::KnownHostStatus::Revoked);
    }
    const auto unheard = host.check({}).status;
    fuzz::require(unheard == ssh::KnownHostStatus::Unknown
                  || unheard == ssh::KnownHostStatus::Changed);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    ssh::KnownHosts hosts;
    hosts.add(text, QString());
    checkHost(hosts, text.first(std::min<qsizetype>(text.size(), 40)), 22);
    for (const quint16 port : {quint16{22}, quint16{2222}}) {
        checkHost(hosts, "db1.example.net", port);
    }
    return 0;
}
