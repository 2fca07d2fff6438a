// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace vedette::parse {

/// One line of /proc/self/mounts (fstab(5)). Its texts are the server's own bytes, so that they can
/// be compared; they are not fit to be shown. Immutable value.
struct Mount
{
    QByteArray device;
    QByteArray mountPoint;
    QByteArray type;
    bool isReadOnly = false;

    bool operator==(const Mount&) const = default;
};

/// In the order of the file: of two mounts in one place the later one is seen. Malformed when no
/// line can be read.
[[nodiscard]] Result<std::vector<Mount>> parseMounts(QByteArrayView text);

} // namespace vedette::parse
