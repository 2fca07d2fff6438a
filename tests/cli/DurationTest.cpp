// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/Duration.h"

#include "tests/support/Catch.h"

#include <utility>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace std::chrono_literals;

TEST_CASE("a duration is a number with a unit, or several in a row")
{
    const auto [text, expected] = GENERATE(table<QString, milliseconds>({
        {u"500ms"_s, 500ms},
        {u"90s"_s, 90s},
        {u"5m"_s, 5min},
        {u"2h"_s, 2h},
        {u"1d"_s, 24h},
        {u"24d"_s, 24 * 24h},
        {u"1h30m"_s, 90min},
        {u"1m500ms"_s, 60'500ms},
    }));

    const auto duration = cli::parseDuration(text);

    INFO(text);
    REQUIRE(duration);
    CHECK(*duration == expected);
}

TEST_CASE("what is no duration is refused with a word on how to write one")
{
    const QString text = GENERATE(u""_s,
                                  u"10"_s,
                                  u"s"_s,
                                  u"1.5h"_s,
                                  u"-5s"_s,
                                  u"10 s"_s,
                                  u"5M"_s,
                                  u"5s\n"_s,
                                  QString(200, u'9') + u's',
                                  u"999999999d"_s.repeated(200),
                                  u"9999999999s"_s);

    const auto duration = cli::parseDuration(text);

    INFO(text);
    REQUIRE_FALSE(duration);
    CHECK(duration.error().code == ErrorCode::InvalidConfig);
    CHECK(duration.error().detail.contains(u"90s"));
}

TEST_CASE("a duration out of the range is refused with the range, as it is written")
{
    const auto [text, least, most, words]
        = GENERATE(table<QString, milliseconds, milliseconds, QString>({
            {u"0s"_s, 1ms, 24 * 24h, u"“0s” is not between 1ms and 24d"_s},
            {u"25d"_s, 1ms, 24 * 24h, u"between 1ms and 24d"_s},
            {u"999999999d"_s, 1ms, 24 * 24h, u"between 1ms and 24d"_s},
            {u"1h1ms"_s, 5s, 1h, u"between 5s and 1h"_s},
            {u"199ms"_s, 200ms, 90s, u"between 200ms and 90s"_s},
        }));

    const auto duration = cli::parseDuration(text, {least, most});

    REQUIRE_FALSE(duration);
    CHECK(duration.error().code == ErrorCode::InvalidConfig);
    INFO(duration.error().detail);
    CHECK(duration.error().detail.contains(words));
    CHECK(cli::parseDuration(u"5s", {5s, 5s}) == milliseconds{5s});
}
