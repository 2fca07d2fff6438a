// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/StatusLine.h"

#include "tests/support/Catch.h"
#include "ui/theme/PlainLabel.h"

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

const ui::PlainLabel& label(const ui::StatusLine& line, const QString& name)
{
    const auto* const found = line.findChild<ui::PlainLabel*>(name);
    REQUIRE(found != nullptr);
    return *found;
}

} // namespace

TEST_CASE("What the collector lost is silent at zero and told in numbers")
{
    ui::StatusLine line;
    CollectorHealth health;
    health.serversMonitored = 2;
    health.serversUp = 1;

    line.setHealth(health);

    CHECK(label(line, u"statusServers"_s).text() == u"1 of 2 servers up");
    CHECK(label(line, u"statusMissed"_s).isHidden());
    CHECK(label(line, u"statusDropped"_s).isHidden());
    CHECK(label(line, u"statusError"_s).isHidden());

    health.missedPolls = 1;
    health.pollsDropped = 12;
    health.storeError = Error{ErrorCode::StoreFull, {}};
    line.setHealth(health);

    CHECK_FALSE(label(line, u"statusMissed"_s).isHidden());
    CHECK(label(line, u"statusMissed"_s).text() == u"1 poll missed");
    CHECK(label(line, u"statusDropped"_s).text() == u"12 polls not stored");
    CHECK_FALSE(label(line, u"statusError"_s).isHidden());
}

TEST_CASE("A list of servers that can't be read is told beside the collector's figures")
{
    ui::StatusLine line;
    CollectorHealth health;
    health.configError = Error{ErrorCode::StoreCorrupt, {}};

    line.setHealth(health);

    CHECK(label(line, u"statusError"_s).text() == u"The list of servers can't be read");
}
