// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/theme/OnScreen.h"

#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace vedette::ui {

namespace {

constexpr int usualTitleBar = 40; // pixels; what the window manager adds is known once it has

/// Before it is shown a window is on no screen: it comes up on that of the window it belongs to.
const QScreen* screenOf(const QWidget& window)
{
    const QWidget* parent = window.parentWidget();
    return window.isVisible() || parent == nullptr ? window.screen() : parent->screen();
}

void moveInto(QWidget& window, const QRect& room)
{
    const QRect frame = window.frameGeometry();
    const int left
        = std::max(room.left(), std::min(frame.left(), room.right() + 1 - frame.width()));
    const int top = std::max(room.top(), std::min(frame.top(), room.bottom() + 1 - frame.height()));
    if (left < frame.left() || top < frame.top()) {
        window.move(left, top);
    }
}

} // namespace

void resizeOnScreen(QWidget& window, const QSize& wanted)
{
    const QScreen* const screen = screenOf(window);
    if (screen == nullptr) {
        window.resize(wanted);
        return;
    }
    const QRect room = screen->availableGeometry();
    const QSize frame = window.isVisible() ? window.frameGeometry().size() - window.size()
                                           : QSize(0, usualTitleBar);
    window.resize(wanted.boundedTo(room.size() - frame));
    if (window.isVisible()) {
        moveInto(window, room);
    }
}

} // namespace vedette::ui
