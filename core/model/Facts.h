// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace vedette {

/// What rarely changes about a server, read once per login. Absent = not known. Texts are plain and
/// bounded.
struct Facts
{
    QString hostName;
    QString operatingSystem; ///< PRETTY_NAME of os-release(5)
    QString kernel; ///< uname -sr: "Linux 6.1.0-18-amd64"
    QString architecture; ///< uname -m
    QString cpuModel;
    std::optional<int> cpuCount; ///< logical CPUs on line
    std::optional<double> memoryTotal; ///< bytes
    std::optional<quint64> pageSize; ///< bytes, of the kernel's usual pages
    QString bootId; ///< /proc/sys/kernel/random/boot_id
    QString sshServer; ///< the server's banner, empty for this computer
    QString sshAlgorithms = {}; ///< "curve25519-sha256, aes128-gcm@openssh.com": as agreed on
    QString hostKeyType = {}; ///< "ssh-ed25519": of the key that the server proved itself with

    bool operator==(const Facts&) const = default;
};

} // namespace vedette
