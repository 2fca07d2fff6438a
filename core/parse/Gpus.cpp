// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Gpus.h"

#include "core/base/PlainText.h"
#include "core/parse/HardwareValues.h"
#include "core/parse/KeyedRows.h"
#include "core/parse/Scanner.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

struct SlottedGpu
{
    QByteArray slot; ///< "0000:01:00.0"
    Gpu gpu;
};

using SlottedGpus = std::vector<SlottedGpu>;
using PciVendor = std::pair<QByteArrayView, QLatin1StringView>;

/// pci.ids, for systems without lspci.
constexpr std::array<PciVendor, 8> pciVendors{{{"0x10de", "NVIDIA Corporation"_L1},
                                               {"0x1002", "AMD"_L1},
                                               {"0x8086", "Intel Corporation"_L1},
                                               {"0x1a03", "ASPEED Technology"_L1},
                                               {"0x102b", "Matrox"_L1},
                                               {"0x1234", "QEMU"_L1},
                                               {"0x1af4", "Red Hat"_L1},
                                               {"0x15ad", "VMware"_L1}}};

/// Each tool has its own number of digits for the domain: "01:00.0", "0000:01:00.0",
/// "00000000:01:00.0". Empty for what is no PCI slot.
QByteArray pciSlot(QByteArrayView text)
{
    const QByteArray slot = text.sliced(text.lastIndexOf('/') + 1).toByteArray().toLower();
    const qsizetype colons = slot.count(':');
    if (colons < 1 || colons > 2 || !slot.contains('.') || slot.size() > 20) {
        return {};
    }
    const QByteArray full = colons == 1 ? "0000:" + slot : slot;
    const qsizetype extra = full.indexOf(':') - 4;
    return extra > 0 ? full.mid(extra) : full;
}

Gpu* gpuAt(SlottedGpus& gpus, const QByteArray& slot)
{
    const auto found = std::ranges::find(gpus, slot, &SlottedGpu::slot);
    if (found != gpus.end()) {
        return &found->gpu;
    }
    if (slot.isEmpty() || gpus.size() >= maxEntities) {
        return nullptr;
    }
    gpus.push_back({slot, {}});
    return &gpus.back().gpu;
}

/// The text in the next pair of quotes; nothing behind the last one.
std::optional<QByteArrayView> nextQuoted(QByteArrayView& rest)
{
    const qsizetype begin = rest.indexOf('"');
    const qsizetype end = begin < 0 ? -1 : rest.indexOf('"', begin + 1);
    if (end < 0) {
        return std::nullopt;
    }
    const QByteArrayView text = rest.sliced(begin + 1, end - begin - 1);
    rest = rest.sliced(end + 1);
    return text;
}

/// "GA102 [GeForce RTX 3090] [2204]": the last brackets hold the number.
QByteArrayView withoutNumber(QByteArrayView name)
{
    const qsizetype bracket = name.lastIndexOf(" [");
    return bracket > 0 && name.endsWith(']') ? name.first(bracket) : name;
}

/// VGA compatible, 3D and other display controllers: pci.ids, class 03.
bool isDisplay(QByteArrayView pciClass)
{
    return pciClass.endsWith("[0300]"_L1) || pciClass.endsWith("[0302]"_L1)
        || pciClass.endsWith("[0380]"_L1);
}

void readLsPci(SlottedGpus& gpus, QByteArrayView text)
{
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        Scanner fields(*line);
        const QByteArray slot = pciSlot(fields.nextField().value_or(QByteArrayView()));
        QByteArrayView rest = fields.rest();
        const auto pciClass = nextQuoted(rest);
        const auto vendor = nextQuoted(rest);
        const auto device = nextQuoted(rest);
        Gpu* gpu = device && isDisplay(*pciClass) ? gpuAt(gpus, slot) : nullptr;
        if (gpu != nullptr) {
            gpu->vendor = makersText(withoutNumber(*vendor));
            gpu->model = makersText(withoutNumber(*device));
        }
    }
}

QString pciVendorName(QByteArrayView id)
{
    const auto* const found = std::ranges::find(pciVendors, id, &PciVendor::first);
    return found == pciVendors.end() ? makersText(id) : found->second.toString();
}

void readDrm(SlottedGpus& gpus, QByteArrayView text)
{
    const auto rows = keyedRows(text);
    for (const KeyedRow& row : rows) {
        Gpu* gpu = gpuAt(gpus, pciSlot(row.at("slot")));
        if (gpu == nullptr) {
            continue;
        }
        if (gpu->model.isEmpty()) {
            gpu->vendor = pciVendorName(row.at("vendor"));
            gpu->model = makersText(row.at("device"));
        }
        gpu->memory = sizeOf(row.at("mem_info_vram_total"));
    }
}

/// "00000000:01:00.0, 24576, NVIDIA GeForce RTX 3090"; what it doesn't know is "[N/A]".
void readNvidia(SlottedGpus& gpus, QByteArrayView text)
{
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        const qsizetype first = line->indexOf(',');
        const qsizetype second = first < 0 ? -1 : line->indexOf(',', first + 1);
        Gpu* gpu = second < 0 ? nullptr : gpuAt(gpus, pciSlot(line->first(first).trimmed()));
        if (gpu == nullptr) {
            continue;
        }
        const auto mebibytes = toDecimal(line->sliced(first + 1, second - first - 1).trimmed());
        gpu->memory = mebibytes && *mebibytes > 0 && *mebibytes < 1e9
            ? std::optional(*mebibytes * 1024 * 1024)
            : std::nullopt;
        gpu->vendor = pciVendors.front().second.toString();
        gpu->model = makersText(line->sliced(second + 1));
    }
}

} // namespace

QList<Gpu> gpusOf(const GpuTexts& texts)
{
    SlottedGpus gpus;
    readLsPci(gpus, texts.lspci);
    readDrm(gpus, texts.drm);
    readNvidia(gpus, texts.nvidia);
    QList<Gpu> list;
    list.reserve(static_cast<qsizetype>(gpus.size()));
    std::ranges::transform(gpus, std::back_inserter(list), &SlottedGpu::gpu);
    return list;
}

} // namespace vedette::parse
