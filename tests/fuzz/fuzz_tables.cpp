// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Parsers of what runs on a server: processes, sockets, logins, services, containers, updates,
// clocks. The first byte says which.
#include "core/parse/BootRecords.h"
#include "core/parse/ClockSync.h"
#include "core/parse/Containers.h"
#include "core/parse/FailedLogins.h"
#include "core/parse/ListeningSockets.h"
#include "core/parse/LoginList.h"
#include "core/parse/ProcessIo.h"
#include "core/parse/ProcessOwners.h"
#include "core/parse/ProcessRates.h"
#include "core/parse/RcStatus.h"
#include "core/parse/SocketStat.h"
#include "core/parse/Sysstat.h"
#include "core/parse/Systemd.h"
#include "core/parse/Updates.h"
#include "tests/fuzz/Sound.h"

#include <array>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

void requirePossible(const std::optional<double>& value)
{
    fuzz::require(!value || (std::isfinite(*value) && *value >= 0));
}

/// Twice the same list, or two of them: what a process has used since.
void readProcesses(QByteArrayView text)
{
    const auto halves = fuzz::halvesOf(text);
    const auto before = parse::parseProcessStats(halves.first);
    const auto now = parse::parseProcessStats(halves.second.isEmpty() ? text : halves.second);
    if (!before || !now) {
        return;
    }
    const auto io = parse::parseProcessIo(text);
    const auto rates = parse::processRates(parse::usesOf(before->processes, io),
                                           parse::usesOf(now->processes, io),
                                           now->processes,
                                           {.seconds = 5, .cpuCount = 4, .uptime = 1e6});
    fuzz::require(rates.size() == now->processes.size());
    for (const parse::ProcessRates& rate : rates) {
        requirePossible(rate.cpuPercent);
        requirePossible(rate.readRate);
        requirePossible(rate.writeRate);
        fuzz::require(rate.cpuPercent.value_or(0) <= 400);
    }
    for (const std::size_t index : parse::busiestProcesses(now->processes, rates)) {
        fuzz::require(index < now->processes.size());
        fuzz::requirePlain(now->processes[index].name);
    }
}

void readOwners(QByteArrayView text)
{
    const auto owners = parse::parseProcessOwners(text);
    for (const parse::ProcessOwner& owner : owners) {
        fuzz::require(owner.user.size() + owner.command.size() <= text.size());
    }
}

void requireSoundSockets(const Result<parse::ListeningSockets>& sockets)
{
    if (!sockets) {
        return;
    }
    fuzz::requireSound(samplesOf(*sockets));
    fuzz::require(sockets->table.ports.size() <= 1000
                  && sockets->total >= static_cast<int>(sockets->table.ports.size()));
    for (const ListeningPort& port : sockets->table.ports) {
        fuzz::requirePlain(port.address);
    }
}

void readSockets(QByteArrayView text)
{
    requireSoundSockets(parse::parseSocketList(text));
    const auto order = parse::parseByteOrder(text.first(std::min<qsizetype>(text.size(), 40)));
    requireSoundSockets(parse::parseNetSockets(text, order.value_or(parse::ByteOrder{})));
}

void readSocketCounts(QByteArrayView text)
{
    const auto halves = fuzz::halvesOf(text);
    if (const auto sockets = parse::parseSocketStat(halves.first, halves.second)) {
        fuzz::requireSound(parse::samplesOf(*sockets));
        fuzz::requireSound(parse::tcpRates(*sockets, *sockets, 5));
    }
}

void readLogins(QByteArrayView text)
{
    const auto present = parse::parseWho(text);
    fuzz::require(present.total >= static_cast<int>(present.sessions.size()));
    for (const QList<LoginSession>& sessions : {present.sessions, parse::parseLast(text)}) {
        for (const LoginSession& session : sessions) {
            fuzz::requirePlain(session.user);
            fuzz::requirePlain(session.terminal);
        }
    }
    const auto halves = fuzz::halvesOf(text);
    const auto before = parse::parseFileSize(halves.first);
    const auto now = parse::parseFileSize(halves.second);
    if (before && now) {
        requirePossible(parse::failedLoginRate({10, *before}, {15, *now}, u"x86_64"));
    }
}

void requireSoundServices(const QList<Service>& services)
{
    for (const Service& service : services) {
        fuzz::requirePlain(service.name);
        fuzz::requirePlain(service.active);
        fuzz::require(!service.restarts || *service.restarts >= 0);
    }
}

void readUnits(QByteArrayView text)
{
    const auto halves = fuzz::halvesOf(text);
    const auto enabled = parse::parseEnabledUnits(halves.second);
    for (const bool hasJobs : {false, true}) {
        if (const auto services = parse::parseUnitList(halves.first, hasJobs)) {
            requireSoundServices(*services);
            fuzz::requireSound(parse::serviceSamples(*services, enabled));
        }
    }
    if (const auto manager = parse::parseSystemdManager(text)) {
        fuzz::requirePlain(manager->state);
        fuzz::requireSound(parse::samplesOf(*manager));
    }
    const auto restarts = parse::parseRestarts(text);
    fuzz::require(std::ranges::all_of(restarts, [](int count) { return count >= 0; }));
}

void readOpenRc(QByteArrayView text)
{
    if (const auto table = parse::parseRcStatus(text)) {
        requireSoundServices(table->services);
        fuzz::requireSound(parse::openRcSamples(*table));
    }
}

void readContainers(QByteArrayView text)
{
    const auto halves = fuzz::halvesOf(text);
    const auto more = fuzz::halvesOf(halves.second);
    const auto list = parse::parseContainers(
        {.list = halves.first, .inspect = more.first, .stats = more.second}, u"docker");
    if (!list) {
        return;
    }
    ContainerTable table;
    table.containers = list->containers;
    fuzz::require(table.containers.size() <= 256);
    fuzz::requireSound(parse::samplesOf(table, 4));
    fuzz::requireSound(parse::samplesOf(table, std::nullopt));
}

void readUpdates(QByteArrayView text)
{
    if (const auto updates = parse::parseUpdateNotifier(text)) {
        fuzz::requireSound(parse::samplesOf(*updates));
    }
    fuzz::requireSound(parse::samplesOf(parse::parseAptSimulation(text)));
    fuzz::requireSound(parse::rebootSamples(text));
    const auto most = static_cast<quint64>(text.size()) + 1;
    for (auto* const count : {parse::countRpmUpdates,
                              parse::countZypperUpdates,
                              parse::countZypperPatches,
                              parse::countApkUpdates,
                              parse::countPacmanUpdates}) {
        fuzz::require(count(text) <= most);
    }
}

void readClocks(QByteArrayView text)
{
    for (auto* const read : {parse::parseChronyTracking,
                             parse::parseTimesyncStatus,
                             parse::parseNtpPeers,
                             parse::parseNtpctlStatus}) {
        const auto sync = read(text);
        fuzz::require(!sync || std::isfinite(sync->offset.value_or(0)));
    }
    const auto halves = fuzz::halvesOf(text);
    const auto before = parse::parseServerTime(halves.first);
    const auto after = parse::parseServerTime(halves.second);
    if (before && after) {
        const auto skew = parse::clockSkew({*before,
                                            *after,
                                            Timestamp(std::chrono::milliseconds(1'700'000'000'000)),
                                            std::chrono::duration<double>(0.02)});
        fuzz::require(std::isfinite(skew.value_or(0)));
    }
}

void readRecords(QByteArrayView text)
{
    const auto records = parse::parseSysstat(text, {1e9, 4096});
    for (const parse::SysstatRecord& record :
         records.value_or(std::vector<parse::SysstatRecord>{})) {
        fuzz::requireSound(record.samples);
        fuzz::require(record.interval > seconds{0});
    }
    fuzz::require(parse::parseJournalBoots(text).size() <= maxBootRecords);
    fuzz::require(parse::parseWtmpBoots(text).size() <= maxBootRecords);
}

constexpr std::array<fuzz::Reader, 11> readers{readProcesses,
                                               readOwners,
                                               readSockets,
                                               readSocketCounts,
                                               readLogins,
                                               readUnits,
                                               readOpenRc,
                                               readContainers,
                                               readUpdates,
                                               readClocks,
                                               readRecords};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::readByFirstByte(readers, data, size);
    return 0;
}
