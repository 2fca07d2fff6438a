// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/KnownHost.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace vedette::ssh {

namespace {

using Lines = std::vector<KnownHost::Line>;

KnownHostAnswer answer(KnownHostStatus status, const KnownHost::Line& line)
{
    return {status, line.file, line.line};
}

bool hasPlainKey(const Lines& lines)
{
    return std::ranges::find(lines, HostKeyMarker::None, &KnownHost::Line::marker) != lines.end();
}

/// The keys of the lines without a marker, each once, but for those in `seen`.
std::vector<HostKey> plainKeys(const Lines& lines, QSet<QByteArray> seen)
{
    std::vector<HostKey> keys;
    for (const KnownHost::Line& line : lines) {
        if (line.marker == HostKeyMarker::None && !seen.contains(line.key.blob)) {
            seen.insert(line.key.blob);
            keys.push_back(line.key);
        }
    }
    return keys;
}

void addRevoked(QSet<QByteArray>& blobs, const Lines& lines)
{
    for (const KnownHost::Line& line : lines) {
        if (line.marker == HostKeyMarker::Revoked) {
            blobs.insert(line.key.blob);
        }
    }
}

/// One name: a revoked key is revoked wherever that stands; the first line with the key trusts it;
/// among lines with other keys the last is named, as ssh does.
KnownHostAnswer checkLines(const Lines& lines, const HostKey& seen)
{
    KnownHostAnswer found;
    for (const KnownHost::Line& line : lines) {
        const bool isSeen = line.key.blob == seen.blob;
        if (line.marker == HostKeyMarker::Revoked && isSeen) {
            return answer(KnownHostStatus::Revoked, line);
        }
        if (line.marker == HostKeyMarker::None && found.status != KnownHostStatus::Trusted) {
            found = answer(isSeen ? KnownHostStatus::Trusted : KnownHostStatus::Changed, line);
        }
    }
    return found;
}

} // namespace

KnownHost::KnownHost(std::vector<Line> own, std::vector<Line> bare)
    : m_own(std::move(own))
    , m_bare(std::move(bare))
{ }

KnownHostAnswer KnownHost::check(const HostKey& seen) const
{
    KnownHostAnswer found = checkLines(m_own, seen);
    if (found.status == KnownHostStatus::Unknown) {
        const KnownHostAnswer bare = checkLines(m_bare, seen);
        // Another key of the bare host says nothing: another port may well be another machine.
        return bare.status == KnownHostStatus::Changed ? found : bare;
    }
    return found;
}

std::vector<HostKey> KnownHost::known() const
{
    return plainKeys(m_own, {});
}

std::vector<HostKey> KnownHost::trusted() const
{
    QSet<QByteArray> revoked;
    addRevoked(revoked, m_own);
    if (hasPlainKey(m_own)) {
        return plainKeys(m_own, std::move(revoked));
    }
    addRevoked(revoked, m_bare);
    return plainKeys(m_bare, std::move(revoked));
}

} // namespace vedette::ssh
