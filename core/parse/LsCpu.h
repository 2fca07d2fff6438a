// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Hardware.h"

#include <QByteArrayView>
#include <QString>

namespace vedette::parse {

/// lscpu(1). Immutable value.
struct LsCpu
{
    Processor processor;
    QString hypervisor; ///< "KVM", "VMware", "z/VM 7.2.0"; empty where it names none
    QString machineType; ///< of IBM Z: "8561"

    bool operator==(const LsCpu&) const = default;
};

/// Its JSON (-J) of any version, or its text in the C locale. Caches of versions that don't tell
/// how many there are of each (before 2.37) are left out: their sizes mean now one, now all.
/// Malformed when it names no processor.
[[nodiscard]] Result<LsCpu> parseLsCpu(QByteArrayView text);

} // namespace vedette::parse
