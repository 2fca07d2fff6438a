// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/WorkLog.h"

#include "core/collect/PollText.h"
#include "core/collect/Probe.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr qsizetype mostOutput = 64LL * 1024; // a person reads far less

/// A name that is no file is a tool whose answers stand in sections of their own.
QByteArray partOf(QLatin1StringView need, const PollText& text)
{
    if (const auto both = text.section("dfTable"); both && need == "df"_L1) {
        return "df:\n" + both->toByteArray();
    }
    if (need == "df"_L1) {
        return "df -kP:\n" + text.section("df").value_or(QByteArrayView()).toByteArray()
            + "\ndf -iP:\n" + text.section("inodes").value_or(QByteArrayView()).toByteArray();
    }
    const QByteArray path(need.data(), need.size());
    const auto content = text.file(path);
    return path + ":\n" + (content ? content->toByteArray() : QByteArray("(not in this answer)\n"));
}

/// As it ran: by the shell, or as its df can.
QString commandOf(const Probe& probe, const PollText& text)
{
    const QString df = text.section("dfTable")
        ? u"df -k --output=source,size,used,avail,pcent,itotal,iused,iavail,ipcent,target"_s
        : u"df -kP; df -iP"_s;
    QStringList parts;
    for (const QLatin1StringView need : probe.needs) {
        parts.push_back(need == "df"_L1 ? df : u"cat "_s + need);
    }
    return parts.join(u"; "_s);
}

void cut(Work& work)
{
    work.isCut = work.isCut || work.output.size() > mostOutput;
    work.output.truncate(mostOutput);
}

} // namespace

void WorkLog::keep(PollKind kind, Poll poll)
{
    (kind == PollKind::Status ? m_status : m_metrics) = std::move(poll);
}

void WorkLog::keep(Work work)
{
    cut(work);
    work.output = qCompress(work.output, 1);
    m_slow.insert_or_assign(work.probe, std::move(work));
}

Result<Work> WorkLog::find(const QString& probe) const
{
    const auto found = m_slow.find(probe);
    if (found == m_slow.end()) {
        return findInPoll(probe);
    }
    Work work = found->second;
    work.output = qUncompress(work.output);
    return work;
}

Result<Work> WorkLog::findInPoll(const QString& probe) const
{
    const auto all = probeCatalogue();
    const auto known = std::ranges::find_if(
        all, [&probe](const Probe& candidate) { return candidate.name == probe; });
    const std::optional<Poll>& poll = m_metrics ? m_metrics : m_status;
    if (known == all.end() || !poll) {
        return fail(ErrorCode::NotFound, probe);
    }
    const auto text = PollText::parse(poll->reply, poll->nonce);
    if (!text) {
        return fail(text.error());
    }
    Work work{.probe = probe,
              .command = commandOf(*known, *text),
              .output = {},
              .exitCode = {},
              .took = poll->took,
              .collectedAt = poll->collectedAt};
    for (const QLatin1StringView need : known->needs) {
        work.output += partOf(need, *text);
    }
    cut(work);
    return work;
}

} // namespace vedette::collect
