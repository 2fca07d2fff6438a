// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaObject>

#include <utility>

#ifdef __SANITIZE_THREAD__
extern "C" void __tsan_acquire(void* address); // NOLINT(bugprone-reserved-identifier)
extern "C" void __tsan_release(void* address); // NOLINT(bugprone-reserved-identifier)
#endif

namespace vedette {

/// Tells ThreadSanitizer what it can't see, since Qt is not built with it: all that this thread has
/// done is seen by who takes `what` over. Called from any thread; without that tool it does
/// nothing.
inline void handOver([[maybe_unused]] const void* what)
{
#ifdef __SANITIZE_THREAD__
    __tsan_release(const_cast<void*>(what)); // NOLINT(cppcoreguidelines-pro-type-const-cast)
#endif
}

/// The other side of handOver().
inline void takeOver([[maybe_unused]] const void* what)
{
#ifdef __SANITIZE_THREAD__
    __tsan_acquire(const_cast<void*>(what)); // NOLINT(cppcoreguidelines-pro-type-const-cast)
#endif
}

/// Runs `act` on the thread of `context`, later; not at all when `context` is gone by then.
/// Called from any thread.
template <class Context, class Act>
void post(Context* context, Act act)
{
    handOver(context);
    QMetaObject::invokeMethod(
        context,
        [context, act = std::move(act)] {
            takeOver(context);
            act();
        },
        Qt::QueuedConnection);
}

} // namespace vedette
