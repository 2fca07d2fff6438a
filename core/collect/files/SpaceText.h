// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/parse/Mounts.h"
#include "core/ssh/FileTransport.h"

#include <QByteArray>

#include <vector>

namespace vedette::collect {

/// What df(1) would print of the same file systems, so that one reader serves both.
struct SpaceText
{
    QByteArray space; ///< `df -kP`
    QByteArray inodes; ///< `df -iP`

    bool operator==(const SpaceText&) const = default;
};

/// Without a row: what was refused, did not answer, or has no blocks (df leaves those out, too).
/// Figures are rounded as GNU df rounds them, up to the next KiB. `mounts` name the devices.
[[nodiscard]] SpaceText spaceText(const std::vector<ssh::SpaceAnswer>& answers,
                                  const std::vector<parse::Mount>& mounts);

} // namespace vedette::collect
