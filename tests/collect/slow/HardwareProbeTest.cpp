// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// The shell function, run by the shells that servers have, and held against what the tools of this
// machine tell by themselves.
#include "core/collect/slow/HardwareProbe.h"

#include "core/collect/slow/SlowMemory.h"
#include "tests/collect/OwnTools.h"
#include "tests/collect/slow/Fragment.h"
#include "tests/support/Catch.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

/// What `vd_hardware` answers in a shell, which reads `before` first.
QByteArray hardwareAnswer(const QStringList& shell, const QByteArray& before = {})
{
    return test::fragmentAnswer(shell, u"hardware"_s, "vd_sudo=\n" + before);
}

Result<collect::SlowOutput> readHardwareAnswer(const QByteArray& answer, Facts& facts)
{
    const auto text = collect::PollText::parse(answer, test::fragmentNonce);
    REQUIRE(text);
    collect::SlowMemory memory;
    collect::SlowInput input{*text, facts, memory, {}};
    return collect::readHardware(input);
}

Hardware hardwareOf(const QByteArray& answer)
{
    Facts facts;
    const auto output = readHardwareAnswer(answer, facts);
    REQUIRE(output);
    return std::get<Hardware>(output->details);
}

Hardware ownHardware()
{
    return hardwareOf(hardwareAnswer({u"sh"_s}));
}

/// The value of a line "label: …" of lscpu's text.
QString lscpuValue(const QByteArray& text, const QByteArray& label)
{
    const auto lines = text.split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith(label + ':')) {
            return QString::fromUtf8(line.mid(label.size() + 1)).simplified();
        }
    }
    return {};
}

/// As text, so that a number that isn't told is the empty text on both sides.
QString asText(const std::optional<int>& number)
{
    return number ? QString::number(*number) : QString();
}

} // namespace

TEST_CASE("hardware is read alike from every shell")
{
    const char* name = GENERATE("dash", "bash", "busybox", "ksh", "zsh");
    const QStringList shell = test::shellCommand(QString::fromLatin1(name));
    if (shell.isEmpty()) {
        WARN("skipped: " << name << " is not installed");
        return;
    }

    const QByteArray answer = hardwareAnswer(shell);

    INFO("shell " << name);
    Hardware hardware = hardwareOf(answer);
    Hardware expected = ownHardware();
    CHECK(hardware.processor == expected.processor);
    CHECK(hardware.board == expected.board);
    CHECK(hardware.memoryTotal == expected.memoryTotal);
    CHECK(hardware.disks == expected.disks);
    CHECK(hardware.networkCards.size() == expected.networkCards.size());
    CHECK(hardware.kernel == expected.kernel);
}

TEST_CASE("the processor is what lscpu tells of this machine")
{
    const auto text = test::toldBy(u"lscpu"_s, {});
    if (!text) {
        return;
    }

    const Processor processor = ownHardware().processor;

    CHECK(processor.architecture == lscpuValue(*text, "Architecture"));
    CHECK(processor.vendor == lscpuValue(*text, "Vendor ID"));
    CHECK(asText(processor.sockets) == lscpuValue(*text, "Socket(s)"));
    CHECK(asText(processor.numaNodes) == lscpuValue(*text, "NUMA node(s)"));
    CHECK(processor.flags == lscpuValue(*text, "Flags"));
    if (processor.cores && processor.sockets) {
        CHECK(*processor.cores
              == lscpuValue(*text, "Core(s) per socket").toInt() * *processor.sockets);
    }
    CHECK_FALSE(processor.model.isEmpty());
}

TEST_CASE("without lscpu the kernel's files tell the same of the processor")
{
    const Processor expected = ownHardware().processor;

    const Processor processor
        = hardwareOf(
              hardwareAnswer({u"sh"_s}, "vd_limit() { shift; [ \"$1\" != lscpu ] && \"$@\"; }"))
              .processor;

    CHECK(processor.model == expected.model);
    CHECK(processor.vendor == expected.vendor);
    CHECK(processor.architecture == expected.architecture);
    CHECK(processor.sockets == expected.sockets);
    CHECK(processor.cores == expected.cores);
    CHECK(processor.threads == expected.threads);
    CHECK(processor.numaNodes == expected.numaNodes);
    CHECK(processor.caches == expected.caches);
    CHECK(processor.flags == expected.flags);
}

TEST_CASE("the disks are what lsblk tells of this machine")
{
    const auto json
        = test::toldBy(u"lsblk"_s, {u"-J"_s, u"-b"_s, u"-d"_s, u"-o"_s, u"NAME,TYPE,SIZE"_s});
    if (!json) {
        return;
    }
    QMap<QString, double> expected;
    const QJsonArray devices
        = QJsonDocument::fromJson(*json).object().value(u"blockdevices").toArray();
    for (const auto& entry : devices) {
        const QJsonObject device = entry.toObject();
        const QString name = device.value(u"name").toString();
        const double size = device.value(u"size").toVariant().toDouble();
        if (device.value(u"type") == u"disk"_s && size > 0 && !name.startsWith(u"zram"_s)) {
            expected.insert(name, size);
        }
    }

    QMap<QString, double> disks;
    const QList<Disk> own = ownHardware().disks;
    for (const Disk& disk : own) {
        disks.insert(disk.name, disk.size.value_or(0));
    }

    CHECK(disks == expected);
}

TEST_CASE("without lsblk the kernel's files tell the same disks")
{
    const QList<Disk> expected = ownHardware().disks;

    const QList<Disk> disks
        = hardwareOf(
              hardwareAnswer({u"sh"_s}, "vd_limit() { shift; [ \"$1\" != lsblk ] && \"$@\"; }"))
              .disks;

    REQUIRE(disks.size() == expected.size());
    for (const Disk& disk : disks) {
        CHECK(std::ranges::any_of(expected, [&disk](const Disk& other) {
            return disk.name == other.name && disk.size == other.size
                && disk.isRotational == other.isRotational;
        }));
    }
}

TEST_CASE("the network cards are those that ip tells of this machine")
{
    const auto json = test::toldBy(u"ip"_s, {u"-j"_s, u"link"_s});
    if (!json) {
        return;
    }

    const QList<NetworkCard> cards = ownHardware().networkCards;

    const QJsonArray links = QJsonDocument::fromJson(*json).array();
    for (const auto& entry : links) {
        const QJsonObject link = entry.toObject();
        const QString name = link.value(u"ifname").toString();
        const auto found = std::ranges::find(cards, name, &NetworkCard::name);
        INFO(name.toStdString());
        REQUIRE((found != cards.end()) == QFile::exists(u"/sys/class/net/%1/device"_s.arg(name)));
        if (found != cards.end()) {
            CHECK(found->address == link.value(u"address").toString());
            CHECK(found->state == link.value(u"operstate").toString().toLower());
        }
    }
}

TEST_CASE("the memory is what free tells of this machine")
{
    const auto text = test::toldBy(u"free"_s, {u"-b"_s});
    if (!text) {
        return;
    }

    const auto total = ownHardware().memoryTotal;

    REQUIRE(total);
    CHECK(*total == text->split('\n').at(1).simplified().split(' ').at(1).toDouble());
}

TEST_CASE("virtualisation is what systemd tells of this machine")
{
    const QString program = u"systemd-detect-virt"_s;
    if (QStandardPaths::findExecutable(program).isEmpty()) {
        WARN("skipped: systemd-detect-virt is not installed");
        return;
    }
    QProcess process;
    process.start(program, QStringList());
    REQUIRE(process.waitForFinished(20'000));

    CHECK(ownHardware().board.virtualisation
          == QString::fromUtf8(process.readAllStandardOutput()).trimmed());
}

TEST_CASE("the processor is named in facts that don't name it, and only there")
{
    const QByteArray answer = "@0f3a9c:cpuinfo\nprocessor : 0\n@0f3a9c:cpus\n4 processor : 0\n"
                              "4 CPU implementer : 0x41\n4 CPU part : 0xd0c\n";
    Facts unnamed;
    Facts named;
    named.cpuModel = u"Graviton"_s;

    REQUIRE(readHardwareAnswer(answer, unnamed));
    REQUIRE(readHardwareAnswer(answer, named));

    CHECK(unnamed.cpuModel == u"Neoverse-N1"_s);
    CHECK(named.cpuModel == u"Graviton"_s);
}

TEST_CASE("an answer that tells of no hardware is malformed")
{
    Facts facts;

    const auto output
        = readHardwareAnswer("@0f3a9c:lscpu\nsh: lscpu: not found\n@0f3a9c:cards\n", facts);

    REQUIRE_FALSE(output);
    CHECK(output.error().code == ErrorCode::Malformed);
    CHECK(facts == Facts{});
}

TEST_CASE("an answer about hardware that ends early is survived at every byte")
{
    const QByteArray answer = hardwareAnswer({u"sh"_s});

    for (qsizetype length = answer.indexOf('\n') + 1; length < answer.size(); length += 7) {
        Facts facts;
        const auto output = readHardwareAnswer(answer.first(length), facts);
        INFO("cut to " << length);
        REQUIRE((output || output.error().code == ErrorCode::Malformed));
    }
}
