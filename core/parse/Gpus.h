// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Hardware.h"

#include <QByteArrayView>
#include <QList>

namespace vedette::parse {

/// What tells of graphics processors; each may be empty.
struct GpuTexts
{
    QByteArrayView lspci; ///< lspci(8) -mm -nn
    QByteArrayView
        drm; ///< rows with slot, vendor, device and mem_info_vram_total of /sys/class/drm
    QByteArrayView nvidia; ///< nvidia-smi: pci.bus_id, memory.total (MiB), name
};

/// One for each PCI slot, in the order in which they are told; at most maxEntities. Texts that
/// can't be read have none.
[[nodiscard]] QList<Gpu> gpusOf(const GpuTexts& texts);

} // namespace vedette::parse
