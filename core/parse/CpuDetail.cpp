// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/CpuDetail.h"

#include "core/base/PlainText.h"
#include "core/parse/CpuInfo.h"
#include "core/parse/CpuNames.h"
#include "core/parse/HardwareValues.h"
#include "core/parse/Scanner.h"

#include <QStringList>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr std::size_t maxCpuLines = 400;

struct NamedLine
{
    int count = 1; ///< how often it stands there
    QByteArrayView key;
    QByteArrayView value;
};

using CpuLines = std::vector<NamedLine>;

/// "processor 0: version = FF, …, machine = 8561" is of IBM Z: its key has a number.
QByteArrayView keyOf(QByteArrayView text)
{
    constexpr QByteArrayView word("processor ");
    return text.startsWith(word) ? word.trimmed() : text;
}

CpuLines cpuLines(QByteArrayView text, bool areCounted)
{
    CpuLines rows;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        Scanner fields(*line);
        const auto count
            = areCounted ? pieces(fields.nextField().value_or(QByteArrayView())) : std::optional(1);
        const QByteArrayView rest = fields.rest();
        const qsizetype colon = rest.indexOf(':');
        if (count && colon > 0 && rows.size() < maxCpuLines) {
            rows.push_back(
                {*count, keyOf(rest.first(colon).trimmed()), rest.sliced(colon + 1).trimmed()});
        }
    }
    return rows;
}

/// Its first value; empty where there is none.
QByteArrayView cpuValueAt(const CpuLines& lines, QByteArrayView key)
{
    const auto found = std::ranges::find(lines, key, &NamedLine::key);
    return found == lines.end() ? QByteArrayView() : found->value;
}

std::vector<QByteArrayView> valuesAt(const CpuLines& lines, QByteArrayView key)
{
    std::vector<QByteArrayView> values;
    for (const NamedLine& line : lines) {
        if (line.key == key) {
            values.push_back(line.value);
        }
    }
    return values;
}

/// Sockets and cores as x86 tells them; the same number of cores in each socket, or none at all.
void countX86(Processor& processor, const CpuLines& counts)
{
    const auto sockets = valuesAt(counts, "physical id").size();
    const auto cores = valuesAt(counts, "cpu cores");
    if (sockets == 0 || sockets > 1024) {
        return;
    }
    processor.sockets = static_cast<int>(sockets);
    const auto perSocket = cores.size() == 1 ? pieces(cores.front()) : std::nullopt;
    if (perSocket && *perSocket <= maxPieces / *processor.sockets) {
        processor.cores = *processor.sockets * *perSocket;
    }
}

/// The parts of unlike cores in one machine: "Cortex-A55 + Cortex-A76".
void nameArm(Processor& processor, const CpuLines& counts)
{
    const QByteArrayView implementer = cpuValueAt(counts, "CPU implementer");
    if (implementer.isEmpty()) {
        return;
    }
    QStringList models;
    const auto parts = valuesAt(counts, "CPU part");
    for (const QByteArrayView part : parts) {
        const ArmCpu arm = armCpu(implementer, part);
        processor.vendor = arm.vendor;
        if (!arm.model.isEmpty() && !models.contains(arm.model)) {
            models += arm.model;
        }
    }
    models.sort();
    processor.model = models.isEmpty() ? processor.model : models.join(u" + "_s);
}

/// Its clock is "2926.000000MHz".
void namePower(Processor& processor, const CpuLines& block)
{
    if (!processor.model.startsWith(u"POWER"_s)) {
        return;
    }
    processor.vendor = u"IBM"_s;
    QByteArrayView clock = cpuValueAt(block, "clock");
    if (clock.endsWith("MHz"_L1)) {
        clock.chop(3);
        processor.frequencyMax = hertzOfMega(clock);
    }
}

void nameIbmZ(Processor& processor, const CpuLines& block)
{
    if (cpuValueAt(block, "vendor_id") != "IBM/S390"_L1) {
        return;
    }
    processor.vendor = u"IBM"_s;
    processor.model.clear(); // it would be the vendor again
    const QByteArrayView first = cpuValueAt(block, "processor");
    constexpr QByteArrayView word("machine = ");
    const qsizetype at = first.indexOf(word);
    if (at >= 0) {
        processor.model = ibmZName(makersText(first.sliced(at + word.size())));
    }
}

QString flagsOf(const CpuLines& block)
{
    for (const QByteArrayView key :
         std::initializer_list<QByteArrayView>{"flags", "Features", "features", "isa"}) {
        const QByteArrayView flags = cpuValueAt(block, key);
        if (!flags.isEmpty()) {
            return plainText(flags, maxCpuFlags);
        }
    }
    return {};
}

} // namespace

Result<Processor> parseCpuDetail(QByteArrayView firstBlock, QByteArrayView counts)
{
    const CpuLines block = cpuLines(firstBlock, false);
    const CpuLines all = cpuLines(counts, true);
    Processor processor;
    processor.model = cpuModelName(parseCpuInfo(firstBlock).value_or(CpuInfo{}).model.toUtf8());
    if (const auto found = std::ranges::find(all, QByteArrayView("processor"), &NamedLine::key);
        found != all.end()) {
        processor.threads = found->count;
    }
    const QByteArrayView vendor = cpuValueAt(block, "vendor_id");
    processor.vendor = makersText(vendor);
    processor.flags = flagsOf(block);
    countX86(processor, all);
    nameArm(processor, all);
    namePower(processor, block);
    nameIbmZ(processor, block);
    if (processor == Processor{}) {
        return fail(ErrorCode::Malformed, u"/proc/cpuinfo names no processor"_s);
    }
    return processor;
}

bool hasHypervisorFlag(const Processor& processor)
{
    return QString(u' ' + processor.flags + u' ').contains(u" hypervisor "_s);
}

void complete(Processor& known, const Processor& other)
{
    const auto fill = [](auto& value, const auto& candidate) { value = value ? value : candidate; };
    const auto fillText = [](QString& value, const QString& candidate) {
        value = value.isEmpty() ? candidate : value;
    };
    fillText(known.vendor, other.vendor);
    fillText(known.model, other.model);
    fillText(known.architecture, other.architecture);
    fillText(known.flags, other.flags);
    fill(known.sockets, other.sockets);
    fill(known.cores, other.cores);
    fill(known.threads, other.threads);
    fill(known.numaNodes, other.numaNodes);
    fill(known.frequencyMax, other.frequencyMax);
    known.caches = known.caches.isEmpty() ? other.caches : known.caches;
}

} // namespace vedette::parse
