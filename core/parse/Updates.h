// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Snapshot.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace vedette::parse {

struct PendingUpdates
{
    std::optional<quint64> pending; ///< packages
    std::optional<quint64> security; ///< of them; patches where zypper tells

    bool operator==(const PendingUpdates&) const = default;
};

/// Ubuntu's /var/lib/update-notifier/updates-available: "2 updates can be applied immediately."
/// Malformed when no such line is there, as in another language.
[[nodiscard]] Result<PendingUpdates> parseUpdateNotifier(QByteArrayView text);
/// The lines "Inst …" of `apt-get -s dist-upgrade`: packages that are installed already. An empty
/// text is no update, here and below.
[[nodiscard]] PendingUpdates parseAptSimulation(QByteArrayView text);
/// Packages of `dnf check-update` or yum's.
[[nodiscard]] quint64 countRpmUpdates(QByteArrayView text);
/// Rows of `zypper list-updates` and of `zypper list-patches`.
[[nodiscard]] quint64 countZypperUpdates(QByteArrayView text);
[[nodiscard]] quint64 countZypperPatches(QByteArrayView text);
/// Packages of `apk version -l '<'`.
[[nodiscard]] quint64 countApkUpdates(QByteArrayView text);
/// Packages of `pacman -Qu` that are not ignored.
[[nodiscard]] quint64 countPacmanUpdates(QByteArrayView text);

/// updates.pending and .security.
[[nodiscard]] std::vector<Sample> samplesOf(const PendingUpdates& updates);
/// reboot.required of "1" or "0"; nothing for another text: it can't always be told.
[[nodiscard]] std::vector<Sample> rebootSamples(QByteArrayView text);

} // namespace vedette::parse
