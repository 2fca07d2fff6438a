// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/CatchUpGaps.h"

#include "core/engine/CatchUpJob.h"
#include "tests/support/Catch.h"

using namespace vedette;
using engine::CatchUpGaps;
using engine::CatchUpNext;
using engine::nextAfter;

namespace {

Timestamp gapTime(qint64 second)
{
    return fromMsecs(1'800'000'000'000) + seconds{second};
}

} // namespace

TEST_CASE("what was told in the middle of a gap leaves its begin and its end")
{
    CatchUpGaps gaps;
    gaps.add({gapTime(0), gapTime(1000)});
    gaps.add({gapTime(2000), gapTime(3000)});

    gaps.take({gapTime(400), gapTime(600)});

    CHECK(gaps.contains(gapTime(380)));
    CHECK_FALSE(gaps.contains(gapTime(395))); // next to it, by a clock told otherwise
    CHECK_FALSE(gaps.contains(gapTime(500)));
    CHECK_FALSE(gaps.contains(gapTime(605)));
    CHECK(gaps.contains(gapTime(620)));
    CHECK(gaps.contains(gapTime(2500)));
    CHECK(gaps.span() == TimeRange{gapTime(0), gapTime(3000)});
}

TEST_CASE("the ends of a gap were watched, and what is told whole is none any more")
{
    CatchUpGaps gaps;
    gaps.add({gapTime(0), gapTime(1000)});
    CHECK_FALSE(gaps.contains(gapTime(0)));
    CHECK(gaps.contains(gapTime(1)));
    CHECK_FALSE(gaps.contains(gapTime(1000)));

    gaps.take({gapTime(2000), gapTime(3000)});
    CHECK(gaps.span() == TimeRange{gapTime(0), gapTime(1000)});
    gaps.take({gapTime(-5), gapTime(1000)});

    CHECK(gaps.isEmpty());
}

TEST_CASE("of many gaps the newest are remembered")
{
    CatchUpGaps gaps;
    for (qint64 hour = 0; hour < 20; ++hour) {
        gaps.add({gapTime(hour * 3600), gapTime(hour * 3600 + 600)});
    }

    CHECK(gaps.span() == TimeRange{gapTime(4 * 3600), gapTime(19 * 3600 + 600)});
}

TEST_CASE("after an error that is of one file the next one is asked for, else another session")
{
    CHECK(nextAfter({ErrorCode::Timeout, {}}, 0) == CatchUpNext::File);
    CHECK(nextAfter({ErrorCode::NotAvailable, {}}, 0) == CatchUpNext::File);
    CHECK(nextAfter({ErrorCode::NotFound, {}}, 0) == CatchUpNext::Session);
    CHECK(nextAfter({ErrorCode::CommandFailed, {}}, 2) == CatchUpNext::File);
    CHECK(nextAfter({ErrorCode::PermissionDenied, {}}, 2) == CatchUpNext::File);
    CHECK(nextAfter({ErrorCode::Timeout, {}}, 2) == CatchUpNext::Session);
    CHECK(nextAfter({ErrorCode::Cancelled, {}}, 2) == CatchUpNext::Session);
    CHECK(nextAfter({ErrorCode::NotAvailable, {}}, 2) == CatchUpNext::Nothing);
}
