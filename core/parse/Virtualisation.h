// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Hardware.h"

#include <QByteArrayView>
#include <QString>

namespace vedette::parse {

/// What may tell that a server is a guest, or a container.
struct VirtualisationClues
{
    QByteArrayView detected; ///< by systemd-detect-virt(1), where there is one
    QByteArrayView hints; ///< "container=docker", "capabilities=control_d", "type=xen"
    QString hypervisor; ///< as lscpu(1) names it: "KVM"
    QString kernel; ///< uname -sr
    bool hasFlag = false; ///< "hypervisor" among the flags of the processor
};

/// In the words of systemd-detect-virt(1). Empty where nothing tells: only that program, or Xen,
/// can say "none", for an ordinary account does not see each container that it is in.
[[nodiscard]] QString virtualisationOf(const VirtualisationClues& clues, const Board& board);

} // namespace vedette::parse
