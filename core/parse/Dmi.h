// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Hardware.h"

#include <QByteArrayView>

namespace vedette::parse {

/// /sys/class/dmi/id as "file=content". Malformed when it names nothing.
[[nodiscard]] Result<Board> parseDmi(QByteArrayView text);
/// /proc/device-tree as "property=text": model and serial-number. Malformed when it has neither.
[[nodiscard]] Result<Board> parseDeviceTree(QByteArrayView text);
/// /proc/sysinfo of IBM Z: its machine and what runs on it. Malformed when it has neither.
[[nodiscard]] Result<Board> parseSysInfo(QByteArrayView text);

} // namespace vedette::parse
