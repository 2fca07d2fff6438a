// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>

#include <array>

namespace vedette::ui {

// The slow probes whose answers have a place of their own on the page of a server.
inline constexpr QLatin1StringView processProbe{"processes"};
inline constexpr QLatin1StringView serviceProbe{"services"};
inline constexpr QLatin1StringView containerProbe{"containers"};
inline constexpr QLatin1StringView portProbe{"ports"};
inline constexpr QLatin1StringView loginProbe{"logins"};
inline constexpr QLatin1StringView hardwareProbe{"hardware"};
inline constexpr QLatin1StringView smartProbe{"smart"};
inline constexpr QLatin1StringView storageProbe{"storage"}; ///< RAID, ZFS and Btrfs

/// All of them.
inline constexpr std::array shownProbes{processProbe,
                                        serviceProbe,
                                        containerProbe,
                                        portProbe,
                                        loginProbe,
                                        hardwareProbe,
                                        smartProbe,
                                        storageProbe};

} // namespace vedette::ui
