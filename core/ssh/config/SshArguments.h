// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/config/SshConfigSystem.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace vedette::ssh {

/// The arguments of one line of ssh_config, taken one by one. Lives on the thread that made it.
class SshArguments
{
public:
    SshArguments(QList<QByteArray> words, const SshConfigSystem& system)
        : m_words(std::move(words))
        , m_system(&system)
    { }

    [[nodiscard]] std::optional<QByteArray> next()
    {
        return hasMore() ? std::optional(m_words.at(m_at++)) : std::nullopt;
    }
    /// The next one; an empty one is as good as none.
    [[nodiscard]] std::optional<QByteArray> nextText()
    {
        const auto word = next();
        return word && !word->isEmpty() ? word : std::nullopt;
    }
    [[nodiscard]] bool hasMore() const { return m_at < m_words.size(); }
    void skipAll() { m_at = m_words.size(); }
    [[nodiscard]] const SshConfigSystem& system() const { return *m_system; }

private:
    QList<QByteArray> m_words;
    const SshConfigSystem* m_system; ///< outlives this
    qsizetype m_at = 0;
};

/// Takes a keyword's arguments and tells why OpenSSH would refuse them; nothing when it takes them.
using SshCheck = std::optional<QString> (*)(SshArguments& arguments);

} // namespace vedette::ssh
