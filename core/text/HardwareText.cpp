// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/HardwareText.h"

#include "core/text/Formatter.h"
#include "core/text/Translated.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::text {

namespace {

using PartLabel = std::pair<HardwarePart, const char*>;

constexpr std::array partLabels{
    PartLabel{HardwarePart::Machine, QT_TRANSLATE_NOOP("Text", "Machine")},
    PartLabel{HardwarePart::Serial, QT_TRANSLATE_NOOP("Text", "Serial number")},
    PartLabel{HardwarePart::MainBoard, QT_TRANSLATE_NOOP("Text", "Main board")},
    PartLabel{HardwarePart::Firmware, QT_TRANSLATE_NOOP("Text", "Firmware")},
    PartLabel{HardwarePart::Virtualisation, QT_TRANSLATE_NOOP("Text", "Virtualisation")},
    PartLabel{HardwarePart::Processor, QT_TRANSLATE_NOOP("Text", "Processor")},
    PartLabel{HardwarePart::Sockets, QT_TRANSLATE_NOOP("Text", "Sockets")},
    PartLabel{HardwarePart::Cores, QT_TRANSLATE_NOOP("Text", "Cores")},
    PartLabel{HardwarePart::Threads, QT_TRANSLATE_NOOP("Text", "Logical CPUs")},
    PartLabel{HardwarePart::Memory, QT_TRANSLATE_NOOP("Text", "Memory")},
    PartLabel{HardwarePart::MemoryModule, QT_TRANSLATE_NOOP("Text", "Memory module")},
    PartLabel{HardwarePart::Disk, QT_TRANSLATE_NOOP("Text", "Disk")},
    PartLabel{HardwarePart::DiskSize, QT_TRANSLATE_NOOP("Text", "Size of disk")},
    PartLabel{HardwarePart::NetworkCard, QT_TRANSLATE_NOOP("Text", "Network card")},
    PartLabel{HardwarePart::Gpu, QT_TRANSLATE_NOOP("Text", "Graphics processor")},
    PartLabel{HardwarePart::OperatingSystem, QT_TRANSLATE_NOOP("Text", "Operating system")},
    PartLabel{HardwarePart::Kernel, QT_TRANSLATE_NOOP("Text", "Kernel")},
};

QString partLabel(HardwarePart part)
{
    for (const auto& [candidate, label] : partLabels) {
        if (candidate == part) {
            return translated(label);
        }
    }
    return {};
}

QString countWords(std::optional<int> count)
{
    return count ? QLocale().toString(*count) : QString();
}

QString amountWords(std::optional<double> amount, Unit unit)
{
    return amount ? format(*amount, unit) : QString();
}

/// The parts that are known, separated by commas.
QString listed(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

/// Collects rows of one group; what is empty is left out.
class RowGroup
{
public:
    RowGroup(std::vector<HardwareRow>& rows, QString group)
        : m_rows(rows)
        , m_group(std::move(group))
    { }

    void add(const QString& label, const QString& value)
    {
        if (!value.isEmpty()) {
            m_rows.push_back({m_group, label, value});
        }
    }

    void add(HardwarePart part, const QString& value) { add(partLabel(part), value); }

private:
    std::vector<HardwareRow>& m_rows;
    QString m_group;
};

void addSystem(std::vector<HardwareRow>& rows, const Hardware& hardware)
{
    RowGroup group(rows, QCoreApplication::translate("Text", "System"));
    group.add(HardwarePart::OperatingSystem, hardware.operatingSystem);
    group.add(HardwarePart::Kernel, hardware.kernel);
    group.add(QCoreApplication::translate("Text", "Architecture"), hardware.processor.architecture);
}

void addMachine(std::vector<HardwareRow>& rows, const Board& board)
{
    RowGroup group(rows, partLabel(HardwarePart::Machine));
    group.add(QCoreApplication::translate("Text", "Manufacturer"), board.vendor);
    group.add(QCoreApplication::translate("Text", "Product"), board.product);
    group.add(HardwarePart::Serial, board.serial);
    group.add(HardwarePart::MainBoard, board.board);
    group.add(HardwarePart::Firmware, board.firmware);
    group.add(QCoreApplication::translate("Text", "Chassis"), board.chassis);
    group.add(HardwarePart::Virtualisation, board.virtualisation);
}

void addProcessor(std::vector<HardwareRow>& rows, const Processor& processor)
{
    RowGroup group(rows, partLabel(HardwarePart::Processor));
    group.add(QCoreApplication::translate("Text", "Model"), processor.model);
    group.add(QCoreApplication::translate("Text", "Manufacturer"), processor.vendor);
    group.add(HardwarePart::Sockets, countWords(processor.sockets));
    group.add(HardwarePart::Cores, countWords(processor.cores));
    group.add(HardwarePart::Threads, countWords(processor.threads));
    group.add(QCoreApplication::translate("Text", "NUMA nodes"), countWords(processor.numaNodes));
    group.add(QCoreApplication::translate("Text", "Highest frequency"),
              amountWords(processor.frequencyMax, Unit::Hertz));
    QStringList caches;
    for (const CpuCache& cache : processor.caches) {
        caches += cache.name + u' ' + format(cache.size, Unit::Bytes);
    }
    group.add(QCoreApplication::translate("Text", "Caches"), listed(caches));
}

void addMemory(std::vector<HardwareRow>& rows, const Hardware& hardware)
{
    RowGroup group(rows, partLabel(HardwarePart::Memory));
    group.add(QCoreApplication::translate("Text", "Total", "memory"),
              amountWords(hardware.memoryTotal, Unit::Bytes));
    for (const MemoryModule& module : hardware.memoryModules) {
        const QString label
            = module.slot.isEmpty() ? partLabel(HardwarePart::MemoryModule) : module.slot;
        group.add(label,
                  listed({format(module.size, Unit::Bytes),
                          module.type,
                          module.speed,
                          module.vendor,
                          module.part}));
    }
}

/// Virtual disks tell nothing true of what is beneath them.
QString diskKind(const Disk& disk)
{
    if (!disk.isRotational || disk.transport == u"virtio"_s) {
        return {};
    }
    return *disk.isRotational ? QCoreApplication::translate("Text", "rotating", "a disk")
                              : QCoreApplication::translate("Text", "solid state", "a disk");
}

QString serialWords(const QString& serial)
{
    return serial.isEmpty() ? QString()
                            : QCoreApplication::translate("Text", "serial number %1").arg(serial);
}

void addDisks(std::vector<HardwareRow>& rows, const QList<Disk>& disks)
{
    RowGroup group(rows, QCoreApplication::translate("Text", "Disks"));
    for (const Disk& disk : disks) {
        group.add(disk.name,
                  listed({disk.model,
                          amountWords(disk.size, Unit::Bytes),
                          diskKind(disk),
                          disk.transport,
                          serialWords(disk.serial)}));
    }
}

/// Links are sold in bits.
QString linkSpeed(std::optional<double> bytesPerSecond)
{
    if (!bytesPerSecond) {
        return {};
    }
    const double megabits = *bytesPerSecond * 8 / 1e6;
    if (megabits < 1000) {
        return QCoreApplication::translate("Text", "%1 Mbit/s")
            .arg(QLocale().toString(megabits, 'g', 4));
    }
    return QCoreApplication::translate("Text", "%1 Gbit/s")
        .arg(QLocale().toString(megabits / 1000, 'g', 4));
}

void addCards(std::vector<HardwareRow>& rows, const QList<NetworkCard>& cards)
{
    RowGroup group(rows, QCoreApplication::translate("Text", "Network cards"));
    for (const NetworkCard& card : cards) {
        group.add(card.name,
                  listed({card.address, card.driver, card.state, linkSpeed(card.speed)}));
    }
}

void addGpus(std::vector<HardwareRow>& rows, const QList<Gpu>& gpus)
{
    RowGroup group(rows, QCoreApplication::translate("Text", "Graphics"));
    for (const Gpu& gpu : gpus) {
        group.add(partLabel(HardwarePart::Gpu),
                  listed({gpu.model, gpu.vendor, amountWords(gpu.memory, Unit::Bytes)}));
    }
}

bool isInBytes(HardwarePart part)
{
    return part == HardwarePart::Memory || part == HardwarePart::MemoryModule
        || part == HardwarePart::DiskSize;
}

/// Empty for nothing.
QString valueWords(HardwarePart part, const HardwareValue& value)
{
    if (const auto* number = std::get_if<double>(&value); number != nullptr) {
        return format(*number, isInBytes(part) ? Unit::Bytes : Unit::Count);
    }
    const auto* words = std::get_if<QString>(&value);
    return words == nullptr ? QString() : *words;
}

/// Two sizes that would read the same are told apart by their bytes.
QString exactWords(const HardwareValue& value)
{
    const auto* bytes = std::get_if<double>(&value);
    return bytes == nullptr
        ? QString()
        : QCoreApplication::translate("Text", "%1 bytes").arg(QLocale().toString(*bytes, 'f', 0));
}

} // namespace

std::vector<HardwareRow> hardwareRows(const Hardware& hardware)
{
    std::vector<HardwareRow> rows;
    addSystem(rows, hardware);
    addMachine(rows, hardware.board);
    addProcessor(rows, hardware.processor);
    addMemory(rows, hardware);
    addDisks(rows, hardware.disks);
    addCards(rows, hardware.networkCards);
    addGpus(rows, hardware.gpus);
    return rows;
}

QString changeSentence(const HardwareChange& change)
{
    const QString label = partLabel(change.what);
    const QString what = change.name.isEmpty() ? label : label + u' ' + change.name;
    QString before = valueWords(change.what, change.before);
    QString after = valueWords(change.what, change.after);
    if (std::holds_alternative<std::monostate>(change.after)) {
        return QCoreApplication::translate("Text", "%1: removed, it was %2").arg(what, before);
    }
    if (std::holds_alternative<std::monostate>(change.before)) {
        return QCoreApplication::translate("Text", "%1: new, %2").arg(what, after);
    }
    if (before == after && isInBytes(change.what)) {
        before = exactWords(change.before);
        after = exactWords(change.after);
    }
    return QCoreApplication::translate("Text", "%1: %2, before %3").arg(what, after, before);
}

} // namespace vedette::text
