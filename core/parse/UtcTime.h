// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"

#include <QByteArrayView>

#include <optional>

namespace vedette::parse {

/// "2026-11-24" and "09:06:54", of UTC. Nothing for what is no time of 1990 to 2199.
[[nodiscard]] std::optional<Timestamp> utcTime(QByteArrayView date, QByteArrayView time);
/// "2026", "Nov", "24" and "09:06:54".
[[nodiscard]] std::optional<Timestamp>
utcTime(QByteArrayView year, QByteArrayView month, QByteArrayView day, QByteArrayView time);

} // namespace vedette::parse
