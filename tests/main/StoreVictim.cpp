// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// FOLDER FIRST: appends polls for ever, a second apart from FIRST on (ms), and prints the time of
// each that is acknowledged: for a test that kills it.
#include "core/store/history/HistoryStore.h"

#include <QCoreApplication>

#include <cstdio>
#include <semaphore>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

constexpr int mostUnacknowledged = 1200;

Snapshot pollAt(qint64 msecs)
{
    Snapshot snapshot;
    snapshot.server = ServerId{1};
    snapshot.collectedAt = fromMsecs(msecs);
    snapshot.samples = {{{u"server"_s, u"up"_s, {}}, 1},
                        {{u"cpu"_s, u"totalUsage"_s, {}}, static_cast<double>(msecs % 1000) / 10}};
    return snapshot;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3) {
        return 2;
    }
    std::counting_semaphore<mostUnacknowledged> room(mostUnacknowledged);
    const auto acknowledge = [&room](const store::HistoryProgress& progress) {
        if (!progress.committed) {
            return;
        }
        for (const Snapshot& snapshot : *progress.committed) {
            std::printf("%lld\n", static_cast<long long>(toMsecs(snapshot.collectedAt)));
        }
        std::fflush(stdout);
        room.release(static_cast<std::ptrdiff_t>(progress.committed->size()));
    };
    const auto store = store::HistoryStore::open(arguments.at(1), acknowledge);
    if (!store) {
        return 1;
    }
    for (qint64 msecs = arguments.at(2).toLongLong();; msecs += 1000) {
        room.acquire();
        if (!(*store)->append(pollAt(msecs))) {
            return 1;
        }
    }
}
