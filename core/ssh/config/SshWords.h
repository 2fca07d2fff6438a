// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace vedette::ssh {

/// The words of a line as OpenSSH reads keywords and the criteria of Match: parted by blanks or
/// one "=", with "…" for blanks in a word. Lives on the thread that made it.
class SshWords
{
public:
    explicit SshWords(QByteArray text);

    /// Nothing at the end, or when a quote isn't closed, which ends the line too. A word may be
    /// empty: before leading blanks, in "", and once at the end.
    [[nodiscard]] std::optional<QByteArray> next();
    /// What next() did not take yet.
    [[nodiscard]] QByteArray rest() const;
    void skipAll() { m_isOver = true; }

private:
    void skipBlanks();

    QByteArray m_text;
    qsizetype m_at = 0;
    bool m_isOver = false;
};

/// The arguments of a keyword: parted by spaces and tabs, with '…' and "…", backslashes before
/// quotes, backslashes and spaces, up to a "#" at the start of a word. Nothing when a quote isn't
/// closed.
[[nodiscard]] std::optional<QList<QByteArray>> splitSshArguments(const QByteArray& text);

} // namespace vedette::ssh
