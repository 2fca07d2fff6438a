// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Hardware.h"

#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace vedette {

/// What of a server has changed.
enum class HardwarePart
{
    Machine, ///< vendor and product
    Serial,
    MainBoard,
    Firmware,
    Virtualisation,
    Processor, ///< its model
    Sockets,
    Cores,
    Threads,
    Memory,
    MemoryModule, ///< by slot; its size, or its part number
    Disk, ///< which one it is
    DiskSize,
    NetworkCard, ///< its address
    Gpu,
    OperatingSystem,
    Kernel
};

/// A text, or a number: bytes of Memory, MemoryModule and DiskSize, else a count. Nothing before
/// what is new, and after what is gone.
using HardwareValue = std::variant<std::monostate, QString, double>;

struct HardwareChange
{
    HardwarePart what = HardwarePart::Machine;
    QString name; ///< of one among several: "sda", "eth0", "DIMM A1"; else empty
    HardwareValue before;
    HardwareValue after;

    bool operator==(const HardwareChange&) const = default;
};

/// What differs for certain: both were known. A list that is empty on either side counts as not
/// known. Disks are the same by their serial number, else by name and model; network cards by
/// address, else by name. What comes and goes by itself is no change: the state and speed of a
/// link, less than 1 % of the memory.
[[nodiscard]] std::vector<HardwareChange> hardwareChanges(const Hardware& before,
                                                          const Hardware& after);

/// "diskSize": the name of a part, as it stands in JSON and in the store; never to be changed.
[[nodiscard]] QString hardwarePartName(HardwarePart part);
[[nodiscard]] std::optional<HardwarePart> hardwarePartNamed(const QString& name);

} // namespace vedette
