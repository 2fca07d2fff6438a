// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/fleet/FleetLayout.h"

#include "tests/support/Catch.h"

using vedette::ui::FleetLayout;

namespace {

/// Four columns of 20 × 10 in a width of 100: groups of 6 and 3.
FleetLayout arranged()
{
    FleetLayout layout;
    layout.arrange({6, 3}, {.cell = {20, 10}, .gap = 5, .heading = 12, .groupGap = 8}, 100);
    return layout;
}

} // namespace

TEST_CASE("Cells fill rows from the left, group below group")
{
    const FleetLayout layout = arranged();

    CHECK(layout.columns() == 4);
    CHECK(layout.cellCount() == 9);
    CHECK(layout.cellRect(0) == QRect(0, 12, 20, 10));
    CHECK(layout.cellRect(3) == QRect(75, 12, 20, 10));
    CHECK(layout.cellRect(4) == QRect(0, 27, 20, 10));
    CHECK(layout.headingRect(1).top() == 12 + 2 * 15 + 8);
    CHECK(layout.cellRect(6).top() == layout.headingRect(1).bottom() + 1);
}

TEST_CASE("A point finds its cell, a gap finds none")
{
    const FleetLayout layout = arranged();

    CHECK(layout.cellAt({80, 15}) == 3);
    CHECK(layout.cellAt(layout.cellRect(8).center()) == 8);
    CHECK_FALSE(layout.cellAt({22, 15}).has_value());
    CHECK_FALSE(layout.cellAt({60, 30}).has_value()); // the second row has two cells only
    CHECK_FALSE(layout.cellAt({5, 5}).has_value()); // a heading
}

TEST_CASE("Arrow keys keep the column from group to group")
{
    const FleetLayout layout = arranged();

    CHECK(layout.moveVertically(1, 1) == 5);
    CHECK(layout.moveVertically(3, 1) == 5); // the nearest in a shorter row
    CHECK(layout.moveVertically(5, 1) == 7);
    CHECK(layout.moveVertically(8, 1) == 8);
    CHECK(layout.moveVertically(7, -1) == 5);
    CHECK(layout.moveVertically(8, -1) == 5);
    CHECK(layout.moveVertically(2, -1) == 2);
}

TEST_CASE("Only the cells of the visible lines are asked for")
{
    FleetLayout layout;
    layout.arrange({10'000}, {.cell = {20, 10}, .gap = 0}, 200);

    const auto [first, end] = layout.cellsBetween(500, 549);

    CHECK(first == 500);
    CHECK(end == 550);
}

TEST_CASE("Stretched cells use the whole width")
{
    FleetLayout layout;

    layout.arrange({5}, {.cell = {200, 100}, .gap = 10, .stretches = true}, 700);

    CHECK(layout.columns() == 3);
    CHECK(layout.cellRect(2).right() <= 700);
    CHECK(layout.cellRect(2).right() > 690);
}
