// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace vedette::ssh {

/// A decimal number as strtonum(3) takes it: blanks and one sign may lead, nothing may follow.
[[nodiscard]] std::optional<qint64>
readSshNumber(const QByteArray& text, qint64 lowest, qint64 highest);

/// TIME FORMATS of sshd_config(5) in seconds: "90", "1h30m", "2w"; nothing when it is none or
/// doesn't fit an int.
[[nodiscard]] std::optional<int> readSshTime(const QByteArray& text);

} // namespace vedette::ssh
