// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/store/Connection.h"
#include "core/store/FileIdentity.h"
#include "core/store/config/AlertRepository.h"
#include "core/store/config/BootRepository.h"
#include "core/store/config/CommandRepository.h"
#include "core/store/config/ConfigState.h"
#include "core/store/config/HardwareRepository.h"
#include "core/store/config/NoteRepository.h"
#include "core/store/config/PinRepository.h"
#include "core/store/config/SecretRepository.h"
#include "core/store/config/ServerRepository.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace vedette::store {

/// vedette.db while it is open, with the tables in it. Lives on: the thread that opened it.
class ConfigFile
{
public:
    using Opened = Result<std::unique_ptr<ConfigFile>>;
    /// As ConfigStore::open().
    [[nodiscard]] static Opened open(const QString& folder, Access access);

    [[nodiscard]] Result<ConfigState> load();
    [[nodiscard]] Result<QStringList> namedKeyFiles() const;
    /// Changes with every commit of another process (PRAGMA data_version).
    [[nodiscard]] Result<qint64> readVersion() const;

    [[nodiscard]] const std::optional<FileIdentity>& identity() const { return m_identity; }
    [[nodiscard]] const std::optional<FileIdentity>& journal() const { return m_journal; }
    /// The version of what load() has read last.
    [[nodiscard]] qint64 loadedVersion() const { return m_loadedVersion; }
    /// Whatever was loaded before may be outdated.
    void forgetVersion() { m_loadedVersion = -1; }

private:
    ConfigFile(std::unique_ptr<Connection> connection, const QString& path);
    [[nodiscard]] static Opened openToWrite(const QString& folder);
    [[nodiscard]] static Opened openToRead(const QString& folder);
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> requireNewest() const;
    void purge() const;
    [[nodiscard]] Result<ConfigState> readAll() const;

    std::unique_ptr<Connection> m_connection;
    std::optional<FileIdentity> m_identity;
    std::optional<FileIdentity> m_journal;
    qint64 m_loadedVersion = 0;

public:
    const ServerRepository servers;
    const PinRepository pins;
    const AlertRepository alerts;
    const SecretRepository secrets;
    const CommandRepository commands;
    const HardwareRepository hardware;
    const NoteRepository notes;
    const BootRepository boots;
};

} // namespace vedette::store
