// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/FleetSamples.h"

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

constexpr double gibi = 1024.0 * 1024.0 * 1024.0;

} // namespace

Server makeServer(qint64 id, const QString& name)
{
    Server server;
    server.id = ServerId{id};
    server.name = name;
    server.host = name + u".example.net"_s;
    server.user = u"deploy"_s;
    return server;
}

ServerStatus makeStatus(ServerId server, ServerState state, Timestamp since)
{
    return {server, state, since, std::nullopt, std::nullopt, std::nullopt};
}

Snapshot makeSnapshot(ServerId server, Timestamp at, PollKind kind)
{
    Snapshot snapshot;
    snapshot.server = server;
    snapshot.kind = kind;
    snapshot.collectedAt = at;
    snapshot.roundTrip = milliseconds{20};
    snapshot.samples = {{{u"cpu"_s, u"totalUsage"_s, {}}, 30.0},
                        {{u"cpu"_s, u"user"_s, {}}, 20.0},
                        {{u"cpu"_s, u"system"_s, {}}, 7.0},
                        {{u"cpu"_s, u"iowait"_s, {}}, 3.0},
                        {{u"cpu"_s, u"steal"_s, {}}, 0.0},
                        {{u"memory"_s, u"total"_s, {}}, 8.0 * gibi},
                        {{u"memory"_s, u"used"_s, {}}, 3.0 * gibi},
                        {{u"memory"_s, u"usedPercent"_s, {}}, 37.5},
                        {{u"memory"_s, u"available"_s, {}}, 5.0 * gibi},
                        {{u"memory"_s, u"free"_s, {}}, 1.0 * gibi},
                        {{u"load"_s, u"load1"_s, {}}, 0.5},
                        {{u"load"_s, u"load5"_s, {}}, 0.4},
                        {{u"load"_s, u"load15"_s, {}}, 0.3},
                        {{u"uptime"_s, u"seconds"_s, {}}, 3600.0}};
    if (kind == PollKind::Metrics) {
        const std::vector<Sample> more = {{{u"cpu"_s, u"usage"_s, u"0"_s}, 40.0},
                                          {{u"cpu"_s, u"usage"_s, u"1"_s}, 20.0},
                                          {{u"disk"_s, u"total"_s, u"/"_s}, 100.0 * gibi},
                                          {{u"disk"_s, u"used"_s, u"/"_s}, 41.0 * gibi},
                                          {{u"disk"_s, u"usedPercent"_s, u"/"_s}, 41.0},
                                          {{u"diskIo"_s, u"readRate"_s, u"sda"_s}, 1.0e6},
                                          {{u"diskIo"_s, u"writeRate"_s, u"sda"_s}, 2.0e6},
                                          {{u"network"_s, u"rxRate"_s, u"eth0"_s}, 1.0e6},
                                          {{u"network"_s, u"txRate"_s, u"eth0"_s}, 5.0e5},
                                          {{u"ssh"_s, u"logins"_s, {}}, 1.0},
                                          {{u"ssh"_s, u"channels"_s, {}}, 1.0},
                                          {{u"probe"_s, u"bytes"_s, {}}, 3072.0},
                                          {{u"probe"_s, u"targetCpu"_s, {}}, 0.0031}};
        snapshot.samples.insert(snapshot.samples.end(), more.begin(), more.end());
    } else {
        snapshot.samples.push_back({{u"ssh"_s, u"roundTrip"_s, {}}, 0.02});
    }
    return snapshot;
}

} // namespace vedette::test
