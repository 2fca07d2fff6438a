// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/Terminal.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>

#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace vedette::cli {

namespace {

/// What the terminal was like before, put back at the end.
class TerminalMode final
{
public:
    explicit TerminalMode(const termios& before)
        : m_before(before)
    { }
    TerminalMode(const TerminalMode&) = delete;
    TerminalMode& operator=(const TerminalMode&) = delete;
    ~TerminalMode() { ::tcsetattr(STDIN_FILENO, TCSADRAIN, &m_before); }

private:
    termios m_before;
};

std::optional<termios> inputMode()
{
    termios mode{};
    if (::isatty(STDIN_FILENO) == 0 || ::tcgetattr(STDIN_FILENO, &mode) != 0) {
        return std::nullopt;
    }
    return mode;
}

/// A process in the background may not touch the terminal: SIGTTOU would stop it.
bool isForeground(int fd)
{
    return ::tcgetpgrp(fd) == ::getpgrp();
}

void clearFlags(tcflag_t& flags, tcflag_t unwanted)
{
    flags &= ~unwanted;
}

} // namespace

std::optional<TerminalSize> terminalSize()
{
    if (::isatty(STDOUT_FILENO) == 0 || !isForeground(STDOUT_FILENO)) {
        return std::nullopt;
    }
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) {
        return TerminalSize{};
    }
    return TerminalSize{size.ws_col, size.ws_row};
}

bool isReaderGone()
{
    pollfd output{.fd = STDOUT_FILENO, .events = 0, .revents = 0};
    return ::poll(&output, 1, 0) > 0 && (output.revents & POLLERR) != 0;
}

void discardTypedAhead()
{
    if (inputMode() && isForeground(STDIN_FILENO)) {
        ::tcflush(STDIN_FILENO, TCIFLUSH);
    }
}

bool awaitLine(std::chrono::milliseconds atMost)
{
    pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    return ::poll(&input, 1, static_cast<int>(atMost.count())) > 0;
}

class Keyboard::Private
{
public:
    explicit Private(const termios& before)
        : mode(before)
        , notifier(STDIN_FILENO, QSocketNotifier::Read)
    { }

    TerminalMode mode;
    QSocketNotifier notifier;
};

Keyboard::Keyboard(QObject* parent)
    : QObject(parent)
{
    const auto before = inputMode();
    if (!before || !isForeground(STDIN_FILENO)) {
        return;
    }
    termios raw = *before;
    clearFlags(raw.c_lflag, ICANON | ECHO);
    raw.c_cc[VSUSP] = _POSIX_VDISABLE; // Ctrl+Z would leave the shell with our screen
    if (::tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) != 0) {
        return;
    }
    d = std::make_unique<Private>(*before);
    connect(&d->notifier, &QSocketNotifier::activated, this, [this] {
        char key = 0;
        if (::read(STDIN_FILENO, &key, 1) == 1) {
            Q_EMIT keyPressed(key);
        } else {
            d->notifier.setEnabled(false);
        }
    });
}

Keyboard::~Keyboard() = default;

namespace {

constexpr std::array endings{SIGINT, SIGTERM, SIGHUP, SIGQUIT};

// A signal handler reaches nothing but globals.
termios shownInput; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

extern "C" void showInputAndEnd(int signal)
{
    ::tcsetattr(STDIN_FILENO, TCSADRAIN, &shownInput);
    ::raise(signal); // whose default holds again
}

/// A signal that ends the program puts the terminal back.
class EchoGuard final
{
public:
    explicit EchoGuard(const termios& before)
    {
        shownInput = before;
        struct sigaction action = {};
        action.sa_handler = showInputAndEnd;
        action.sa_flags = static_cast<int>(SA_RESETHAND);
        for (std::size_t i = 0; i < endings.size(); ++i) {
            ::sigaction(endings.at(i), nullptr, &m_before.at(i));
            if (m_before.at(i).sa_handler == SIG_DFL) {
                ::sigaction(endings.at(i), &action, nullptr);
            }
        }
    }
    EchoGuard(const EchoGuard&) = delete;
    EchoGuard& operator=(const EchoGuard&) = delete;
    ~EchoGuard()
    {
        for (std::size_t i = 0; i < endings.size(); ++i) {
            ::sigaction(endings.at(i), &m_before.at(i), nullptr);
        }
    }

private:
    std::array<struct sigaction, endings.size()> m_before{};
};

} // namespace

class HiddenInput::Private
{
public:
    explicit Private(const termios& before)
        : mode(before)
        , guard(before)
    { }

    TerminalMode mode;
    EchoGuard guard;
};

HiddenInput::HiddenInput()
{
    const auto before = inputMode();
    if (!before || !isForeground(STDIN_FILENO)) {
        return;
    }
    termios silent = *before;
    clearFlags(silent.c_lflag, ECHO);
    silent.c_cc[VSUSP] = _POSIX_VDISABLE; // Ctrl+Z would leave the shell without an echo
    d = std::make_unique<Private>(*before);
    if (::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) != 0) {
        d.reset();
    }
}

HiddenInput::~HiddenInput() = default;

} // namespace vedette::cli
