// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <optional>

namespace vedette::ssh {

enum class SshConfigSource
{
    Named, ///< by the caller
    Included ///< by a file; must belong to the user or root and be writable by nobody else
};

/// What ssh_config needs of the computer it stands on. A test brings its own, without a disk.
/// The functions may be called from any thread.
struct SshConfigSystem
{
    /// A whole file of 1 MiB at most; a folder is an empty file. NotFound when there is none,
    /// InvalidFile with the reason otherwise.
    std::function<Result<QByteArray>(const QByteArray& path, SshConfigSource source)> read;
    /// The paths that a pattern of glob(7) stands for, in any order; "~" leads to home folders.
    std::function<QList<QByteArray>(const QByteArray& pattern)> glob;
    std::function<std::optional<QByteArray>(const QByteArray& name)> variable;
    /// Another user's home folder.
    std::function<std::optional<QByteArray>(const QByteArray& user)> homeOf;
    /// The TCP port of a service: 22 for "ssh".
    std::function<std::optional<quint16>(const QByteArray& service)> servicePort;
    /// An address in its usual form: "127.0.0.1" for "127.1". Nothing for a name, never looked up.
    std::function<std::optional<QByteArray>(const QByteArray& host)> address;

    QByteArray user;
    QByteArray userId;
    QByteArray home; ///< as the system knows it, not $HOME
    QByteArray hostName; ///< of this computer
};

/// This computer.
[[nodiscard]] SshConfigSystem thisSshConfigSystem();

} // namespace vedette::ssh
