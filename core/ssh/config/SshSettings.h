// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/config/SshScript.h"

#include <array>
#include <optional>
#include <vector>

namespace vedette::ssh {

/// A value with the line that gave it; no line for one of the caller's.
struct SshSetting
{
    QByteArray value;
    const SshStep* from = nullptr;
};

/// What the lines that apply to a host say: the first value of each keyword wins, files gather.
/// Lives on the thread that made it.
class SshSettings
{
public:
    [[nodiscard]] const std::optional<SshSetting>& of(SshOption option) const;
    [[nodiscard]] QByteArray textOf(SshOption option) const; ///< empty when it isn't set
    [[nodiscard]] bool isYes(SshOption option) const;
    [[nodiscard]] const QList<QByteArray>& identityFiles() const { return m_identityFiles; }
    [[nodiscard]] const QList<QByteArray>& certificateFiles() const { return m_certificateFiles; }
    /// As written; the line of the first is that of UserKnownHostsFile.
    [[nodiscard]] const QList<QByteArray>& knownHosts() const { return m_knownHosts; }
    [[nodiscard]] const std::optional<SshJump>& jump() const { return m_jump; }

    /// The first one wins.
    void set(SshOption option, const SshSetting& setting);
    void replace(SshOption option, const SshSetting& setting);
    /// Takes a line that applies. Tells why OpenSSH would refuse it: too many files.
    [[nodiscard]] std::optional<QString> apply(const SshStep& step);

private:
    std::array<std::optional<SshSetting>, static_cast<std::size_t>(SshOption::Other)> m_values;
    QList<QByteArray> m_identityFiles;
    QList<QByteArray> m_certificateFiles;
    QList<QByteArray> m_knownHosts;
    std::optional<SshJump> m_jump;
};

} // namespace vedette::ssh
