// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/theme/OnScreen.h"

#include "tests/support/Catch.h"

#include <QScreen>
#include <QWidget>

using namespace vedette::ui;

TEST_CASE("A window is no larger than its screen, and as large as it wants where that fits")
{
    QWidget window;
    const QSize room = window.screen()->availableGeometry().size();

    resizeOnScreen(window, {room.width() * 2, 300});
    CHECK(window.width() == room.width());
    CHECK(window.height() == 300);

    resizeOnScreen(window, {400, room.height() * 2});
    CHECK(window.width() == 400);
    CHECK(window.height() <= room.height());
}

TEST_CASE("A window that grows over the edge of its screen is moved back")
{
    QWidget window;
    const QRect room = window.screen()->availableGeometry();
    window.resize(200, 100);
    window.move(room.right() - 220, room.bottom() - 120);
    window.show();

    resizeOnScreen(window, {300, 250});

    CHECK(window.size() == QSize(300, 250));
    CHECK(room.contains(window.frameGeometry()));
}
