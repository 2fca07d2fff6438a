// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/SlowSamples.h"

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

constexpr double mebi = 1024.0 * 1024.0;

Process process(qint64 pid, const QString& name, QChar state, double cpu)
{
    Process made;
    made.pid = pid;
    made.user = u"www-data"_s;
    made.name = name;
    made.command = u"/usr/sbin/"_s + name + u" --serve"_s;
    made.state = state;
    made.threads = 4;
    made.cpuPercent = cpu;
    made.memory = 120 * mebi;
    return made;
}

Service service(const QString& name, const QString& active, const QString& sub)
{
    return {name, u"What "_s + name + u" does"_s, u"loaded"_s, active, sub, std::nullopt};
}

Snapshot withSamples(Snapshot snapshot, std::vector<Sample> samples)
{
    snapshot.samples = std::move(samples);
    return snapshot;
}

Snapshot withDetails(Snapshot snapshot, Details details)
{
    snapshot.details = std::move(details);
    return snapshot;
}

} // namespace

Snapshot makeSlow(ServerId server, Timestamp at, const QString& probe)
{
    Snapshot snapshot;
    snapshot.server = server;
    snapshot.kind = PollKind::Slow;
    snapshot.collectedAt = at;
    snapshot.probe = probe;
    return snapshot;
}

Snapshot makeFailed(ServerId server, Timestamp at, const QString& probe, ErrorCode why)
{
    Snapshot snapshot = makeSlow(server, at, probe);
    snapshot.unavailable = {{probe, Error{why, {}, 0}}};
    return snapshot;
}

ProcessTable sampleProcesses()
{
    ProcessTable table;
    table.processes = {process(812, u"postgres"_s, u'S', 41.5),
                       process(90, u"nginx"_s, u'R', 137.0),
                       process(4021, u"rsync"_s, u'D', 3.0),
                       process(77, u"defunct"_s, u'Z', 0.0)};
    table.processes[0].readRate = 3.0 * mebi;
    table.processes[0].writeRate = 12.0 * mebi;
    Process kernels = process(2, u"kthreadd"_s, u'I', 0.0);
    kernels.user = u"root"_s;
    kernels.command.clear();
    kernels.isKernelThread = true;
    kernels.cpuPercent.reset();
    table.processes.append(kernels);
    table.total = 143;
    return table;
}

ServiceTable sampleServices()
{
    ServiceTable table;
    table.manager = u"systemd"_s;
    table.state = u"degraded"_s;
    table.services = {service(u"cron.service"_s, u"active"_s, u"running"_s),
                      service(u"backup.service"_s, u"failed"_s, u"failed"_s),
                      service(u"apt-daily.service"_s, u"inactive"_s, u"dead"_s),
                      service(u"nginx.service"_s, u"activating"_s, u"auto-restart"_s)};
    table.services[3].restarts = 7;
    return table;
}

ContainerTable sampleContainers()
{
    Container web{u"web"_s,
                  u"0123456789ab"_s,
                  u"registry.example.net/web:4.2"_s,
                  u"docker"_s,
                  u"running"_s,
                  u"Up 3 days (unhealthy)"_s,
                  false,
                  2,
                  12.5,
                  900 * mebi,
                  1024 * mebi};
    Container cache = web;
    cache.name = u"cache"_s;
    cache.id = u"ba9876543210"_s;
    cache.image = u"redis:7"_s;
    cache.status = u"Up 3 days"_s;
    cache.isHealthy.reset();
    cache.memoryLimit.reset();
    Container job = cache;
    job.name = u"job"_s;
    job.id = u"aaaabbbbcccc"_s;
    job.state = u"exited"_s;
    job.status = u"Exited (0) 2 hours ago"_s;
    job.cpuPercent.reset();
    job.memory.reset();
    return {{web, cache, job}};
}

PortTable samplePorts()
{
    return {{{u"tcp"_s, u"0.0.0.0"_s, 22, u"sshd"_s},
             {u"udp"_s, u"127.0.0.53%lo"_s, 53, {}},
             {u"tcp"_s, u"::"_s, 443, u"nginx"_s},
             {u"tcp"_s, u"10.0.4.11"_s, 5432, u"postgres"_s}}};
}

LoginTable sampleLogins()
{
    return {{{u"deploy"_s, u"pts/0"_s, u"10.0.0.7"_s, u"2026-11-02 10:20"_s, {}}},
            {{u"deploy"_s, u"pts/0"_s, u"10.0.0.7"_s, u"2026-11-01 09:00"_s, u"2026-11-01 17:10"_s},
             {u"root"_s, u"tty1"_s, {}, u"2026-10-30 23:01"_s, u"2026-10-30 23:09"_s}}};
}

Hardware sampleHardware()
{
    Hardware hardware;
    hardware.board.vendor = u"Dell Inc."_s;
    hardware.board.product = u"PowerEdge R640"_s;
    hardware.board.firmware = u"2.1.8, 04/30/2019"_s;
    hardware.board.virtualisation = u"none"_s;
    hardware.processor.vendor = u"AuthenticAMD"_s;
    hardware.processor.model = u"AMD EPYC 7443P 24-Core Processor"_s;
    hardware.processor.architecture = u"x86_64"_s;
    hardware.processor.sockets = 1;
    hardware.processor.cores = 24;
    hardware.processor.threads = 48;
    hardware.memoryTotal = 128 * 1024 * mebi;
    hardware.disks = {{u"nvme0n1"_s, u"Samsung PM9A3"_s, {}, 1.92e12, false, u"nvme"_s}};
    hardware.networkCards = {{u"eno1"_s, u"02:00:00:00:00:01"_s, u"bnxt_en"_s, u"up"_s, 1.25e9}};
    hardware.operatingSystem = u"Debian GNU/Linux 12 (bookworm)"_s;
    hardware.kernel = u"Linux 6.1.0-18-amd64"_s;
    return hardware;
}

HardwareHistory sampleHardwareHistory(Timestamp now)
{
    const std::chrono::days day{1};
    const double gibi = 1024 * mebi;
    return {sampleHardware(),
            now - 90 * day,
            now,
            {{now - 3 * day, {HardwarePart::Memory, {}, 64 * gibi, 128 * gibi}},
             {now - 40 * day,
              {HardwarePart::Kernel, {}, u"Linux 6.1.0-17-amd64"_s, u"Linux 6.1.0-18-amd64"_s}}}};
}

std::vector<Snapshot> makeSlowAnswers(ServerId server, Timestamp at)
{
    const auto slow = [&](const QString& probe) { return makeSlow(server, at, probe); };
    return {withDetails(slow(u"processes"_s), sampleProcesses()),
            withDetails(slow(u"services"_s), sampleServices()),
            withDetails(slow(u"containers"_s), sampleContainers()),
            withDetails(slow(u"ports"_s), samplePorts()),
            withDetails(slow(u"logins"_s), sampleLogins()),
            withDetails(slow(u"hardware"_s), sampleHardware()),
            withSamples(slow(u"smart"_s),
                        {{{u"smart"_s, u"healthy"_s, u"sda"_s}, 1},
                         {{u"smart"_s, u"temperature"_s, u"sda"_s}, 34},
                         {{u"smart"_s, u"healthy"_s, u"sdb"_s}, 1},
                         {{u"smart"_s, u"reallocated"_s, u"sdb"_s}, 12}}),
            withSamples(slow(u"storage"_s),
                        {{{u"raid"_s, u"degraded"_s, u"md0"_s}, 1},
                         {{u"raid"_s, u"failedDevices"_s, u"md0"_s}, 1}})};
}

} // namespace vedette::test
