// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/FileTransport.h"

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <utility>
#include <vector>

/// Which files the polls read, and how a kernel gives each of them (proc(5)).
namespace vedette::collect {

/// The lines that vd_status reads of each, at most.
inline constexpr std::array<std::pair<QByteArrayView, int>, 4> statusFiles{
    {{"/proc/stat", 1}, {"/proc/meminfo", 5}, {"/proc/loadavg", 1}, {"/proc/uptime", 1}}};

inline constexpr std::array<QByteArrayView, 9> factFiles{"/proc/sys/kernel/hostname",
                                                         "/proc/sys/kernel/ostype",
                                                         "/proc/sys/kernel/osrelease",
                                                         "/proc/sys/kernel/arch", // since Linux 6.1
                                                         "/etc/os-release",
                                                         "/usr/lib/os-release",
                                                         "/proc/cpuinfo",
                                                         "/proc/sys/kernel/random/boot_id",
                                                         "/proc/self/smaps"};

/// The files of all probes, each once.
[[nodiscard]] const std::vector<QByteArray>& probeFiles();

[[nodiscard]] ssh::FileAsk askWhole(QByteArrayView path);
[[nodiscard]] ssh::FileAsk askBeginning(QByteArrayView path, qsizetype atMost);

} // namespace vedette::collect
