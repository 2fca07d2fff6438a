// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/KnownHosts.h"

#include "core/ssh/HostPatterns.h"

#include <utility>

namespace vedette::ssh {

namespace {

constexpr std::size_t maxProblems = 100;
constexpr quint16 usualPort = 22;

} // namespace

void KnownHosts::add(QByteArrayView text, const QString& file)
{
    int line = 0;
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        addLine(text.first(end < 0 ? text.size() : end), file, ++line);
        text = text.sliced(end < 0 ? text.size() : end + 1);
    }
}

void KnownHosts::addUnread(const QString& file, const Error& error)
{
    m_isComplete = false;
    addProblem({file, 0, error});
}

KnownHost KnownHosts::find(QByteArrayView host, quint16 port) const
{
    const QByteArray bare = host.toByteArray().toLower(); // ASCII only, as the patterns are
    if (port == usualPort) {
        return {linesOf(bare), {}};
    }
    return {linesOf('[' + bare + "]:" + QByteArray::number(port)), linesOf(bare)};
}

void KnownHosts::addLine(QByteArrayView text, const QString& file, int line)
{
    auto entry = parseKnownHostsLine(text);
    if (!entry) {
        addProblem({file, line, entry.error()});
    } else if (entry->has_value()) {
        m_lines.push_back({**std::move(entry), file, line});
    }
}

void KnownHosts::addProblem(const Problem& problem)
{
    if (m_problems.size() < maxProblems) {
        m_problems.push_back(problem);
    }
}

std::vector<KnownHost::Line> KnownHosts::linesOf(QByteArrayView name) const
{
    std::vector<KnownHost::Line> found;
    for (const Line& line : m_lines) {
        if (matchesHost(line.entry.hosts, name)) {
            found.push_back({line.entry.marker, line.entry.key, line.file, line.line});
        }
    }
    return found;
}

} // namespace vedette::ssh
