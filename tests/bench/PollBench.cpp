// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/bench/Benches.h"
#include "tests/bench/CostTable.h"
#include "tests/bench/Measure.h"
#include "tests/bench/OwnPolls.h"
#include "tests/bench/Peers.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::bench {

namespace {

// As any server logs, since SshdFixture's own level is for tests; and without the start files of
// this account's shell: each poll of most peers would run them, whatever they hold.
constexpr auto plainServer = "LogLevel INFO\nSetEnv HOME=/nonexistent\n";

// Whatever a monitor asks once a minute when it does not care for the cost.
constexpr auto fullScript
    = "cat /proc/stat /proc/meminfo /proc/loadavg /proc/uptime /proc/net/dev /proc/diskstats; "
      "df -kP; df -iP; "
      "ps -eo pid,ppid,user,pcpu,pmem,rss,stat,comm --sort=-pcpu | head -n 11; uname -a";

const QString sameScript = u"Vedette: metrics by the shell, not read"_s;
const QString sameFullScript = u"Vedette: a full script with ps, not read"_s;
const QStringList tunedExchange{u"-o"_s, u"KexAlgorithms=curve25519-sha256"_s};

/// As a poll loop has them when it serves many servers.
constexpr std::size_t sessionsAtOnce = 8;

struct OwnFleet
{
    OwnSessions files;
    OwnSessions oneOfFiles;
    OwnSessions shells;
};

std::vector<CostLine> fileLines(OwnFleet& own)
{
    std::vector<CostLine> lines;
    lines.push_back({.name = u"Vedette: 6 files and 3 file systems, not read"_s,
                     .polls = 2000,
                     .contender = std::make_unique<OwnFiles>(own.files),
                     .goals = {.collectorMs = 0.08, .targetMs = 0.3}});
    lines.push_back({.name = u"Vedette: status over SFTP"_s,
                     .polls = 2000,
                     .contender = std::make_unique<OwnPolls>(own.files, PollKind::Status),
                     .goals = {.collectorMs = 0.08, .targetMs = 0.3}});
    lines.push_back({.name = u"Vedette: metrics over SFTP (all files)"_s,
                     .polls = 2000,
                     .contender = std::make_unique<OwnPolls>(own.files, PollKind::Metrics),
                     .goals = {.collectorMs = 0.08, .targetMs = 0.3}});
    lines.push_back({.name = u"Vedette: status over SFTP, one alone"_s,
                     .polls = 300,
                     .contender = std::make_unique<OwnPolls>(own.oneOfFiles, PollKind::Status)});
    lines.push_back({.name = u"Vedette: metrics over SFTP, one alone"_s,
                     .polls = 300,
                     .contender = std::make_unique<OwnPolls>(own.oneOfFiles, PollKind::Metrics)});
    return lines;
}

std::vector<CostLine> shellLines(OwnFleet& own)
{
    std::vector<CostLine> lines;
    lines.push_back({.name = u"Vedette: status by the shell"_s,
                     .polls = 1000,
                     .contender = std::make_unique<OwnPolls>(own.shells, PollKind::Status),
                     .goals = {.targetMs = 0.3}});
    lines.push_back({.name = u"Vedette: metrics by the shell"_s,
                     .polls = 200,
                     .contender = std::make_unique<OwnPolls>(own.shells, PollKind::Metrics),
                     .comparedWith = sameScript,
                     .goals = {.collectorMs = 0.2, .targetMs = 3}});
    lines.push_back({.name = sameScript,
                     .polls = 200,
                     .contender = std::make_unique<OwnRequests>(own.shells, "vd_metrics 0 local"),
                     .goals = {.collectorMs = 0.2, .targetMs = 3}});
    lines.push_back({.name = sameFullScript,
                     .polls = 40,
                     .contender = std::make_unique<OwnRequests>(own.shells, fullScript),
                     .goals = {.collectorMs = 0.2}});
    return lines;
}

std::vector<CostLine> peerLines(const test::SshdFixture& sshd)
{
    std::vector<CostLine> lines;
    const auto add = [&](const QString& name, int polls, std::unique_ptr<Contender> contender) {
        lines.push_back({.name = name,
                         .polls = polls,
                         .contender = std::move(contender),
                         .comparedWith = sameScript});
    };
    add(u"check_by_ssh, default key exchange"_s, 10, checkBySshPeer(sshd, {}));
    lines.back().goals.ratio = 500;
    add(u"check_by_ssh, curve25519"_s, 10, checkBySshPeer(sshd, tunedExchange));
    lines.back().goals.ratio = 90;
    add(u"ssh, default key exchange"_s, 10, sshPeer(sshd, {}));
    add(u"ssh, curve25519"_s, 10, sshPeer(sshd, tunedExchange));
    add(u"ssh, ControlMaster"_s, 40, muxPeer(sshd));
    add(u"paramiko, persistent"_s, 40, paramikoPeer(sshd, ParamikoMode::Persistent));
    add(u"paramiko, fresh, 7 commands (top, ps …)"_s, 4, paramikoPeer(sshd, ParamikoMode::Fresh));
    lines.back().comparedWith = sameFullScript;
    lines.back().goals.ratio = 80;
    return lines;
}

} // namespace

void measurePolls()
{
    heading(u"Polls over OpenSSH on loopback, ours %1 at a time, peers one after the other"_s.arg(
        sessionsAtOnce));
    test::SshdFixture sshd(plainServer);
    if (!sshd.isRunning()) {
        reportSkipped(u"polls"_s, sshd.whyNot());
        return;
    }
    OwnFleet own{{sshd, Channel::Files, sessionsAtOnce},
                 {sshd, Channel::Files, 1},
                 {sshd, Channel::Shell, sessionsAtOnce}};
    std::vector<CostLine> lines = fileLines(own);
    std::ranges::move(shellLines(own), std::back_inserter(lines));
    std::ranges::move(peerLines(sshd), std::back_inserter(lines));
    compareCosts(std::move(lines), sshd);
}

} // namespace vedette::bench
