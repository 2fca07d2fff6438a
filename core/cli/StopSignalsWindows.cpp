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

} // namespace

class StopSignals::Private
{
public:
    /// Windows calls this on a thread of its own.
    static BOOL WINAPI passOn(DWORD event)
    {
        StopSignals* target = receiver.exchange(nullptr);
        if (target == nullptr) {
            return FALSE;
        }
        const bool isInterrupt = event == CTRL_C_EVENT;
        QMetaObject::invokeMethod(
            target,
            [target, isInterrupt] {
                target->m_isInterrupted = isInterrupt;
                Q_EMIT target->stopRequested();
            },
            Qt::QueuedConnection);
        return TRUE;
    }
};

StopSignals::StopSignals(QObject* parent)
    : QObject(parent)
{
    receiver.store(this);
    ::SetConsoleCtrlHandler(Private::passOn, TRUE);
}

StopSignals::~StopSignals()
{
    ::SetConsoleCtrlHandler(Private::passOn, FALSE);
    receiver.store(nullptr);
}

} // namespace vedette::cli
