// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/DmiDecode.h"

#include "core/parse/HardwareValues.h"
#include "core/parse/Scanner.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

enum class DmiPart
{
    Other,
    System,
    Memory
};

DmiPart partNamed(QByteArrayView title)
{
    if (title == "System Information"_L1) {
        return DmiPart::System;
    }
    return title == "Memory Device"_L1 ? DmiPart::Memory : DmiPart::Other;
}

/// "Locator: DIMM_A1" or "Size: 32 GB". "Speed" is the module's own; what it is run at follows.
void takeModuleLine(MemoryModule& module, QByteArrayView key, QByteArrayView value)
{
    if (key == "Locator"_L1) {
        module.slot = makersText(value);
    } else if (key == "Size"_L1) {
        module.size = sizeOf(value).value_or(0); // "No Module Installed"
    } else if (key == "Type"_L1) {
        module.type = makersText(value);
    } else if (key == "Speed"_L1) {
        module.speed = makersText(value);
    } else if (key == "Manufacturer"_L1) {
        module.vendor = makersText(value);
    } else if (key == "Part Number"_L1) {
        module.part = makersText(value);
    }
}

void keepModule(DmiDecode& decoded, MemoryModule module)
{
    if (module.size > 0 && decoded.memoryModules.size() < static_cast<qsizetype>(maxEntities)) {
        decoded.memoryModules += std::move(module);
    }
}

} // namespace

Result<DmiDecode> parseDmiDecode(QByteArrayView text)
{
    DmiDecode decoded;
    MemoryModule module;
    DmiPart part = DmiPart::Other;
    bool hasPart = false;
    Scanner lines(text, 10 * maxRows);
    while (const auto line = lines.nextLine()) {
        const bool isTitle = !line->startsWith('\t') && !line->startsWith(' ');
        if (isTitle) {
            keepModule(decoded, std::exchange(module, {}));
            part = partNamed(line->trimmed());
            hasPart = hasPart || part != DmiPart::Other;
            continue;
        }
        const qsizetype colon = line->indexOf(':');
        if (colon < 0) {
            continue;
        }
        const QByteArrayView key = line->first(colon).trimmed();
        const QByteArrayView value = line->sliced(colon + 1);
        if (part == DmiPart::Memory) {
            takeModuleLine(module, key, value);
        } else if (part == DmiPart::System && key == "Serial Number"_L1) {
            decoded.serial = makersText(value);
        }
    }
    keepModule(decoded, std::move(module));
    if (!hasPart) {
        return fail(ErrorCode::Malformed, u"dmidecode tells of no part"_s);
    }
    return decoded;
}

} // namespace vedette::parse
