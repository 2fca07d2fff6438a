// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/store/history/KilledWriter.h"

#include "core/base/Deadline.h"

#include <QProcess>

#include <algorithm>
#include <future>
#include <iterator>

namespace vedette::test {

namespace {

std::vector<Timestamp> readLines(QProcess& process)
{
    std::vector<Timestamp> times;
    while (process.canReadLine()) {
        times.push_back(fromMsecs(process.readLine().trimmed().toLongLong()));
    }
    return times;
}

std::vector<Timestamp> watchAndKill(const QString& folder, int polls, Timestamp first)
{
    QProcess victim;
    victim.start(QStringLiteral(VEDETTE_STORE_VICTIM), {folder, QString::number(toMsecs(first))});
    const Deadline deadline = Deadline::after(seconds{30});
    std::vector<Timestamp> acknowledged;
    while (static_cast<int>(acknowledged.size()) < polls
           && victim.waitForReadyRead(static_cast<int>(deadline.remaining().count()))) {
        std::ranges::copy(readLines(victim), std::back_inserter(acknowledged));
    }
    victim.kill(); // SIGKILL
    if (!victim.waitForFinished(10'000)) {
        return {}; // it might still write
    }
    std::ranges::copy(readLines(victim), std::back_inserter(acknowledged));
    return acknowledged;
}

} // namespace

std::vector<Timestamp> killAfter(const QString& folder, int polls, Timestamp first)
{
    // On a thread of its own: after a vfork ThreadSanitizer takes that thread for the child's.
    return std::async(std::launch::async, watchAndKill, folder, polls, first).get();
}

} // namespace vedette::test
