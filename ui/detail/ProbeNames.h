// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>

namespace vedette::ui {

// The slow probes whose answers have a place of their own on the page of a server.
inline constexpr QLatin1StringView processProbe{"processes"};
inline constexpr QLatin1StringView serviceProbe{"services"};
inline constexpr QLatin1StringView containerProbe{"containers"};
inline constexpr QLatin1StringView portProbe{"ports"};
inline constexpr QLatin1StringView loginProbe{"logins"};
inline constexpr QLatin1StringView hardwareProbe{"hardware"};
inline constexpr QLatin1StringView smartProbe{"smart"};
inline constexpr QLatin1StringView raidProbe{"raid"};
inline constexpr QLatin1StringView zfsProbe{"zfs"};
inline constexpr QLatin1StringView btrfsProbe{"btrfs"};

} // namespace vedette::ui
