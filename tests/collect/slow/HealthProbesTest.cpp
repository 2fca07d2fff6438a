// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// The shell functions that ask about a machine's health, run by the shells that servers have upon
// a made-up machine, and read by the code that reads servers.
#include "core/collect/slow/GpuProbe.h"
#include "core/collect/slow/SensorsProbe.h"
#include "core/collect/slow/SlowMemory.h"
#include "core/collect/slow/SmartProbe.h"
#include "core/collect/slow/StorageProbe.h"
#include "tests/collect/slow/Fragment.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

/// A machine whose /sys, /proc and tools are files of a folder.
class MadeUpMachine
{
public:
    MadeUpMachine() { REQUIRE(m_folder.isValid()); }

    void write(const QString& path, const QByteArray& content) const
    {
        const QString full = m_folder.filePath(path);
        REQUIRE(QDir().mkpath(QFileInfo(full).path()));
        QFile file(full);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    /// `link` is found where `target` is, as sysfs shows devices.
    void link(const QString& target, const QString& link) const
    {
        const QString full = m_folder.filePath(link);
        REQUIRE(QDir().mkpath(m_folder.filePath(target)));
        REQUIRE(QDir().mkpath(QFileInfo(full).path()));
        REQUIRE(QFile::link(m_folder.filePath(target), full));
    }

    void addTool(const QString& name, const QByteArray& script) const
    {
        write(u"bin/"_s + name, "#!/bin/sh\n" + script + '\n');
        REQUIRE(QFile::setPermissions(m_folder.filePath(u"bin/"_s + name),
                                      QFileDevice::ReadOwner | QFileDevice::WriteOwner
                                          | QFileDevice::ExeOwner));
    }

    [[nodiscard]] QByteArray read(const QString& path) const
    {
        QFile file(m_folder.filePath(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    [[nodiscard]] QByteArray path() const { return m_folder.path().toUtf8(); }

    /// The answer of `vd_<name>`, by each of the shells that are here: all must agree. `setUp`
    /// is read after the functions.
    [[nodiscard]] QByteArray ask(const QString& name, const QByteArray& setUp = {}) const
    {
        QByteArray functions = test::slowScript(u"common"_s) + test::slowScript(name);
        for (const char* root : {"/sys/", "/proc/", "/dev/dxg"}) {
            functions.replace(root, path() + root);
        }
        functions += "PATH=" + path() + "/bin:$PATH\n" + setUp;
        const QByteArray request = "vd_" + name.toLatin1() + " a1";
        QByteArray answer;
        for (const char* shell : {"sh", "dash", "bash", "busybox", "ksh"}) {
            const QByteArray one = answerOf(QString::fromLatin1(shell), functions, request);
            INFO("shell " << shell);
            CHECK((answer.isEmpty() || one.isEmpty() || one == answer));
            answer = one.isEmpty() ? answer : one;
        }
        return answer.replace(path() + '/', "/");
    }

private:
    [[nodiscard]] static QByteArray
    answerOf(const QString& name, const QByteArray& functions, const QByteArray& request)
    {
        const QStringList shell = test::shellCommand(name);
        if (shell.isEmpty()) {
            return {};
        }
        ssh::Frame answer = test::askShellOnce(shell, functions, request);
        CHECK(answer.exitCode == 0);
        answer.output += '\n';
        // In ksh93 the status of what was killed is 256 and the signal's number, not 128.
        return answer.output.replace("\n265\n", "\n137\n");
    }

    QTemporaryDir m_folder;
};

constexpr auto asRoot = "vd_root() { shift; \"$@\"; }";
constexpr auto asNobody = "vd_root() { return 77; }";

Result<collect::SlowOutput> readBy(Result<collect::SlowOutput> (*read)(collect::SlowInput&),
                                   const QByteArray& answer)
{
    const auto text = collect::PollText::parse(answer, "a1");
    REQUIRE(text);
    Facts facts;
    collect::SlowMemory memory;
    collect::SlowInput input{*text, facts, memory, {}};
    return read(input);
}

std::optional<double> valueIn(const Result<collect::SlowOutput>& output, QStringView metric)
{
    const auto id = parseMetricId(metric);
    REQUIRE(id);
    REQUIRE(output);
    Snapshot snapshot;
    snapshot.samples = output->samples;
    return valueOf(snapshot, *id);
}

void addChip(const MadeUpMachine& machine, int number, const QByteArray& name)
{
    const QString chip = u"hwmon%1"_s.arg(number);
    const QString path = u"sys/devices/platform/chip.%1/hwmon/"_s.arg(number) + chip;
    machine.link(path, u"sys/class/hwmon/"_s + chip);
    machine.write(path + u"/name"_s, name + '\n');
    machine.write(path + u"/temp1_input"_s, "41000\n");
}

void addDisk(const MadeUpMachine& machine, const QString& name, const QString& bus = u"ata1"_s)
{
    machine.link(u"sys/devices/"_s + bus + u'/' + name, u"sys/block/"_s + name);
}

} // namespace

TEST_CASE("a machine's sensors are read, and what must not be touched is not")
{
    const MadeUpMachine machine;
    addChip(machine, 0, "coretemp");
    addChip(machine, 1, "drivetemp");
    addChip(machine, 2, "amdgpu");
    machine.write(u"sys/class/hwmon/hwmon2/device/power/runtime_status"_s, "suspended\n");
    machine.write(u"sys/class/thermal/thermal_zone0/type"_s, "acpitz\n");
    machine.write(u"sys/class/thermal/thermal_zone0/temp"_s, "27800\n");
    machine.write(u"sys/class/power_supply/BAT0/type"_s, "Battery\n");
    machine.write(u"sys/class/power_supply/BAT0/capacity"_s, "98\n");
    machine.write(u"sys/devices/system/cpu/cpu1/cpufreq/scaling_cur_freq"_s, "2400000\n");
    machine.write(u"sys/devices/system/cpu/cpu99/cpufreq/scaling_cur_freq"_s, "2400000\n");
    machine.addTool(u"upsc"_s,
                    "if [ \"$1\" = -l ]; then echo office; else echo 'ups.status: OB'; fi");

    const QByteArray answer = machine.ask(u"sensors"_s);
    const auto output = readBy(collect::readSensors, answer);

    CHECK(valueIn(output, u"temperature[coretemp temp1].celsius") == 41.0);
    CHECK(valueIn(output, u"temperature[acpitz].celsius") == 27.8);
    CHECK(valueIn(output, u"battery[BAT0].percent") == 98.0);
    CHECK(valueIn(output, u"battery[office].mains") == 0.0);
    CHECK(valueIn(output, u"cpu[1].frequency") == 2.4e9);
    CHECK_FALSE(answer.contains("cpu99"));
    CHECK_FALSE(answer.contains("hwmon1"));
    CHECK_FALSE(answer.contains("hwmon2"));
}

TEST_CASE("a machine without sensors says so")
{
    const MadeUpMachine machine;
    machine.addTool(u"upsc"_s, "exit 1");

    const auto output = readBy(collect::readSensors, machine.ask(u"sensors"_s));

    CHECK(output.error().code == ErrorCode::NotAvailable);
}

TEST_CASE("GPUs are read by NVIDIA's tool and from sysfs")
{
    const MadeUpMachine machine;
    machine.write(u"proc/driver/nvidia/gpus/0000:01:00.0/information"_s, "");
    machine.addTool(u"nvidia-smi"_s, "echo '0, 8, 819, 8192, 45, 111.50, [N/A], 2055'");
    machine.write(u"sys/class/drm/card1/device/gpu_busy_percent"_s, "4\n");

    const auto output = readBy(collect::readGpu, machine.ask(u"gpu"_s));

    CHECK(valueIn(output, u"gpu[0].power") == 111.5);
    CHECK(valueIn(output, u"gpu[card1].utilisation") == 4.0);
}

TEST_CASE("a GPU that sleeps is left asleep, and a tool without its driver is not started")
{
    const MadeUpMachine machine;
    machine.addTool(u"nvidia-smi"_s, "echo asked >>" + machine.path() + "/log");
    const auto isDriverThere = GENERATE(true, false);
    if (isDriverThere) {
        machine.write(u"proc/driver/nvidia/gpus/0000:01:00.0/information"_s, "");
        machine.write(u"sys/bus/pci/devices/0000:01:00.0/power/runtime_status"_s, "suspended\n");
    }

    const QByteArray answer = machine.ask(u"gpu"_s);

    CHECK(answer == "@a1:absent\ngpu\n");
    CHECK(machine.read(u"log"_s).isEmpty());
}

TEST_CASE("what nvidia-smi says of its failure is handed on")
{
    const MadeUpMachine machine;
    machine.write(u"proc/driver/nvidia/gpus/0000:01:00.0/information"_s, "");
    const auto [script, code] = GENERATE(table<const char*, ErrorCode>(
        {{"echo 'Unable to determine the device handle'; exit 9", ErrorCode::CommandFailed},
         {"kill -9 $$", ErrorCode::Timeout}}));
    machine.addTool(u"nvidia-smi"_s, script);

    const auto output = readBy(collect::readGpu, machine.ask(u"gpu"_s));

    CHECK(output.error().code == code);
}

TEST_CASE("a GPU that nvidia-smi could not read is missed beside those that tell")
{
    const MadeUpMachine machine;
    machine.write(u"proc/driver/nvidia/gpus/0000:01:00.0/information"_s, "");
    machine.addTool(u"nvidia-smi"_s, "exit 9");
    machine.write(u"sys/class/drm/card1/device/gpu_busy_percent"_s, "4\n");

    const auto output = readBy(collect::readGpu, machine.ask(u"gpu"_s));

    CHECK(valueIn(output, u"gpu[card1].utilisation") == 4.0);
    REQUIRE(output->gap);
    CHECK(output->gap->code == ErrorCode::CommandFailed);
    CHECK(output->gap->detail == u"nvidia-smi ended with 9"_s);
}

TEST_CASE("disks tell their health; those that sleep, or would be woken, are left alone")
{
    const MadeUpMachine machine;
    for (const auto* const name : {"sda", "sdb", "sdc", "nvme0n1", "nvme0c0n1", "loop0", "vda"}) {
        addDisk(machine, QString::fromLatin1(name));
    }
    addDisk(machine, u"sdz"_s, u"pci0000:00/usb1/1-1"_s);
    machine.write(u"sys/block/sdc/device/power/runtime_status"_s, "suspended\n");
    machine.addTool(
        u"smartctl"_s,
        "for last; do :; done\necho \"$last $1 $2\" >>" + machine.path()
            + "/log\n"
              "case $last in\n"
              "*sdb) echo '{\"smartctl\":{\"messages\":[{\"string\":\"Device is in STANDBY "
              "mode\"}]}}'"
              "; exit 2 ;;\n"
              "*) echo '{\"smart_status\":{\"passed\":true},\"temperature\":{\"current\":32}}'"
              "; exit 64 ;;\n"
              "esac");

    const QByteArray answer = machine.ask(u"smart"_s, asRoot);
    const auto output = readBy(collect::readSmart, answer);

    CHECK(valueIn(output, u"smart[sda].healthy") == 1.0);
    CHECK(valueIn(output, u"smart[nvme0n1].temperature") == 32.0);
    CHECK(output->samples.size() == 4);
    const QByteArray log = machine.read(u"log"_s);
    CHECK(log.startsWith("/dev/nvme0n1 -n standby\n/dev/sda -n standby\n/dev/sdb -n standby\n"));
    for (const char* name : {"sdc", "sdz", "nvme0c0n1", "loop0", "vda"}) {
        CHECK_FALSE(log.contains(name));
    }
}

TEST_CASE("a long answer about a disk is cut where it is made")
{
    const MadeUpMachine machine;
    addDisk(machine, u"sda"_s);
    machine.addTool(u"smartctl"_s, "head -c 3000000 /dev/zero | tr '\\0' x");

    const QByteArray answer = machine.ask(u"smart"_s, asRoot);

    CHECK(answer.size() < 28'100);
    CHECK(readBy(collect::readSmart, answer).error().code == ErrorCode::Malformed);
}

TEST_CASE("without smartctl, without leave and without disks the answer is the reason")
{
    const MadeUpMachine machine;
    addDisk(machine, u"sda"_s);
    addDisk(machine, u"sdb"_s);
    const MadeUpMachine empty;
    for (const MadeUpMachine* one : {&machine, &empty}) {
        one->addTool(u"smartctl"_s, "echo '{}'");
    }

    CHECK(machine.ask(u"smart"_s, asNobody) == "@a1:denied\nsmartctl\n");
    CHECK(machine.ask(u"smart"_s, "vd_root() { echo no >&2; return 1; }")
          == "@a1:denied\nsmartctl\n");
    CHECK(machine.ask(u"smart"_s, "vd_has() { return 1; }") == "@a1:missing\nsmartctl\n");
    CHECK(empty.ask(u"smart"_s, asRoot) == "@a1:absent\ndisks\n");
}

TEST_CASE("disks that all sleep are no disks without health, and one that hangs ends the round")
{
    const MadeUpMachine machine;
    addDisk(machine, u"sda"_s);
    addDisk(machine, u"sdb"_s);
    machine.addTool(
        u"smartctl"_s,
        "echo '{\"smartctl\":{\"messages\":[{\"string\":\"Device is in SLEEP mode\"}]}}'; exit 2");

    const auto asleep = readBy(collect::readSmart, machine.ask(u"smart"_s, asRoot));
    const QByteArray answer = machine.ask(u"smart"_s, "vd_root() { return 137; }");
    const auto hung = readBy(collect::readSmart, answer);

    CHECK(asleep.error().code == ErrorCode::NotAvailable);
    CHECK(asleep.error().detail == u"all disks sleep"_s);
    CHECK(answer.startsWith("@a1:hung\nsda\n"));
    CHECK_FALSE(answer.contains("sdb"));
    CHECK(hung.error().code == ErrorCode::Timeout);
}

TEST_CASE("arrays and pools of every kind are read")
{
    const MadeUpMachine machine;
    machine.write(u"proc/mdstat"_s,
                  "Personalities : [raid1]\nmd0 : active raid1 sdb1[1] sda1[0](F)\n"
                  "      248896 blocks [2/1] [_U]\n\nunused devices: <none>\n");
    machine.write(u"proc/spl/kstat/zfs/arcstats"_s, "name type data\nsize 4 123456\n");
    machine.addTool(u"zpool"_s, "printf 'tank\\t12\\t3\\tONLINE\\n'");
    machine.write(u"sys/fs/btrfs/0abb/label"_s, "data\n");
    machine.write(u"sys/fs/btrfs/0abb/devinfo/1/error_stats"_s, "write_errs 1\nread_errs 2\n");
    machine.write(u"sys/module/dm_thin_pool/refcnt"_s, "1\n");
    machine.addTool(u"dmsetup"_s, "echo 'vg-pool-tpool: 0 9 thin-pool 1 12/1024 4096/16384 - rw'");

    const auto output = readBy(collect::readStorage, machine.ask(u"storage"_s, asRoot));

    CHECK(valueIn(output, u"raid[md0].degraded") == 1.0);
    CHECK(valueIn(output, u"zfs[tank].healthy") == 1.0);
    CHECK(valueIn(output, u"memory.zfsArc") == 123456.0);
    CHECK(valueIn(output, u"btrfs[data].errors") == 3.0);
    CHECK(valueIn(output, u"lvm[vg\\/pool].dataPercent") == 25.0);
}

TEST_CASE("a zpool that hangs is a failure, not a machine without pools")
{
    const MadeUpMachine machine;
    machine.write(u"proc/spl/kstat/zfs/arcstats"_s, "name type data\nsize 4 123456\n");
    machine.addTool(u"zpool"_s, "kill -9 $$");

    const auto output = readBy(collect::readStorage, machine.ask(u"storage"_s, asRoot));

    REQUIRE_FALSE(output);
    CHECK(output.error().code == ErrorCode::Timeout);
}

TEST_CASE("a zpool that fails is told, whatever else there is")
{
    const auto [size, isTold]
        = GENERATE(table<const char*, bool>({{"size 4 123456", true}, {"", false}}));
    const MadeUpMachine machine;
    machine.write(u"proc/spl/kstat/zfs/arcstats"_s, QByteArray("name type data\n") + size + '\n');
    machine.addTool(u"zpool"_s, "exit 1");

    const auto output = readBy(collect::readStorage, machine.ask(u"storage"_s, asRoot));

    REQUIRE(output.has_value() == isTold);
    REQUIRE((!output || output->gap));
    CHECK((output ? output->gap->code : output.error().code) == ErrorCode::CommandFailed);
}

TEST_CASE("a zpool that fails is a gap beside arrays that tell")
{
    const MadeUpMachine machine;
    machine.write(u"proc/mdstat"_s,
                  "Personalities : [raid1]\nmd0 : active raid1 sdb1[1] sda1[0]\n"
                  "      248896 blocks [2/2] [UU]\n\nunused devices: <none>\n");
    machine.write(u"proc/spl/kstat/zfs/arcstats"_s, "name type data\nsize 4 123456\n");
    machine.addTool(u"zpool"_s, "exit 1");

    const auto output = readBy(collect::readStorage, machine.ask(u"storage"_s, asRoot));

    CHECK(valueIn(output, u"raid[md0].degraded") == 0.0);
    REQUIRE(output->gap);
    CHECK(output->gap->code == ErrorCode::CommandFailed);
}

TEST_CASE("a machine without arrays and pools says so, and none of their tools is started")
{
    const MadeUpMachine machine;
    for (const auto* const tool : {"zpool", "dmsetup"}) {
        machine.addTool(QString::fromLatin1(tool), "echo asked >>" + machine.path() + "/log");
    }

    const auto output = readBy(collect::readStorage, machine.ask(u"storage"_s, asRoot));

    CHECK(output.error().code == ErrorCode::NotAvailable);
    CHECK(machine.read(u"log"_s).isEmpty());
}

TEST_CASE("pools that sudo does not let be read are told, those that nobody may read are absent")
{
    const MadeUpMachine machine;
    machine.write(u"sys/module/dm_thin_pool/refcnt"_s, "1\n");
    machine.addTool(u"dmsetup"_s, "echo asked");

    CHECK(machine.ask(u"storage"_s, "vd_root() { return 78; }").endsWith("@a1:sudo\ndmsetup\n"));
    CHECK_FALSE(machine.ask(u"storage"_s, asNobody).contains("@a1:sudo"));
}

TEST_CASE("a disk that sudo refuses ends the round, and those before it are told")
{
    const MadeUpMachine machine;
    addDisk(machine, u"sda"_s);
    addDisk(machine, u"sdb"_s);
    addDisk(machine, u"sdc"_s);
    machine.addTool(u"smartctl"_s, "echo asked");

    const QByteArray answer = machine.ask(
        u"smart"_s, "vd_root() { case \"$*\" in *sda) echo '{}' ;; *) return 78 ;; esac; }");

    CHECK(answer == "@a1:disk.sda\n{}\n!0\n@a1:sudo\nsmartctl\n@a1:disks\nsda\n");
}
