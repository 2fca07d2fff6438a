// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/DamageText.h"

#include "tests/support/Catch.h"

using namespace Qt::StringLiterals;
using namespace vedette;

TEST_CASE("a damage is told with the time of the backup, what is missing, and where the file is",
          "[F30]")
{
    const auto part = GENERATE(Damage::Part::Configuration, Damage::Part::History);

    const QString text = text::damageText(
        {.part = part, .movedTo = u"/data/before"_s, .backupAt = fromMsecs(1'767'225'600'000)});

    CHECK(text.contains(u"was damaged"_s));
    CHECK(text.contains(u"is missing"_s));
    CHECK(text.contains(u"before"_s));
    CHECK_FALSE(text.contains(u'%'));
}

TEST_CASE("a configuration that was restored says that what was removed is there again", "[F30]")
{
    const QString text = text::damageText(
        {.part = Damage::Part::Configuration, .movedTo = u"/data/x"_s, .backupAt = Timestamp{}});

    CHECK(text.contains(u"host keys"_s));
    CHECK(text.contains(u"there again"_s));
}

TEST_CASE("a damage without a backup says that all was begun anew", "[F30]")
{
    const QString config
        = text::damageText({.part = Damage::Part::Configuration, .movedTo = u"/data/x"_s});
    const QString history = text::damageText({.movedTo = u"/data/x\nfalse"_s});

    CHECK(config.contains(u"no server of before is watched"_s));
    CHECK(history.contains(u"a new one was begun"_s));
    CHECK_FALSE(history.contains(u'\n'));
}
