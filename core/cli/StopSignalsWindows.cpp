// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Untested: written from the documentation of the Windows console.
#include "core/cli/StopSignals.h"

#include <QMetaObject>

#include <atomic>

#include <windows.h>

namespace vedette::cli {

namespace {

std::atomic<StopSignals*> receiver{nullptr};

/// Windows calls this on a thread of its own.
BOOL WINAPI passOn(DWORD)
{
    StopSignals* target = receiver.exchange(nullptr);
    if (target == nullptr) {
        return FALSE;
    }
    QMetaObject::invokeMethod(
        target, [target] { Q_EMIT target->stopRequested(); }, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

class StopSignals::Private
{ };

StopSignals::StopSignals(QObject* parent)
    : QObject(parent)
{
    receiver.store(this);
    ::SetConsoleCtrlHandler(passOn, TRUE);
}

StopSignals::~StopSignals()
{
    ::SetConsoleCtrlHandler(passOn, FALSE);
    receiver.store(nullptr);
}

} // namespace vedette::cli
