// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Whole answers of servers of several kinds (tests/data/transcripts), read as those of a session.
#include "core/collect/PollReader.h"
#include "core/collect/Probe.h"
#include "core/collect/slow/SlowReader.h"
#include "tests/support/Catch.h"

#include <QFile>

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

constexpr double oneKib = 1024;

/// A session with one of those servers: its facts are read.
class Transcript
{
public:
    explicit Transcript(QString server)
        : m_server(std::move(server))
    {
        REQUIRE(collect::readFacts(answer(u"facts"_s), "a1", m_context));
    }

    [[nodiscard]] const Facts& facts() const { return m_context.facts; }
    [[nodiscard]] const std::vector<Unavailable>& missing() const { return m_context.missing; }

    Snapshot poll(PollKind kind)
    {
        const QString name = kind == PollKind::Status ? u"status"_s : u"metrics"_s;
        Snapshot snapshot = collect::readPoll({answer(name), 0, {}}, "a1", kind, {}, m_context);
        REQUIRE_FALSE(snapshot.error);
        return snapshot;
    }

    Snapshot ask(const QString& name)
    {
        const auto all = collect::slowCatalogue();
        const auto probe = std::ranges::find_if(
            all, [&name](const collect::SlowProbe& known) { return known.name == name; });
        REQUIRE(probe != all.end());
        return collect::readSlow(
            collect::taskOf(*probe, m_context.server), {answer(name), 0, {}}, "a1", {}, m_context);
    }

private:
    [[nodiscard]] QByteArray answer(const QString& name) const
    {
        QFile file(QString::fromUtf8(VEDETTE_TEST_DATA) + u"/transcripts/"_s + m_server + u'/'
                   + name);
        INFO(file.fileName());
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }

    QString m_server;
    collect::ServerContext m_context;
};

std::optional<double> toldIn(const Snapshot& snapshot, const QString& metric)
{
    return valueOf(snapshot, parseMetricId(metric).value());
}

/// "/, /boot": the instances of a type, in alphabetical order.
QString toldInstances(const Snapshot& snapshot, const QString& type)
{
    QStringList names;
    for (const Sample& sample : snapshot.samples) {
        if (sample.metric.type == type && !names.contains(sample.metric.instance)) {
            names += sample.metric.instance;
        }
    }
    names.sort();
    return names.join(u", "_s);
}

std::optional<ErrorCode> whyNot(const Snapshot& snapshot, const QString& probe)
{
    const auto found = std::ranges::find(snapshot.unavailable, probe, &Unavailable::probe);
    return found == snapshot.unavailable.end() ? std::nullopt : std::optional(found->why.code);
}

/// "22/tcp * sshd": the rows of a table of ports.
QStringList portRows(const Snapshot& snapshot)
{
    QStringList rows;
    const auto& ports = std::get<PortTable>(snapshot.details).ports;
    for (const ListeningPort& port : ports) {
        rows += u"%1/%2 %3 %4"_s.arg(port.port).arg(port.protocol, port.address, port.process);
    }
    return rows;
}

Process processOf(const Snapshot& snapshot, qint64 pid)
{
    const auto& rows = std::get<ProcessTable>(snapshot.details).processes;
    const auto found = std::ranges::find(rows, pid, &Process::pid);
    REQUIRE(found != rows.end());
    return *found;
}

} // namespace

TEST_CASE("A Debian server is read as it answers", "[transcript]")
{
    Transcript debian(u"debian12"_s);
    const Snapshot metrics = debian.poll(PollKind::Metrics);
    const Snapshot status = debian.poll(PollKind::Status);

    CHECK(debian.facts().operatingSystem == u"Debian GNU/Linux 12 (bookworm)"_s);
    CHECK(debian.facts().hostName == u"web-1"_s);
    CHECK(debian.facts().kernel == u"Linux 6.1.0-18-amd64"_s);
    CHECK(debian.facts().cpuModel == u"AMD EPYC"_s);
    CHECK(debian.facts().cpuCount == 2);
    CHECK(debian.facts().pageSize == 4096U);
    CHECK(debian.missing().empty());
    CHECK(metrics.unavailable.empty());
    CHECK(toldIn(metrics, u"memory.total"_s) == 24'684'092 * oneKib);
    CHECK(toldIn(metrics, u"swap.total"_s) == 0.0);
    CHECK_FALSE(toldIn(metrics, u"swap.usedPercent"_s));
    CHECK(toldInstances(metrics, u"disk"_s) == u"/"_s);
    CHECK(toldIn(metrics, u"disk[/].total"_s) == 264'212'084 * oneKib);
    CHECK(toldIn(metrics, u"conntrack.usedPercent"_s) == 0.0);
    CHECK(toldIn(status, u"cpu.totalUsage"_s));
    CHECK_FALSE(toldIn(metrics, u"cpu.totalUsage"_s)); // no poll before it
}

TEST_CASE("The slow answers of a Debian server are read", "[transcript]")
{
    Transcript debian(u"debian12"_s);
    const Snapshot services = debian.ask(u"services"_s);
    const auto hardware = std::get<Hardware>(debian.ask(u"hardware"_s).details);
    const Snapshot processes = debian.ask(u"processes"_s);

    CHECK(portRows(debian.ask(u"ports"_s)) == QStringList{u"8080/tcp * busybox"_s});
    CHECK(toldIn(debian.ask(u"logins"_s), u"users.loggedIn"_s) == std::nullopt); // no utmp
    CHECK(toldIn(services, u"systemd.failed"_s) == 1.0);
    CHECK(toldIn(services, u"unit[nginx.service].restarts"_s) == 3.0);
    CHECK(std::get<ServiceTable>(services.details).services.front().name == u"mnt-backup.mount"_s);
    CHECK(hardware.processor.model == u"AMD EPYC"_s);
    CHECK(hardware.processor.cores == 2);
    REQUIRE(hardware.disks.size() == 1);
    CHECK(hardware.disks.front().size == 274'877'906'944.0);
    CHECK(processOf(processes, 11).command == u"sleep 300"_s);
    CHECK(whyNot(debian.ask(u"storage"_s), u"storage"_s) == ErrorCode::NotAvailable);
    CHECK(whyNot(debian.ask(u"sensors"_s), u"sensors"_s) == ErrorCode::NotAvailable);
    CHECK(toldIn(debian.ask(u"links"_s), u"network[eth0].speed"_s) == 1.25e9);
}

TEST_CASE("A server with nothing but busybox is read as it answers", "[transcript]")
{
    Transcript alpine(u"alpine319"_s);
    const Snapshot metrics = alpine.poll(PollKind::Metrics);
    const Snapshot status = alpine.poll(PollKind::Status);

    CHECK(alpine.facts().operatingSystem == u"Alpine Linux v3.19"_s);
    CHECK(alpine.facts().cpuCount == 2);
    CHECK(alpine.missing().empty());
    CHECK(metrics.unavailable.empty());
    CHECK(toldIn(metrics, u"memory.total"_s) == 24'684'092 * oneKib);
    CHECK(toldInstances(metrics, u"disk"_s) == u"/"_s);
    CHECK(toldIn(metrics, u"disk[/].total"_s) == 264'212'084 * oneKib);
    CHECK(toldIn(metrics, u"disk[/].inodesTotal"_s) == 16'777'216.0);
    CHECK(toldIn(status, u"cpu.totalUsage"_s));
}

TEST_CASE("The slow answers of a server with nothing but busybox are read", "[transcript]")
{
    Transcript alpine(u"alpine319"_s);
    const Snapshot services = alpine.ask(u"services"_s);
    const auto hardware = std::get<Hardware>(alpine.ask(u"hardware"_s).details);
    const Process sleep = processOf(alpine.ask(u"processes"_s), 11);

    CHECK(sleep.user == u"root"_s);
    CHECK(sleep.command == u"sleep 300"_s);
    CHECK(sleep.memory == 420.0 * 4096); // by the page of the facts
    CHECK(portRows(alpine.ask(u"ports"_s)) == QStringList{u"8080/tcp :: "_s});
    CHECK(std::get<LoginTable>(alpine.ask(u"logins"_s).details).past.empty());
    CHECK(std::get<ServiceTable>(services.details).manager == u"OpenRC"_s);
    CHECK(toldIn(services, u"unit[sshd].restarts"_s) == 1.0);
    CHECK(toldIn(services, u"unit[nginx].active"_s) == 0.0);
    CHECK(hardware.processor.model == u"AMD EPYC"_s);
    CHECK(hardware.processor.threads == 2);
    REQUIRE(hardware.disks.size() == 1); // by the kernel's files
    CHECK(hardware.disks.front().size == 274'877'906'944.0);
    CHECK(whyNot(alpine.ask(u"sensors"_s), u"sensors"_s) == ErrorCode::NotAvailable);
    CHECK(toldIn(alpine.ask(u"links"_s), u"network[eth0].up"_s) == 1.0);
}

TEST_CASE("An Ubuntu server is read as it answers", "[transcript]")
{
    Transcript ubuntu(u"ubuntu2404"_s);
    const Snapshot metrics = ubuntu.poll(PollKind::Metrics);
    const Snapshot status = ubuntu.poll(PollKind::Status);

    CHECK(ubuntu.facts().operatingSystem == u"Ubuntu 24.04 LTS"_s);
    CHECK(ubuntu.facts().cpuModel.startsWith(u"Intel(R) Xeon(R) Silver 4310"_s));
    CHECK(metrics.unavailable.empty());
    CHECK(toldIn(metrics, u"memory.usedPercent"_s) == 25.0);
    CHECK(toldIn(metrics, u"memory.oomKills"_s) == 2.0);
    CHECK(toldIn(metrics, u"swap.usedPercent"_s) == 0.0);
    CHECK(toldIn(metrics, u"load.perCore1"_s) == 0.75);
    CHECK(toldInstances(metrics, u"disk"_s)
          == u"/, /boot/efi"_s); // no snap, no layer of a container
    CHECK(toldIn(metrics, u"disk[/].usedPercent"_s) == 26.32);
    CHECK(toldIn(metrics, u"disk[/].inodesUsedPercent"_s) == 2.5);
    CHECK_FALSE(toldIn(metrics, u"disk[/boot/efi].inodesTotal"_s));
    CHECK(toldIn(metrics, u"pressure[io].someAvg10"_s) == 2.5);
    CHECK(toldIn(metrics, u"tcp.established"_s) == 42.0);
    CHECK(toldIn(metrics, u"conntrack.usedPercent"_s) == 0.25);
    CHECK(toldIn(metrics, u"files.openPercent"_s) == 1.0);
    CHECK(toldIn(metrics, u"uptime.bootTime"_s) == 1.76e9);
    CHECK(toldIn(status, u"cpu.totalUsage"_s) == Approx(40));
    CHECK(toldIn(status, u"cpu.user"_s) == Approx(30));
}

TEST_CASE("The slow answers of an Ubuntu server are read", "[transcript]")
{
    Transcript ubuntu(u"ubuntu2404"_s);
    const Snapshot processes = ubuntu.ask(u"processes"_s);
    const Process writer = processOf(processes, 812);
    const auto logins = std::get<LoginTable>(ubuntu.ask(u"logins"_s).details);
    const Snapshot services = ubuntu.ask(u"services"_s);
    const auto hardware = std::get<Hardware>(ubuntu.ask(u"hardware"_s).details);

    CHECK(toldIn(processes, u"process.count"_s) == 4.0);
    CHECK(toldIn(processes, u"process.threads"_s) == 9.0);
    CHECK(toldIn(processes, u"process.zombies"_s) == 1.0);
    CHECK(writer.name == u"postgres: (w)"_s);
    CHECK(writer.user == u"postgres"_s);
    CHECK(writer.memory == 1'024'000'000.0);
    CHECK(writer.isCpuSinceStart); // no answer before it
    CHECK(portRows(ubuntu.ask(u"ports"_s)).contains(u"5432/tcp 127.0.0.1 postgres"_s));
    CHECK(logins.present.size() == 2);
    REQUIRE(logins.past.size() == 1);
    CHECK(logins.past.front().from == u"2001:db8::7"_s);
    CHECK(toldIn(services, u"systemd.jobs"_s) == 1.0);
    CHECK(toldIn(services, u"unit[postgresql@16-main.service].restarts"_s) == 2.0);
    CHECK(hardware.processor.cores == 24);
    CHECK(hardware.processor.threads == 48);
    CHECK(hardware.disks.size() == 2);
    CHECK(hardware.networkCards.front().speed == 125e6);
}

TEST_CASE("The health of an Ubuntu server is read", "[transcript]")
{
    Transcript ubuntu(u"ubuntu2404"_s);
    const Snapshot storage = ubuntu.ask(u"storage"_s);
    const Snapshot sensors = ubuntu.ask(u"sensors"_s);
    const Snapshot links = ubuntu.ask(u"links"_s);

    CHECK(toldIn(storage, u"raid[md0].degraded"_s) == 1.0);
    CHECK(toldIn(storage, u"raid[md0].failedDevices"_s) == 1.0);
    CHECK(toldIn(sensors, u"cpu[1].frequency"_s) == 3.3e9);
    CHECK(std::ranges::any_of(sensors.samples, [](const Sample& sample) {
        return sample.metric.type == u"temperature"_s && sample.value == 38.85;
    }));
    CHECK(toldInstances(links, u"network"_s) == u"eno1, eno2"_s);
    CHECK(toldIn(links, u"network[eno1].speed"_s) == 125e6);
    CHECK(toldIn(links, u"network[eno2].up"_s) == 0.0);
}

TEST_CASE("A Rocky server is read as it answers, and what it lacks is told", "[transcript]")
{
    Transcript rocky(u"rocky9"_s);
    const Snapshot metrics = rocky.poll(PollKind::Metrics);
    const Snapshot status = rocky.poll(PollKind::Status);

    CHECK(rocky.facts().operatingSystem == u"Rocky Linux 9.3 (Blue Onyx)"_s);
    CHECK(rocky.missing().size() == 2);
    CHECK(whyNot(metrics, u"pressure"_s) == ErrorCode::NotAvailable);
    CHECK(whyNot(metrics, u"conntrack"_s) == ErrorCode::NotAvailable);
    CHECK(toldIn(metrics, u"memory.usedPercent"_s) == 25.0);
    CHECK(toldIn(metrics, u"memory.hugepagesFree"_s) == 3 * 2048 * oneKib);
    CHECK(toldIn(metrics, u"swap.used"_s) == 524'288 * oneKib);
    CHECK(toldInstances(metrics, u"disk"_s)
          == u"/, /boot, /mnt/nas"_s); // one of two mounts of a device
    CHECK(toldIn(metrics, u"disk[/].usedPercent"_s) == 25.0);
    CHECK(toldIn(metrics, u"disk[/boot].readOnly"_s) == 1.0);
    CHECK(toldIn(metrics, u"disk[/mnt/nas].readOnly"_s) == 0.0);
    CHECK(toldIn(metrics, u"load.perCore1"_s) == 0.02);
    CHECK(toldIn(status, u"cpu.totalUsage"_s) == Approx(10));
    CHECK(toldIn(status, u"cpu.iowait"_s) == Approx(10));
}

TEST_CASE("The slow answers of a Rocky server tell what the account may know", "[transcript]")
{
    Transcript rocky(u"rocky9"_s);
    const Snapshot processes = rocky.ask(u"processes"_s);
    const QStringList ports = portRows(rocky.ask(u"ports"_s));
    const auto logins = std::get<LoginTable>(rocky.ask(u"logins"_s).details);
    const Snapshot services = rocky.ask(u"services"_s);
    const auto hardware = std::get<Hardware>(rocky.ask(u"hardware"_s).details);
    const Snapshot links = rocky.ask(u"links"_s);

    CHECK_FALSE(toldIn(processes, u"process.count"_s));
    CHECK(std::get<ProcessTable>(processes.details).isHidden);
    CHECK(ports.size() == 5);
    CHECK(ports.contains(u"22/tcp :: "_s));
    CHECK(logins.present.empty());
    CHECK(toldIn(services, u"systemd.failed"_s) == 0.0);
    CHECK(toldIn(services, u"unit[sshd.service].restarts"_s) == 1.0);
    CHECK(hardware.board.virtualisation == u"kvm"_s);
    CHECK(hardware.processor.cores == 4);
    REQUIRE(hardware.disks.size() == 1); // sr0 is none
    CHECK(hardware.disks.front().size == 42'949'672'960.0);
    CHECK(toldIn(rocky.ask(u"storage"_s), u"lvm[rl\\/pool00].dataPercent"_s) == 50.0);
    CHECK(whyNot(rocky.ask(u"sensors"_s), u"sensors"_s) == ErrorCode::NotAvailable);
    CHECK(toldIn(links, u"network[eth0].up"_s) == 1.0);
    CHECK_FALSE(toldIn(links, u"network[eth0].speed"_s));
}
