// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QtGlobal>

#include <array>

namespace vedette::store {

/// A database of a data folder. Immutable value.
struct KnownDatabase
{
    QLatin1StringView fileName;
    QLatin1StringView schema; ///< its folder in resources/sql
    qint32 applicationId = 0;
};

inline constexpr KnownDatabase configDatabase{
    QLatin1StringView("vedette.db"), QLatin1StringView("config"), 1447380035}; // "VEDC"
inline constexpr KnownDatabase historyDatabase{
    QLatin1StringView("history.db"), QLatin1StringView("history"), 1447380040}; // "VEDH"

/// In the order in which they are backed up: the configuration last, so that it knows every server
/// that the others have rows of. Otherwise a server that is added later could get such an id.
inline constexpr std::array knownDatabases{historyDatabase, configDatabase};

/// Passwords under a master password; to this room it is bytes.
inline constexpr QLatin1StringView vaultFileName("secrets.vault");

/// Room for alerts on a full disk (ReserveFile). It holds nothing: no backup has it.
inline constexpr QLatin1StringView reserveFileName("vedette.reserve");

/// Null for a file that is no database of ours.
[[nodiscard]] const KnownDatabase* findDatabase(const QString& fileName);
/// The databases and the vault.
[[nodiscard]] bool isKnownFile(const QString& fileName);

} // namespace vedette::store
