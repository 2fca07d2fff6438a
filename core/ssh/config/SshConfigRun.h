// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/SshConfigNote.h"
#include "core/ssh/config/SshSettings.h"

#include <set>
#include <vector>

namespace vedette::ssh {

/// Goes through a configuration for one host. Lives on the thread that made it.
class SshConfigRun
{
public:
    /// Both outlive this.
    SshConfigRun(const SshScript& script, const SshConfigSystem& system);

    /// Reads it for a host as a person names it: once, or twice when the lines ask for it. Errors
    /// are those of SshConfig::resolve.
    [[nodiscard]] Result<void> read(const SshTarget& target);

    [[nodiscard]] const SshSettings& settings() const { return m_settings; }
    [[nodiscard]] const QByteArray& originalHost() const { return m_originalHost; }
    /// What is dialled: lower case, or an address.
    [[nodiscard]] const QByteArray& host() const { return m_host; }
    [[nodiscard]] const std::vector<SshConfigNote>& notes() const { return m_notes; }

private:
    /// Whether lines apply, in a file and in those that include it.
    struct Block
    {
        bool isActive = true;
        bool isNever = false; ///< included where nothing applies: read for its faults only
    };

    Result<void> pass(bool isFinal);
    Result<void> take(const SshStep& step, bool isFinal);
    Result<void> takeLine(const SshStep& step, bool isFinal);
    [[nodiscard]] bool matchesHost(const SshStep& step) const;
    Result<bool> matches(const SshStep& step, bool isFinal);
    /// HostName with its tokens, or the host that was asked for.
    [[nodiscard]] Result<QByteArray> hostSoFar() const;
    Result<void> settleHost();
    void note(const SshStep& step, const QString& text, bool isDoubtful);

    const SshScript& m_script;
    const SshConfigSystem& m_system;
    SshSettings m_settings;
    QByteArray m_originalHost;
    QByteArray m_host;
    std::vector<Block> m_blocks;
    std::vector<SshConfigNote> m_notes;
    std::set<const SshStep*> m_noted;
};

} // namespace vedette::ssh
