// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Hardware.h"

#include <QByteArrayView>

namespace vedette::parse {

/// What /proc/cpuinfo tells beside CpuInfo, of any architecture. `firstBlock` ends at its first
/// empty line; `counts` are its lines that tell CPUs apart, behind how often each stands there, as
/// uniq(1) -c prints them: "  4 physical id : 0". Malformed when they name no processor.
[[nodiscard]] Result<Processor> parseCpuDetail(QByteArrayView firstBlock, QByteArrayView counts);

/// Whether this is a guest, as x86 tells by a flag of its processor.
[[nodiscard]] bool hasHypervisorFlag(const Processor& processor);

/// Fills what `known` lacks from `other`, which is less sure.
void complete(Processor& known, const Processor& other);

} // namespace vedette::parse
