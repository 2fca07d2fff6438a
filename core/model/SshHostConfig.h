// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/SshConfigNote.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace vedette {

/// What ssh_config(5) says of one host, every value in the form in which `ssh -G` prints it.
/// Immutable value.
struct SshHostConfig
{
    QString hostName; ///< lower case, or an address
    QString user;
    quint16 port = 22;
    QStringList identityFiles; ///< as written: "~" and tokens stand; the default files when none
    QStringList certificateFiles; ///< as written
    std::optional<QString> identityAgent; ///< expanded; "none", "SSH_AUTH_SOCK" and "$NAME" stand
    std::optional<QString> proxyJump; ///< "[user@]host[:port]", comma separated
    std::optional<QString> proxyCommand; ///< as written; never together with proxyJump
    bool proxyUsesFdpass = false; ///< that command hands over a connected socket instead
    std::optional<QString> hostKeyAlias; ///< lower case
    QStringList userKnownHostsFiles; ///< expanded; empty for "none"
    bool hasUsualKnownHosts = true; ///< these are the files that ssh reads when none is named
    QString strictHostKeyChecking; ///< "true", "false", "ask" or "accept-new"
    bool identitiesOnly = false;
    std::optional<int> connectTimeout; ///< seconds; nothing: the system's own time
    /// The key files that it names, with "~" and tokens expanded; empty: the usual ones, or "none".
    /// InvalidFile when ssh would give up before it connects.
    Result<QStringList> keyFiles;
    Result<QStringList> certificatePaths; ///< certificateFiles in the same way
    std::vector<SshConfigNote> notes;

    bool operator==(const SshHostConfig&) const = default;
};

/// The keys of ssh_config(5) in lower case with what `ssh -G` prints as text; "identityfile" and
/// "certificatefile" are arrays, keys that `ssh -G` leaves out are left out. Without the notes
/// and the key files.
[[nodiscard]] QJsonObject toJson(const SshHostConfig& config);

} // namespace vedette
