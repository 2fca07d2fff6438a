// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Snapshot.h"

#include "core/model/ServerStatus.h"
#include "tests/support/Catch.h"

#include <QSet>

using namespace vedette;

using namespace Qt::StringLiterals;

TEST_CASE("A snapshot gives the value of a metric, or nothing")
{
    Snapshot snapshot;
    snapshot.samples
        = {{{u"disk"_s, u"used"_s, u"/"_s}, 1}, {{u"disk"_s, u"used"_s, u"/var"_s}, 0}};

    CHECK(valueOf(snapshot, {u"disk"_s, u"used"_s, u"/"_s}) == 1.0);
    CHECK(valueOf(snapshot, {u"disk"_s, u"used"_s, u"/var"_s}) == 0.0);
    CHECK_FALSE(valueOf(snapshot, {u"disk"_s, u"used"_s, {}}));
}

TEST_CASE("Every state of a server has a name, and none is up and down at once")
{
    QSet<QString> names;
    for (int i = 0; i <= static_cast<int>(ServerState::Paused); ++i) {
        const auto state = static_cast<ServerState>(i);
        names.insert(stateName(state).toString());
        CHECK_FALSE((isUp(state) && isDown(state)));
    }

    CHECK(names.size() == static_cast<int>(ServerState::Paused) + 1);
    CHECK(isUp(ServerState::Degraded));
    CHECK(isDown(ServerState::HostKeyChanged));
    CHECK_FALSE(isDown(ServerState::NeedsUser));
}
