// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/ssh/KnownHost.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace vedette::ssh {

/// The keys that OpenSSH's known_hosts files hold, for any number of addresses. Value; the reading
/// of files is readKnownHosts().
class KnownHosts final
{
public:
    /// What could not be read: a line, or with line 0 the whole file.
    struct Problem
    {
        QString file;
        int line = 0; ///< counted from 1
        Error error; ///< Malformed for a line

        bool operator==(const Problem&) const = default;
    };

    /// The lines of one file, behind those added before. A line that can't be read is passed over
    /// and remembered, the first 100 of all files. Linear in the size of `text`.
    void add(QByteArrayView text, const QString& file);
    /// A file that is there, and can't be read.
    void addUnread(const QString& file, const Error& error);

    /// The lines about an address: the host as ssh looks it up, in any case, without brackets.
    [[nodiscard]] KnownHost find(QByteArrayView host, quint16 port) const;
    [[nodiscard]] const std::vector<Problem>& problems() const { return m_problems; }
    /// False when a file was there and could not be read: an unknown key may be a known one.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }

private:
    struct Line
    {
        KnownHostsEntry entry;
        QString file;
        int line = 0;
    };

    void addLine(QByteArrayView text, const QString& file, int line);
    void addProblem(const Problem& problem);
    [[nodiscard]] std::vector<KnownHost::Line> linesOf(QByteArrayView name) const;

    std::vector<Line> m_lines;
    std::vector<Problem> m_problems;
    bool m_isComplete = true;
};

} // namespace vedette::ssh
