// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QStringView>

#include <optional>

namespace vedette::parse {

/// The size of /var/log/btmp, a file with a record for each failed login (utmp(5)).
struct FailedLogins
{
    double uptime = 0; ///< of the server, when it was read
    quint64 bytes = 0;

    bool operator==(const FailedLogins&) const = default;
};

/// A size alone, as `stat -c %s` prints it, or the row of `ls -n`.
[[nodiscard]] std::optional<quint64> parseFileSize(QByteArrayView text);

/// logins.failed, per second. Nothing where the file is new or was cut (rotated), or where it can't
/// be told how long its records are: 384 bytes, or 400 (glibc on aarch64, s390x and others).
[[nodiscard]] std::optional<double>
failedLoginRate(const FailedLogins& before, const FailedLogins& now, QStringView architecture);

} // namespace vedette::parse
