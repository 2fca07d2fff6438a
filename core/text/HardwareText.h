// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/HardwareChange.h"

#include <QString>

#include <vector>

namespace vedette::text {

/// "Processor", "Model", "AMD EPYC 7302". Of disks and the like the label is the name.
struct HardwareRow
{
    QString group;
    QString label;
    QString value;

    bool operator==(const HardwareRow&) const = default;
};

/// What is known, in groups that follow one another. What the server has written is plain text.
[[nodiscard]] std::vector<HardwareRow> hardwareRows(const Hardware& hardware);
/// "Memory: 64 GiB, before 128 GiB"; "Disk sdb: removed, it was …"; "Disk sdb: new, …".
[[nodiscard]] QString changeSentence(const HardwareChange& change);

} // namespace vedette::text
