// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Incidents.h"

#include "tests/support/Catch.h"

using namespace vedette;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr ServerId web{1};
constexpr Timestamp noon{std::chrono::seconds{1'767'268'800}};

TimeRange hourFrom(Timestamp begin)
{
    return {begin, begin + hours{1}};
}

} // namespace

TEST_CASE("An incident reaches from half an hour before its alert to half an hour after it")
{
    Incidents incidents;
    incidents.add(web, noon, noon + minutes{10});

    CHECK(incidents.endAround(web, {noon - minutes{31}, noon - minutes{29}}) == noon + minutes{40});
    CHECK(incidents.endAround(web, {noon + minutes{39}, noon + minutes{50}}) == noon + minutes{40});
    CHECK_FALSE(incidents.endAround(web, {noon - minutes{40}, noon - minutes{30}}));
    CHECK_FALSE(incidents.endAround(web, {noon + minutes{40}, noon + minutes{50}}));
    CHECK_FALSE(incidents.endAround(ServerId{2}, hourFrom(noon)));
}

TEST_CASE("Incidents that overlap are one, in whatever order they come")
{
    Incidents incidents;
    const bool isRising = GENERATE(true, false);
    incidents.add(web, noon + hours{isRising ? 0 : 2}, noon + hours{isRising ? 1 : 3});
    incidents.add(web, noon + hours{isRising ? 2 : 0}, noon + hours{isRising ? 3 : 1});
    incidents.add(web, noon + hours{9}, noon + hours{9});

    CHECK(incidents.endAround(web, hourFrom(noon)) == noon + hours{3} + minutes{30});
    CHECK(incidents.endAround(web, hourFrom(noon + hours{9})) == noon + hours{9} + minutes{30});
    CHECK_FALSE(incidents.endAround(web, hourFrom(noon + hours{5})));
}

TEST_CASE("Of a long alert its begin and its end are kept")
{
    Incidents incidents;
    incidents.add(web, noon, noon + hours{1000});

    CHECK(incidents.endAround(web, hourFrom(noon)) == noon + hours{72} + minutes{30});
    CHECK_FALSE(incidents.endAround(web, hourFrom(noon + hours{500})));
    CHECK(incidents.endAround(web, hourFrom(noon + hours{980}))
          == noon + hours{1000} + minutes{30});
}

TEST_CASE("Of an alert without an end the begin is kept, and nonsense does no harm")
{
    Incidents incidents;
    incidents.add(web, noon, std::nullopt);
    incidents.add(ServerId{2}, Timestamp::max(), Timestamp::min());
    incidents.add(ServerId{3}, Timestamp::min(), Timestamp::max());

    CHECK(incidents.endAround(web, hourFrom(noon + hours{71})) == noon + hours{72} + minutes{30});
    CHECK_FALSE(incidents.endAround(web, hourFrom(noon + hours{100'000})));
    CHECK_FALSE(incidents.endAround(ServerId{2}, hourFrom(noon)));
    CHECK_FALSE(incidents.endAround(ServerId{3}, hourFrom(noon)));
}

TEST_CASE("Of very many incidents the newest are kept")
{
    Incidents incidents;
    for (int i = 0; i < 1001; ++i) {
        incidents.add(web, noon + hours{2 * i}, noon + hours{2 * i});
    }

    CHECK_FALSE(incidents.endAround(web, hourFrom(noon - minutes{30})));
    CHECK(incidents.endAround(web, hourFrom(noon + hours{2})));
    CHECK(incidents.endAround(web, hourFrom(noon + hours{2000})));
}
