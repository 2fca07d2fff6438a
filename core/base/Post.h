// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaObject>

#include <utility>

#ifdef __SANITIZE_THREAD__
extern "C" {
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): the tool's own names
void __tsan_acquire(void* address);
void __tsan_release(void* address);
void AnnotateIgnoreWritesBegin(const char* file, int line);
void AnnotateIgnoreWritesEnd(const char* file, int line);
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
}
#endif

namespace vedette {

// Qt is not built with ThreadSanitizer, which then sees nothing of what its event loops and thread
// pools put in order: told here. Without that tool nothing is done.

/// All that this thread has done is seen by who takes `what` over. Called from any thread.
inline void handOver([[maybe_unused]] const void* what)
{
#ifdef __SANITIZE_THREAD__
    __tsan_release(const_cast<void*>(what));
#endif
}

/// The other side of handOver().
inline void takeOver([[maybe_unused]] const void* what)
{
#ifdef __SANITIZE_THREAD__
    __tsan_acquire(const_cast<void*>(what));
#endif
}

/// While it lives, what is written belongs to Qt: it puts a queued functor in order itself.
class QtWrites final
{
public:
#ifdef __SANITIZE_THREAD__
    QtWrites()
    {
        AnnotateIgnoreWritesBegin(__FILE__, __LINE__);
    }
    ~QtWrites()
    {
        AnnotateIgnoreWritesEnd(__FILE__, __LINE__);
    }
#else
    QtWrites() = default;
    ~QtWrites() = default;
#endif
    QtWrites(const QtWrites&) = delete;
    QtWrites& operator=(const QtWrites&) = delete;
};

/// Runs `act` on the thread of `context`, later; not at all when `context` is gone by then.
/// Called from any thread.
template <class Context, class Act>
void post(Context* context, Act act)
{
    handOver(context);
    [[maybe_unused]] const QtWrites ignored;
    QMetaObject::invokeMethod(
        context,
        [context, act = std::move(act)] {
            takeOver(context);
            act();
        },
        Qt::QueuedConnection);
}

} // namespace vedette
