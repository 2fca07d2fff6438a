// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/HardwareChange.h"

#include "core/base/Names.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <initializer_list>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

constexpr double leastMemoryShare = 0.01; // kernels keep more or less of it for themselves

constexpr Names<HardwarePart, 17> hardwarePartNames{
    {{HardwarePart::Machine, QLatin1StringView("machine")},
     {HardwarePart::Serial, QLatin1StringView("serial")},
     {HardwarePart::MainBoard, QLatin1StringView("mainBoard")},
     {HardwarePart::Firmware, QLatin1StringView("firmware")},
     {HardwarePart::Virtualisation, QLatin1StringView("virtualisation")},
     {HardwarePart::Processor, QLatin1StringView("processor")},
     {HardwarePart::Sockets, QLatin1StringView("sockets")},
     {HardwarePart::Cores, QLatin1StringView("cores")},
     {HardwarePart::Threads, QLatin1StringView("threads")},
     {HardwarePart::Memory, QLatin1StringView("memory")},
     {HardwarePart::MemoryModule, QLatin1StringView("memoryModule")},
     {HardwarePart::Disk, QLatin1StringView("disk")},
     {HardwarePart::DiskSize, QLatin1StringView("diskSize")},
     {HardwarePart::NetworkCard, QLatin1StringView("networkCard")},
     {HardwarePart::Gpu, QLatin1StringView("gpu")},
     {HardwarePart::OperatingSystem, QLatin1StringView("operatingSystem")},
     {HardwarePart::Kernel, QLatin1StringView("kernel")}}};

using HardwareChanges = std::vector<HardwareChange>;

void compareTexts(HardwareChanges& changes,
                  HardwarePart what,
                  const QString& before,
                  const QString& after,
                  const QString& name = {})
{
    if (!before.isEmpty() && !after.isEmpty() && before != after) {
        changes.push_back({what, name, before, after});
    }
}

template <class T>
void compareNumbers(HardwareChanges& changes,
                    HardwarePart what,
                    const std::optional<T>& before,
                    const std::optional<T>& after,
                    const QString& name = {})
{
    if (before && after && *before != *after) {
        changes.push_back({what, name, static_cast<double>(*before), static_cast<double>(*after)});
    }
}

QString machineName(const Board& board)
{
    return QString(board.vendor + u' ' + board.product).trimmed();
}

void compareBoards(HardwareChanges& changes, const Board& before, const Board& after)
{
    const bool areNamed = before.vendor.isEmpty() == after.vendor.isEmpty()
        && before.product.isEmpty() == after.product.isEmpty();
    if (areNamed) {
        compareTexts(changes, HardwarePart::Machine, machineName(before), machineName(after));
    }
    compareTexts(changes, HardwarePart::Serial, before.serial, after.serial);
    compareTexts(changes, HardwarePart::MainBoard, before.board, after.board);
    compareTexts(changes, HardwarePart::Firmware, before.firmware, after.firmware);
    compareTexts(
        changes, HardwarePart::Virtualisation, before.virtualisation, after.virtualisation);
}

void compareMemory(HardwareChanges& changes,
                   const std::optional<double>& before,
                   const std::optional<double>& after)
{
    if (before && after
        && std::abs(*before - *after) >= leastMemoryShare * std::max(*before, *after)) {
        compareNumbers(changes, HardwarePart::Memory, before, after);
    }
}

/// Which of two lists belong together, and which have nobody.
template <class T>
struct Pairing
{
    std::vector<std::pair<const T*, const T*>> pairs;
    std::vector<const T*> gone;
    std::vector<const T*> added;
};

template <class T>
using SamePart = std::function<bool(const T&, const T&)>;

/// Pairs what is the same by `isSame`, and leaves the others in `gone` and `added`.
template <class T>
void pairUp(Pairing<T>& pairing, const SamePart<T>& isSame)
{
    std::erase_if(pairing.gone, [&](const T* before) {
        const auto found = std::ranges::find_if(
            pairing.added, [&](const T* after) { return isSame(*before, *after); });
        if (found == pairing.added.end()) {
            return false;
        }
        pairing.pairs.emplace_back(before, *found);
        pairing.added.erase(found);
        return true;
    });
}

/// The surest sign comes first. Nothing at all where one of the lists isn't known.
template <class T>
Pairing<T>
paired(const QList<T>& before, const QList<T>& after, std::initializer_list<SamePart<T>> signs)
{
    Pairing<T> pairing;
    if (before.isEmpty() || after.isEmpty()) {
        return pairing;
    }
    const auto address = [](const T& part) { return &part; };
    std::ranges::transform(before, std::back_inserter(pairing.gone), address);
    std::ranges::transform(after, std::back_inserter(pairing.added), address);
    for (const SamePart<T>& isSame : signs) {
        pairUp(pairing, isSame);
    }
    return pairing;
}

/// Tells what is gone and what is new; `valueOfPart` says what it is.
template <class T, class Name, class Value>
void tellUnpaired(HardwareChanges& changes,
                  HardwarePart what,
                  const Pairing<T>& pairing,
                  Name nameOfPart,
                  Value valueOfPart)
{
    for (const T* part : pairing.gone) {
        changes.push_back({what, nameOfPart(*part), valueOfPart(*part), {}});
    }
    for (const T* part : pairing.added) {
        changes.push_back({what, nameOfPart(*part), {}, valueOfPart(*part)});
    }
}

bool mayBeEqual(const QString& one, const QString& other)
{
    return one.isEmpty() || other.isEmpty() || one == other;
}

bool areEqual(const QString& one, const QString& other)
{
    return !one.isEmpty() && one == other;
}

void compareModules(HardwareChanges& changes,
                    const QList<MemoryModule>& before,
                    const QList<MemoryModule>& after)
{
    // Some boards call several slots alike: what has not moved at all goes first.
    const auto pairing = paired<MemoryModule>(
        before,
        after,
        {[](const MemoryModule& a, const MemoryModule& b) { return a == b; },
         [](const MemoryModule& a, const MemoryModule& b) { return a.slot == b.slot; }});
    for (const auto& [old, now] : pairing.pairs) {
        if (old->size != now->size) {
            changes.push_back({HardwarePart::MemoryModule, now->slot, old->size, now->size});
        } else {
            compareTexts(changes, HardwarePart::MemoryModule, old->part, now->part, now->slot);
        }
    }
    tellUnpaired(
        changes,
        HardwarePart::MemoryModule,
        pairing,
        [](const MemoryModule& module) { return module.slot; },
        [](const MemoryModule& module) { return module.size; });
}

QString diskWords(const Disk& disk)
{
    const QString words = QString(disk.model + u' ' + disk.serial).trimmed();
    return words.isEmpty() ? disk.name : words;
}

void compareDisks(HardwareChanges& changes, const QList<Disk>& before, const QList<Disk>& after)
{
    const auto haveSerial
        = [](const Disk& a, const Disk& b) { return areEqual(a.serial, b.serial); };
    const auto pairing = paired<Disk>(
        before,
        after,
        {[&](const Disk& a, const Disk& b) { return haveSerial(a, b) && a.name == b.name; },
         haveSerial,
         [](const Disk& a, const Disk& b) {
             return mayBeEqual(a.serial, b.serial) && a.name == b.name
                 && mayBeEqual(a.model, b.model);
         }});
    for (const auto& [old, now] : pairing.pairs) {
        compareNumbers(changes, HardwarePart::DiskSize, old->size, now->size, now->name);
    }
    const auto name = [](const Disk& disk) { return disk.name; };
    tellUnpaired(changes, HardwarePart::Disk, pairing, name, diskWords);
}

QString cardWords(const NetworkCard& card)
{
    return card.address.isEmpty() ? card.name : card.address;
}

void compareCards(HardwareChanges& changes,
                  const QList<NetworkCard>& before,
                  const QList<NetworkCard>& after)
{
    const auto haveAddress
        = [](const NetworkCard& a, const NetworkCard& b) { return areEqual(a.address, b.address); };
    const auto haveName
        = [](const NetworkCard& a, const NetworkCard& b) { return a.name == b.name; };
    const auto pairing = paired<NetworkCard>(before,
                                             after,
                                             {[&](const NetworkCard& a, const NetworkCard& b) {
                                                  return haveAddress(a, b) && haveName(a, b);
                                              },
                                              haveAddress,
                                              haveName});
    for (const auto& [old, now] : pairing.pairs) {
        compareTexts(changes, HardwarePart::NetworkCard, old->address, now->address, now->name);
    }
    const auto name = [](const NetworkCard& card) { return card.name; };
    tellUnpaired(changes, HardwarePart::NetworkCard, pairing, name, cardWords);
}

QString gpuWords(const Gpu& gpu)
{
    return QString(gpu.vendor + u' ' + gpu.model).trimmed();
}

void compareGpus(HardwareChanges& changes, const QList<Gpu>& before, const QList<Gpu>& after)
{
    const auto pairing = paired<Gpu>(
        before, after, {[](const Gpu& a, const Gpu& b) { return mayBeEqual(a.model, b.model); }});
    const auto name = [](const Gpu&) { return QString(); };
    tellUnpaired(changes, HardwarePart::Gpu, pairing, name, gpuWords);
}

void compareProcessors(HardwareChanges& changes, const Processor& before, const Processor& after)
{
    compareTexts(changes, HardwarePart::Processor, before.model, after.model);
    compareNumbers(changes, HardwarePart::Sockets, before.sockets, after.sockets);
    compareNumbers(changes, HardwarePart::Cores, before.cores, after.cores);
    compareNumbers(changes, HardwarePart::Threads, before.threads, after.threads);
}

} // namespace

std::vector<HardwareChange> hardwareChanges(const Hardware& before, const Hardware& after)
{
    HardwareChanges changes;
    compareBoards(changes, before.board, after.board);
    compareProcessors(changes, before.processor, after.processor);
    compareMemory(changes, before.memoryTotal, after.memoryTotal);
    compareModules(changes, before.memoryModules, after.memoryModules);
    compareDisks(changes, before.disks, after.disks);
    compareCards(changes, before.networkCards, after.networkCards);
    compareGpus(changes, before.gpus, after.gpus);
    compareTexts(
        changes, HardwarePart::OperatingSystem, before.operatingSystem, after.operatingSystem);
    compareTexts(changes, HardwarePart::Kernel, before.kernel, after.kernel);
    return changes;
}

QString hardwarePartName(HardwarePart part)
{
    return nameOf(hardwarePartNames, part);
}

std::optional<HardwarePart> hardwarePartNamed(const QString& name)
{
    return valueNamed(hardwarePartNames, name);
}

} // namespace vedette
