// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/CpuNames.h"

#include "core/parse/HardwareValues.h"

#include <QLatin1StringView>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

struct ArmImplementer
{
    quint32 id;
    QLatin1StringView name;
};

/// MIDR_EL1, "Implementer": Arm Architecture Reference Manual.
constexpr std::array armImplementers{
    ArmImplementer{0x41, "ARM"_L1},
    ArmImplementer{0x42, "Broadcom"_L1},
    ArmImplementer{0x43, "Cavium"_L1},
    ArmImplementer{0x46, "Fujitsu"_L1},
    ArmImplementer{0x48, "HiSilicon"_L1},
    ArmImplementer{0x4e, "NVIDIA"_L1},
    ArmImplementer{0x50, "APM"_L1},
    ArmImplementer{0x51, "Qualcomm"_L1},
    ArmImplementer{0x53, "Samsung"_L1},
    ArmImplementer{0x56, "Marvell"_L1},
    ArmImplementer{0x61, "Apple"_L1},
    ArmImplementer{0x6d, "Microsoft"_L1},
    ArmImplementer{0xc0, "Ampere"_L1},
};

struct ArmPart
{
    quint32 implementer;
    quint32 id;
    QLatin1StringView name;
};

/// arch/arm64/include/asm/cputype.h of the kernel, and the makers' manuals.
constexpr std::array armParts{
    ArmPart{0x41, 0xb76, "ARM1176"_L1},      ArmPart{0x41, 0xc07, "Cortex-A7"_L1},
    ArmPart{0x41, 0xc08, "Cortex-A8"_L1},    ArmPart{0x41, 0xc09, "Cortex-A9"_L1},
    ArmPart{0x41, 0xc0e, "Cortex-A17"_L1},   ArmPart{0x41, 0xc0f, "Cortex-A15"_L1},
    ArmPart{0x41, 0xd03, "Cortex-A53"_L1},   ArmPart{0x41, 0xd04, "Cortex-A35"_L1},
    ArmPart{0x41, 0xd05, "Cortex-A55"_L1},   ArmPart{0x41, 0xd07, "Cortex-A57"_L1},
    ArmPart{0x41, 0xd08, "Cortex-A72"_L1},   ArmPart{0x41, 0xd09, "Cortex-A73"_L1},
    ArmPart{0x41, 0xd0a, "Cortex-A75"_L1},   ArmPart{0x41, 0xd0b, "Cortex-A76"_L1},
    ArmPart{0x41, 0xd0c, "Neoverse-N1"_L1},  ArmPart{0x41, 0xd0d, "Cortex-A77"_L1},
    ArmPart{0x41, 0xd40, "Neoverse-V1"_L1},  ArmPart{0x41, 0xd41, "Cortex-A78"_L1},
    ArmPart{0x41, 0xd44, "Cortex-X1"_L1},    ArmPart{0x41, 0xd46, "Cortex-A510"_L1},
    ArmPart{0x41, 0xd47, "Cortex-A710"_L1},  ArmPart{0x41, 0xd49, "Neoverse-N2"_L1},
    ArmPart{0x41, 0xd4d, "Cortex-A715"_L1},  ArmPart{0x41, 0xd4f, "Neoverse-V2"_L1},
    ArmPart{0x41, 0xd80, "Cortex-A520"_L1},  ArmPart{0x41, 0xd81, "Cortex-A720"_L1},
    ArmPart{0x41, 0xd84, "Neoverse-V3"_L1},  ArmPart{0x41, 0xd8e, "Neoverse-N3"_L1},
    ArmPart{0x42, 0x516, "ThunderX2"_L1},    ArmPart{0x43, 0x0a1, "ThunderX"_L1},
    ArmPart{0x43, 0x0af, "ThunderX2"_L1},    ArmPart{0x46, 0x001, "A64FX"_L1},
    ArmPart{0x48, 0xd01, "TSV110"_L1},       ArmPart{0x4e, 0x004, "Carmel"_L1},
    ArmPart{0x50, 0x000, "X-Gene"_L1},       ArmPart{0x61, 0x022, "M1 Icestorm"_L1},
    ArmPart{0x61, 0x023, "M1 Firestorm"_L1}, ArmPart{0x6d, 0xd49, "Azure Cobalt 100"_L1},
    ArmPart{0xc0, 0xac3, "Ampere-1"_L1},     ArmPart{0xc0, 0xac4, "Ampere-1A"_L1},
};

struct IbmZMachine
{
    QLatin1StringView type;
    QLatin1StringView name;
};

/// arch/s390/kernel/processor.c of the kernel (setup_elf_platform), and IBM's type numbers.
constexpr std::array ibmZMachines{
    IbmZMachine{"2064"_L1, "IBM z900"_L1},   IbmZMachine{"2066"_L1, "IBM z800"_L1},
    IbmZMachine{"2084"_L1, "IBM z990"_L1},   IbmZMachine{"2086"_L1, "IBM z890"_L1},
    IbmZMachine{"2094"_L1, "IBM z9 EC"_L1},  IbmZMachine{"2096"_L1, "IBM z9 BC"_L1},
    IbmZMachine{"2097"_L1, "IBM z10 EC"_L1}, IbmZMachine{"2098"_L1, "IBM z10 BC"_L1},
    IbmZMachine{"2817"_L1, "IBM z196"_L1},   IbmZMachine{"2818"_L1, "IBM z114"_L1},
    IbmZMachine{"2827"_L1, "IBM zEC12"_L1},  IbmZMachine{"2828"_L1, "IBM zBC12"_L1},
    IbmZMachine{"2964"_L1, "IBM z13"_L1},    IbmZMachine{"2965"_L1, "IBM z13s"_L1},
    IbmZMachine{"3906"_L1, "IBM z14"_L1},    IbmZMachine{"3907"_L1, "IBM z14 ZR1"_L1},
    IbmZMachine{"8561"_L1, "IBM z15"_L1},    IbmZMachine{"8562"_L1, "IBM z15"_L1},
    IbmZMachine{"3931"_L1, "IBM z16"_L1},    IbmZMachine{"3932"_L1, "IBM z16"_L1},
    IbmZMachine{"9175"_L1, "IBM z17"_L1},
};

std::optional<quint32> hexNumber(QByteArrayView text)
{
    bool isNumber = false;
    const quint32 number = text.trimmed().toUInt(&isNumber, 16); // takes "0x" too
    return isNumber ? std::optional(number) : std::nullopt;
}

} // namespace

ArmCpu armCpu(QByteArrayView implementer, QByteArrayView part)
{
    const auto maker = hexNumber(implementer);
    const auto number = hexNumber(part);
    const auto* const vendor = std::ranges::find_if(
        armImplementers, [&](const ArmImplementer& known) { return maker == known.id; });
    const auto* const model = std::ranges::find_if(armParts, [&](const ArmPart& known) {
        return maker == known.implementer && number == known.id;
    });
    return {vendor == armImplementers.end() ? QString() : vendor->name.toString(),
            model == armParts.end() ? QString() : model->name.toString()};
}

QString cpuModelName(QByteArrayView text)
{
    const QString name = makersText(text);
    const bool isPower = name.startsWith(u"POWER"_s);
    return isPower ? name.section(u',', 0, 0).remove(u" (raw)"_s).trimmed() : name;
}

QString ibmZName(const QString& machineType)
{
    const auto* const found = std::ranges::find_if(
        ibmZMachines, [&](const IbmZMachine& machine) { return machineType == machine.type; });
    return found == ibmZMachines.end() ? QString() : found->name.toString();
}

} // namespace vedette::parse
