// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Hardware.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace vedette::parse {

/// dmidecode(8) -t 1 -t 17. Immutable value.
struct DmiDecode
{
    QString serial; ///< of the machine
    QList<MemoryModule> memoryModules; ///< without the empty slots

    bool operator==(const DmiDecode&) const = default;
};

/// Malformed when it has no structure of either type.
[[nodiscard]] Result<DmiDecode> parseDmiDecode(QByteArrayView text);

} // namespace vedette::parse
