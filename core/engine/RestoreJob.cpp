// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/RestoreJob.h"

#include "core/base/Log.h"
#include "core/engine/Backups.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr RequestId theOne{1};
constexpr std::chrono::hours restorePatience{12};

Result<QString>
restoreShown(const RestoreOrder& order, const TellStep& tell, const std::stop_token& stop)
{
    const auto prepared = PreparedRestore::prepare(order.path, order.dataFolder, stop);
    if (!prepared) {
        return fail(prepared.error());
    }
    const BackupReport& offered = (*prepared)->offered();
    if (offered.backup != order.shown.backup) {
        return fail(ErrorCode::BackupChanged,
                    order.path + u": it is another one than was looked at"_s);
    }
    if (offered.content != order.shown.offered) {
        return fail(ErrorCode::BackupChanged, order.path + u": it holds something else now"_s);
    }
    return (*prepared)->apply(order.secrets, tell, stop);
}

} // namespace

RestoreJob::RestoreJob(RestoreOrder order)
    : m_order(std::move(order))
{
    connect(&m_worker, &StepWorker::stepBegun, this, [this](RequestId, const StepProgress& step) {
        Q_EMIT stepBegun(step);
    });
}

void RestoreJob::start()
{
    m_worker.run(
        theOne,
        restorePatience,
        [order = m_order](const TellStep& tell, const std::stop_token& stop) {
            return restoreShown(order, tell, stop);
        },
        [this](const Result<QString>& before) {
            if (!before) {
                qCWarning(logEngine).noquote() << "nothing was restored:" << before.error().detail;
            }
            Q_EMIT finished(before);
        });
}

void RestoreJob::cancel()
{
    m_worker.cancel(theOne);
}

} // namespace vedette::engine
