// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/StopSignals.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace vedette::cli {

namespace {

constexpr std::array watched{SIGINT, SIGTERM, SIGHUP};

// A signal handler reaches nothing but globals; the pipe takes the news to the event loop.
std::atomic<int> wakePipe{-1}; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

extern "C" void passOn(int number)
{
    const int before = errno;
    const char byte = static_cast<char>(number);
    [[maybe_unused]] const auto written = ::write(wakePipe.load(), &byte, 1);
    errno = before;
}

} // namespace

class StopSignals::Private
{
public:
    std::array<int, 2> ends{-1, -1};
    std::array<struct sigaction, watched.size()> before{};
    std::unique_ptr<QSocketNotifier> notifier;
};

StopSignals::StopSignals(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    if (::pipe(d->ends.data()) != 0) {
        return; // the signals keep their default: they end the process
    }
    for (const int end : d->ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    wakePipe.store(d->ends[1]);
    d->notifier = std::make_unique<QSocketNotifier>(d->ends[0], QSocketNotifier::Read);
    connect(d->notifier.get(), &QSocketNotifier::activated, this, [this] {
        d->notifier->setEnabled(false);
        char number = 0;
        m_isInterrupted = ::read(d->ends[0], &number, 1) == 1 && number == SIGINT;
        Q_EMIT stopRequested();
    });
    struct sigaction action = {};
    action.sa_handler = passOn;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    for (std::size_t i = 0; i < watched.size(); ++i) {
        ::sigaction(watched.at(i), &action, &d->before.at(i));
    }
}

StopSignals::~StopSignals()
{
    if (!d->notifier) {
        return;
    }
    for (std::size_t i = 0; i < watched.size(); ++i) {
        ::sigaction(watched.at(i), &d->before.at(i), nullptr);
    }
    wakePipe.store(-1);
    d->notifier.reset();
    ::close(d->ends[0]);
    ::close(d->ends[1]);
}

} // namespace vedette::cli
