// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

namespace vedette::parse {

inline constexpr qsizetype maxCpuFlags = 4096; ///< UTF-16 units; the newest x86 has 2,300

/// What a processor's number stands for, where the kernel tells the number alone.
struct ArmCpu
{
    QString vendor; ///< "ARM"
    QString model; ///< "Cortex-A72"; empty where the part isn't known here

    bool operator==(const ArmCpu&) const = default;
};

/// "CPU implementer" and "CPU part" of /proc/cpuinfo: "0x41", "0xd08".
[[nodiscard]] ArmCpu armCpu(QByteArrayView implementer, QByteArrayView part);
/// What names a processor, as each source would: "POWER9" of "POWER9 (raw), altivec supported".
[[nodiscard]] QString cpuModelName(QByteArrayView text);
/// "IBM z15" for the machine type "8561"; empty where it isn't known here.
[[nodiscard]] QString ibmZName(const QString& machineType);

} // namespace vedette::parse
