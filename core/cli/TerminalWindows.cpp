// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Untested: written from the documentation of the Windows console.
#include "core/cli/Terminal.h"

#include <windows.h>

namespace vedette::cli {

std::optional<TerminalSize> terminalSize()
{
    CONSOLE_SCREEN_BUFFER_INFO info{};
    const HANDLE output = ::GetStdHandle(STD_OUTPUT_HANDLE);
    DWORD mode = 0;
    if (::GetConsoleScreenBufferInfo(output, &info) == 0 || ::GetConsoleMode(output, &mode) == 0) {
        return std::nullopt;
    }
    if (::SetConsoleMode(output, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING) == 0) {
        return std::nullopt; // a console before Windows 10 knows no escape sequences
    }
    return TerminalSize{info.srWindow.Right - info.srWindow.Left + 1,
                        info.srWindow.Bottom - info.srWindow.Top + 1};
}

/// A pipe without a reader is noticed by writing only: its message tells of the output in general.
bool isReaderGone()
{
    return false;
}

void discardTypedAhead()
{
    ::FlushConsoleInputBuffer(::GetStdHandle(STD_INPUT_HANDLE));
}

/// A console tells of single keys, not of lines: the wait for one has no end.
bool awaitLine(std::chrono::milliseconds /*atMost*/)
{
    return true;
}

/// A console handle can't be watched by Qt's event loop: Ctrl+C is the way out.
class Keyboard::Private
{ };

Keyboard::Keyboard(QObject* parent)
    : QObject(parent)
{ }

Keyboard::~Keyboard() = default;

class HiddenInput::Private
{
public:
    HANDLE input = nullptr;
    DWORD before = 0;
};

HiddenInput::HiddenInput()
{
    const HANDLE input = ::GetStdHandle(STD_INPUT_HANDLE);
    DWORD mode = 0;
    if (::GetConsoleMode(input, &mode) == 0
        || ::SetConsoleMode(input, mode & ~static_cast<DWORD>(ENABLE_ECHO_INPUT)) == 0) {
        return;
    }
    d = std::make_unique<Private>();
    d->input = input;
    d->before = mode;
}

HiddenInput::~HiddenInput()
{
    if (d) {
        ::SetConsoleMode(d->input, d->before);
    }
}

} // namespace vedette::cli
