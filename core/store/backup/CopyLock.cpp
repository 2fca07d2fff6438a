// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/backup/CopyLock.h"

#include "core/base/Deadline.h"

#include <QDir>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::store {

namespace {

constexpr int copyLookMsecs = 100; // how soon the end of a copy, or a stop, is noticed

std::unique_ptr<QLockFile> copyLockFile(const QString& folder, int number)
{
    auto lock = std::make_unique<QLockFile>(
        QDir(folder).filePath(u"backup-%1.lock"_s.arg(QString::number(number))));
    lock->setStaleLockTime(0); // only a dead owner makes it stale
    return lock;
}

/// False when it is held by another one to the end.
Result<bool> awaitCopy(QLockFile& lock,
                       const std::function<void()>& tellWaiting,
                       const Deadline& deadline,
                       const std::stop_token& stop)
{
    bool isTold = false;
    while (!lock.tryLock(isTold ? copyLookMsecs : 0)) {
        if (lock.error() != QLockFile::LockFailedError) {
            return true; // whoever can't make one here has made none
        }
        if (stop.stop_requested()) {
            return fail(ErrorCode::Cancelled);
        }
        if (deadline.hasExpired()) {
            return false;
        }
        if (!isTold && tellWaiting) {
            tellWaiting();
        }
        isTold = true;
    }
    return true;
}

} // namespace

Result<std::unique_ptr<QLockFile>> lockCopy(const QString& folder)
{
    for (int number = 1; number <= mostCopies; ++number) {
        auto lock = copyLockFile(folder, number);
        if (lock->tryLock(0)) {
            return lock;
        }
        if (lock->error() != QLockFile::LockFailedError) {
            return nullptr;
        }
    }
    return fail(ErrorCode::StoreBusy,
                u"a backup is being restored, or too many are being made, in "_s + folder);
}

Result<CopyLocks> awaitCopies(const QString& folder,
                              const std::function<void()>& tellWaiting,
                              milliseconds atMost,
                              const std::stop_token& stop)
{
    const Deadline deadline = Deadline::after(atMost);
    bool isTold = false;
    const auto tellOnce = [&] {
        if (!std::exchange(isTold, true) && tellWaiting) {
            tellWaiting();
        }
    };
    CopyLocks locks;
    locks.reserve(mostCopies);
    for (int number = 1; number <= mostCopies; ++number) {
        auto lock = copyLockFile(folder, number);
        const auto isOver = awaitCopy(*lock, tellOnce, deadline, stop);
        if (!isOver) {
            return fail(isOver.error());
        }
        if (!*isOver) {
            return fail(ErrorCode::StoreBusy, u"a backup is being made of "_s + folder);
        }
        locks.push_back(std::move(lock));
    }
    return locks;
}

} // namespace vedette::store
