// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/EngineBackups.h"

#include "core/base/Expendable.h"
#include "core/base/Log.h"
#include "core/engine/LowPriority.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr std::chrono::minutes scheduleTick{1};
constexpr seconds listPatience{30};
constexpr std::chrono::hours copyPatience{12}; ///< of a large history on a slow disk
constexpr milliseconds cancelGrace{800}; ///< to end by itself: then it is answered without it

/// An SQL statement, or a folder that doesn't answer, may hold it up long after a cancel: it goes
/// on to its next look at `stop` on a thread of its own then, and removes what it has begun.
template <class Work>
auto cancellable(Work work, milliseconds patience, const std::stop_token& stop)
{
    return expendable(std::move(work), Deadline::after(patience), stop, cancelGrace);
}

Result<void> requireFolder(const QString& folder, const std::stop_token& stop)
{
    return cancellable(
        [folder] {
            return QFileInfo(folder).isDir() ? Result<void>() : fail(ErrorCode::NotFound, folder);
        },
        listPatience,
        stop);
}

/// Of a folder that is not there yet: nothing. What can't be used, and what is of the future, does
/// not count.
Result<std::optional<Timestamp>>
newestBackup(const QString& folder, Timestamp now, const std::stop_token& stop)
{
    const auto entries = cancellable([folder] { return listBackups(folder); }, listPatience, stop);
    if (!entries && entries.error().code == ErrorCode::NotFound) {
        return std::nullopt;
    }
    if (!entries) {
        return fail(entries.error());
    }
    std::optional<Timestamp> newest;
    for (const BackupEntry& entry : *entries) {
        const Timestamp made = entry.backup.createdAt;
        if (!entry.error && made <= now && (!newest || made > *newest)) {
            newest = made;
        }
    }
    return newest;
}

} // namespace

EngineBackups::EngineBackups(QString dataFolder, SecretOptions secrets, const Clock& clock)
    : m_dataFolder(std::move(dataFolder))
    , m_secrets(std::move(secrets))
    , m_clock(clock)
{
    m_timer.setInterval(scheduleTick);
    connect(&m_timer, &QTimer::timeout, this, &EngineBackups::runIfDue);
    connect(&m_reader, &StepWorker::stepBegun, this, &BackupSource::stepBegun);
    connect(&m_writer, &StepWorker::stepBegun, this, &BackupSource::stepBegun);
}

EngineBackups::~EngineBackups()
{
    stop(Deadline::after(StepWorker::endGrace));
}

void EngineBackups::start()
{
    m_timer.start();
}

void EngineBackups::askToStop()
{
    m_timer.stop();
    m_reader.askToStop();
    m_writer.askToStop();
}

void EngineBackups::stop(const Deadline& deadline)
{
    askToStop();
    m_reader.stop(deadline);
    m_writer.stop(deadline);
}

void EngineBackups::setPlan(const BackupPlan& plan)
{
    m_schedule.setPlan(plan, m_clock.monotonic());
}

void EngineBackups::runIfDue()
{
    if (m_isRunning || !m_schedule.isDue(m_clock.now(), m_clock.monotonic())) {
        return;
    }
    m_isRunning = true;
    const BackupPlan plan = m_schedule.plan();
    const BackupOrder order{.dataFolder = m_dataFolder,
                            .target = plan.folder.isEmpty() ? defaultFolder() : plan.folder,
                            .keep = plan.keep,
                            .secrets = m_secrets};
    m_writer.run(
        nextRequest(),
        copyPatience,
        [plan, order](const TellStep& tell, const std::stop_token& stop) {
            return runPlan(plan, order, tell, stop);
        },
        [this](const Result<Run>& run) { applyRun(run); });
}

Result<EngineBackups::Run> EngineBackups::runPlan(const BackupPlan& plan,
                                                  const BackupOrder& order,
                                                  const TellStep& tell,
                                                  const std::stop_token& stop)
{
    giveWay();
    // One that was chosen and is gone may be a disk that is not there: its place is not filled.
    if (!plan.folder.isEmpty()) {
        if (const auto there = requireFolder(plan.folder, stop); !there) {
            return fail(there.error());
        }
    }
    const Timestamp now = order.secrets.clock->now();
    const auto newest = newestBackup(order.target, now, stop);
    if (!newest) {
        return fail(newest.error());
    }
    if (!isBackupDue(plan.rhythm, *newest, now)) {
        return Run{*newest, {}}; // somebody else made one
    }
    auto made = makeBackup(order, tell, stop);
    if (!made) {
        return fail(made.error());
    }
    return Run{made->entry.backup.createdAt, *std::move(made)};
}

void EngineBackups::applyRun(const Result<Run>& run)
{
    m_isRunning = false;
    if (!run) {
        m_schedule.addFailure(m_clock.monotonic());
        qCWarning(logEngine).noquote()
            << "no backup could be made:" << errorName(run.error().code) << run.error().detail;
        Q_EMIT scheduleRan(fail(run.error()), std::nullopt);
        return;
    }
    m_schedule.setNewest(run->newest);
    if (!run->made) {
        return;
    }
    const MadeBackup& made = *run->made;
    qCInfo(logEngine).noquote() << "made the backup" << made.entry.path;
    if (made.rotation) {
        qCWarning(logEngine).noquote()
            << "older backups can't be removed:" << made.rotation->detail;
    }
    Q_EMIT scheduleRan(made.entry, made.rotation);
}

QString EngineBackups::defaultFolder() const
{
    return defaultBackupFolder(m_dataFolder);
}

RequestId EngineBackups::requestBackups(const QString& folder)
{
    const RequestId request = nextRequest();
    m_reader.run(
        request,
        listPatience,
        [folder](const TellStep&, const std::stop_token& stop) {
            return cancellable([folder] { return listBackups(folder); }, listPatience, stop);
        },
        [this, request](const Result<std::vector<BackupEntry>>& backups) {
            Q_EMIT listed(request, backups);
        });
    return request;
}

RequestId EngineBackups::create(const QString& folder, bool withVault)
{
    const RequestId request = nextRequest();
    const BackupOrder order{
        .dataFolder = m_dataFolder, .target = folder, .withVault = withVault, .secrets = m_secrets};
    m_writer.run(
        request,
        copyPatience,
        [order](const TellStep& tell, const std::stop_token& stop) {
            return cancellable([=] { return makeBackup(order, tell, stop); }, copyPatience, stop)
                .map([](const MadeBackup& made) { return made.entry; });
        },
        [this, request](const Result<BackupEntry>& made) { Q_EMIT created(request, made); });
    return request;
}

RequestId EngineBackups::inspect(const QString& path)
{
    const RequestId request = nextRequest();
    m_reader.run(
        request,
        copyPatience,
        [path, dataFolder = m_dataFolder](const TellStep&, const std::stop_token& stop) {
            return cancellable(
                [=] { return previewBackup(path, dataFolder, stop); }, copyPatience, stop);
        },
        [this, request](const Result<BackupPreview>& preview) {
            Q_EMIT inspected(request, preview);
        });
    return request;
}

void EngineBackups::cancel(RequestId request)
{
    m_reader.cancel(request);
    m_writer.cancel(request);
}

RequestId EngineBackups::nextRequest()
{
    ++m_lastRequest.value;
    return m_lastRequest;
}

} // namespace vedette::engine
